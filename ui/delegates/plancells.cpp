// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plancells.h"

#include "candidatecells.h"
#include "services/wording.h"
#include "ui/widgets/plaintext.h"

#include <QCoreApplication>
#include <QLocale>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::ui::PlanCells)
};

void setProgress(CellLook &look, StepProgress::State state)
{
    switch (state) {
    case StepProgress::State::Waiting:
        look.icon = u"state-tagged"_s;
        break;
    case StepProgress::State::Running:
        look.icon = u"running"_s;
        look.tone = Tone::Info;
        break;
    case StepProgress::State::Done:
        look.icon = u"done"_s;
        look.tone = Tone::Good;
        break;
    case StepProgress::State::AwaitingRemote:
        look.icon = u"waiting"_s;
        look.tone = Tone::Warn;
        break;
    case StepProgress::State::Stopped:
        look.icon = u"error"_s;
        look.tone = Tone::Bad;
        break;
    }
}

} // namespace

CellLook stepCell(const PlanRow &row, int column)
{
    CellLook look;
    look.wraps = true;
    switch (column) {
    case PlanModel::StepColumn:
        look.text = plain(wording::step(row.step));
        setProgress(look, row.progress.state);
        break;
    case PlanModel::NowColumn:
        look.text = plain(wording::stepNow(row.step));
        look.muted = true;
        break;
    case PlanModel::ThenColumn:
        look.text = plain(wording::stepThen(row.step));
        break;
    case PlanModel::ProgressColumn:
        look.text = plain(wording::stepProgress(row.progress, QLocale()));
        look.muted = true;
        break;
    default:
        break;
    }
    look.toolTip = look.text;
    return look;
}

QStringList stepHeaders()
{
    return {Words::tr("Step"), Words::tr("Now"), Words::tr("Then"), QString()};
}

CellLook branchCommitCell(const CommitRow &row, int column)
{
    CellLook look;
    switch (column) {
    case CommitsModel::SummaryColumn:
        look.text = plain(row.commit.summary);
        look.toolTip = look.text;
        return look;
    case CommitsModel::AuthorColumn:
        look.text = plain(row.commit.authorLogin.isEmpty() ? row.commit.authorName : row.commit.authorLogin);
        look.muted = true;
        look.toolTip = look.text;
        return look;
    case CommitsModel::AgeColumn:
        return ageLook(row.commit.committedAt);
    case CommitsModel::CommitColumn:
        return commitLook(row.commit.id);
    case CommitsModel::MarksColumn:
        look.text = plain((row.tags + row.environments).join(u", "_s));
        if (!look.text.isEmpty())
            look.icon = row.tags.isEmpty() ? u"environment"_s : u"tag"_s;
        if (!row.tags.isEmpty())
            look.toolTip += Words::tr("Tagged: %1").arg(plain(row.tags.join(u", "_s)));
        if (!row.environments.isEmpty())
            look.toolTip += (look.toolTip.isEmpty() ? QString() : u"\n"_s)
                + Words::tr("Runs on: %1").arg(plain(row.environments.join(u", "_s)));
        return look;
    default:
        return look;
    }
}

QStringList branchCommitHeaders()
{
    return {Words::tr("Change"), Words::tr("Author"), Words::tr("Age"), Words::tr("Commit"),
            Words::tr("Tagged, deployed")};
}

} // namespace slipway::ui
