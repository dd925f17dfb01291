// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "output.h"

#include "services/wording.h"

#include <QCoreApplication>

namespace slipway::cli {

using namespace services;
using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(slipway::cli::Text)
};

} // namespace

QString changesText(const ReleaseChanges &changes)
{
    QString text;
    for (const ReleaseChange &change : changes.changes) {
        const QString number = change.pullRequest ? u" (#%1)"_s.arg(*change.pullRequest) : QString();
        const QString category = change.category.isEmpty() ? changeKey(change.kind) : change.category;
        text += u"%1  %2: %3%4, %5"_s.arg(change.commit.abbreviated(), category, change.title, number, change.author);
        if (!change.revertedBy.isNull())
            text += u' ' + Text::tr("(taken back by %1)").arg(change.revertedBy.abbreviated());
        text += u'\n';
    }
    if (!changes.leftOut.isEmpty())
        text += u'\n' + Text::tr("Left out:") + u'\n';
    for (const LeftOutCommit &each : changes.leftOut)
        text += u"%1  %2: %3\n"_s.arg(each.commit.abbreviated(), each.title, wording::leftOut(each));
    return harmlessLines(text + u'\n' + wording::changesSummary(changes) + u'\n');
}

QString problemsText(const QString &file, const QList<NotesProblem> &problems)
{
    QString text;
    for (const NotesProblem &each : problems) {
        const bool isError = each.severity == NotesProblem::Severity::Error;
        text += u"%1:%2:%3: %4: %5\n"_s.arg(file)
                    .arg(each.line)
                    .arg(each.column)
                    .arg(isError ? Text::tr("error") : Text::tr("warning"), each.message);
    }
    return harmlessLines(text);
}

} // namespace slipway::cli
