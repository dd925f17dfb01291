// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "matrixcells.h"

#include "candidatecells.h"
#include "celllook.h"
#include "services/wording.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"

#include <QCoreApplication>
#include <QLocale>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;
using Cell = VersionRow::Cell;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::ui::MatrixCells)
};

QString age(const QDateTime &when)
{
    return when.isValid() ? wording::age(when, Ticker::shared().now()) : QString();
}

MatrixLook versionLook(const VersionRow &row)
{
    MatrixLook look;
    look.text = plain(row.name);
    for (const Cell &cell : row.cells)
        look.bold = look.bold || cell.kind == Cell::Kind::Now;
    if (row.state) {
        look.pill = wording::state(*row.state);
        look.pillIcon = stateIcon(*row.state);
        look.tone = stateTone(*row.state);
    }
    return look;
}

MatrixLook pastLook(const Cell &cell)
{
    MatrixLook look;
    look.muted = true;
    look.text = cell.until.isValid() ? Words::tr("%1 – %2", "a span of time: 6 d – 2 d ago")
                                           .arg(wording::elapsed(cell.since, Ticker::shared().now()), age(cell.until))
                                     : age(cell.since);
    const QLocale locale;
    look.toolTip = cell.until.isValid()
        ? Words::tr("Ran here from %1 until %2.")
              .arg(wording::absolute(cell.since, locale), wording::absolute(cell.until, locale))
        : Words::tr("Ran here from %1.").arg(wording::absolute(cell.since, locale));
    return look;
}

MatrixLook environmentLook(const Cell &cell, const VersionMatrixModel::Environment &environment)
{
    const QString since = wording::absolute(cell.since, QLocale());
    MatrixLook look;
    look.pillFirst = true;
    look.text = age(cell.since);
    switch (cell.kind) {
    case Cell::Kind::Never:
        look.text = environment.known ? QString() : u"?"_s;
        look.muted = true;
        if (!environment.known)
            look.toolTip = Words::tr("What ran here could not be read; see the problems in the status bar.");
        return look;
    case Cell::Kind::Past:
        return pastLook(cell);
    case Cell::Kind::Now:
        look.pill = cell.redeployed ? Words::tr("now, rolled back") : Words::tr("now");
        look.pillIcon = cell.redeployed ? u"history"_s : u"done"_s;
        look.tone = cell.redeployed ? Tone::Warn : Tone::Good;
        look.toolTip = cell.redeployed
            ? Words::tr("Runs here since %1, in place of a newer version that ran here before.").arg(since)
            : Words::tr("Runs here since %1.").arg(since);
        return look;
    case Cell::Kind::Waiting:
        look.pill = Words::tr("waiting");
        look.pillIcon = u"waiting"_s;
        look.tone = Tone::Warn;
        look.muted = true;
        look.toolTip = Words::tr("Asked for on %1, and not there yet.").arg(since);
        return look;
    case Cell::Kind::Failed:
        look.pill = Words::tr("failed");
        look.pillIcon = u"error"_s;
        look.tone = Tone::Bad;
        look.muted = true;
        look.toolTip = Words::tr("The deployment failed on %1.").arg(since);
        return look;
    }
    return look;
}

} // namespace

MatrixLook matrixCell(const VersionRow &row, int column, const VersionMatrixModel::Environment *environment)
{
    MatrixLook look;
    switch (column) {
    case VersionMatrixModel::VersionColumn:
        return versionLook(row);
    case VersionMatrixModel::CommitColumn:
        look.text = row.commit.abbreviated();
        look.mono = true;
        look.copied = row.commit.hex();
        look.toolTip = row.commit.hex();
        return look;
    case VersionMatrixModel::CandidateOfColumn: {
        const bool candidate = row.tag.kind == TagName::Kind::Candidate;
        look.text = candidate ? plain(row.tag.version.toString()) : u"–"_s;
        look.muted = !candidate;
        return look;
    }
    default:
        return environmentLook(row.cells.value(column - VersionMatrixModel::FirstEnvironmentColumn), *environment);
    }
}

QVariant presentMatrix(const VersionRow &row, int column, const VersionMatrixModel::Environment *environment, int role)
{
    if (role != MatrixLookRole && !isCellRole(role))
        return {};
    const MatrixLook look = matrixCell(row, column, environment);
    if (role == MatrixLookRole)
        return QVariant::fromValue(look);
    CellLook words;
    words.text = look.pillFirst && !look.pill.isEmpty() ? look.pill : look.text;
    words.note = look.pill.isEmpty() ? QString() : look.pillFirst ? look.text : look.pill;
    words.toolTip = look.toolTip;
    words.copied = look.copied;
    return answer(words, role);
}

QStringList matrixHeaders()
{
    return {Words::tr("Version"), Words::tr("Commit"), Words::tr("Candidate of")};
}

} // namespace slipway::ui
