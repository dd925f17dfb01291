// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notescells.h"

#include "ui/widgets/plaintext.h"

#include <QCoreApplication>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::ui::NotesCells)
};

CellLook templateLook(const NotesRow &row)
{
    CellLook look;
    look.text = plain(row.path.section(u'/', -1));
    look.icon = u"asset"_s;
    look.muted = !row.exists.value_or(true);
    look.toolTip = plain(row.path);
    if (!row.exists.value_or(true))
        look.note = Words::tr("not there yet");
    if (row.isEdited)
        look.below = Words::tr("edited, not saved");
    look.spoken = Words::tr("Template %1").arg(look.text) + (look.note.isEmpty() ? QString() : u", "_s + look.note)
        + (look.below.isEmpty() ? QString() : u", "_s + look.below);
    return look;
}

} // namespace

QString notesState(const NotesDocument &document)
{
    if (document.tag.isEmpty())
        return Words::tr("not there any more");
    if (!document.isReleaseKnown)
        return Words::tr("release not known");
    if (document.releaseId == 0)
        return Words::tr("no release yet");
    if (document.isDraft)
        return Words::tr("draft");
    return document.isPrerelease ? Words::tr("pre-release") : Words::tr("release");
}

CellLook notesCell(const NotesRow &row, int)
{
    CellLook look;
    switch (row.kind) {
    case NotesRow::Kind::Template:
        return templateLook(row);
    case NotesRow::Kind::TemplatesHeading:
        look.text = Words::tr("Templates · in the repository");
        look.muted = true;
        return look;
    case NotesRow::Kind::ReleasesHeading:
        look.text = Words::tr("Drafts and releases");
        look.muted = true;
        return look;
    case NotesRow::Kind::Release:
        break;
    }
    look.text = plain(row.document.name);
    look.bold = row.isEdited;
    look.note = notesState(row.document);
    look.icon = u"notes"_s;
    look.tone = row.document.isPrerelease ? Tone::Info : Tone::Neutral;
    if (row.isEdited)
        look.below = Words::tr("edited, not published");
    look.toolTip = Words::tr("%1, linked to %2").arg(plain(row.document.name), plain(row.document.tag));
    return look;
}

} // namespace slipway::ui
