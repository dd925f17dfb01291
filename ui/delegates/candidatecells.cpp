// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatecells.h"

#include "services/wording.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"

#include <QCoreApplication>
#include <QLocale>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::ui::CandidateCells)
};

QString nothing()
{
    return u"–"_s;
}

CellLook tagLook(const Candidate &candidate)
{
    CellLook look;
    look.text = plain(candidate.tag.name);
    look.bold = candidate.isOpen();
    QStringList lines{look.text};
    if (candidate.commit)
        lines.append(plain(candidate.commit->summary));
    if (!candidate.runsOn.isEmpty())
        lines.append(Words::tr("Runs on %1").arg(plain(candidate.runsOn.join(u", "_s))));
    look.toolTip = lines.join(u'\n');
    return look;
}

CellLook checksLook(const Known<ChecksSummary> &checks)
{
    CellLook look;
    if (!checks) {
        look.text = nothing();
        look.muted = true;
        look.toolTip = Words::tr("The checks are not known. Choose the candidate to load them.");
        look.spoken = Words::tr("Checks not known");
        return look;
    }
    const QLocale locale;
    look.text = Words::tr("%1 / %2").arg(locale.toString(checks->passed), locale.toString(checks->total));
    if (checks->failed > 0) {
        look.icon = u"error"_s;
        look.tone = Tone::Bad;
        look.note = Words::tr("%n failed", nullptr, checks->failed);
    } else if (checks->running > 0) {
        look.icon = u"running"_s;
        look.tone = Tone::Info;
        look.note = Words::tr("running");
    } else if (checks->total > 0) {
        look.icon = checks->complete ? u"done"_s : u"unknown"_s;
        look.tone = checks->complete ? Tone::Good : Tone::Neutral;
    } else {
        look.text = checks->complete ? Words::tr("none") : nothing();
        look.muted = true;
    }
    if (!checks->complete)
        look.toolTip = Words::tr("Only a part of the checks could be read.");
    look.spoken = Words::tr("%1 of %2 checks passed", nullptr).arg(checks->passed).arg(checks->total);
    return look;
}

CellLook assetsLook(const CandidateRow &row)
{
    const QLocale locale;
    CellLook look;
    if (row.assets && row.assets->result != Condition::Result::Unknown) {
        const bool met = row.assets->result == Condition::Result::Met;
        look.text = Words::tr("%1 / %2").arg(locale.toString(row.assets->found), locale.toString(row.assets->wanted));
        look.icon = met ? u"done"_s : u"waiting"_s;
        look.tone = met ? Tone::Good : Tone::Warn;
        look.spoken = Words::tr("%1 of %2 required assets").arg(row.assets->found).arg(row.assets->wanted);
        if (!row.assets->details.isEmpty())
            look.toolTip = Words::tr("Missing: %1").arg(plain(row.assets->details.join(u", "_s)));
        return look;
    }
    const auto &release = row.candidate().release;
    look.text = release ? locale.toString(release->assets.size()) : nothing();
    look.muted = !release;
    if (!release)
        look.toolTip = Words::tr("No release is linked to this candidate.");
    return look;
}

CellLook stateLook(const Candidate &candidate)
{
    CellLook look;
    look.pill = true;
    look.text = plain(wording::state(candidate));
    look.icon = stateIcon(candidate.state);
    look.tone = stateTone(candidate.state);
    look.toolTip = plain(wording::stateMeaning(candidate));
    return look;
}

} // namespace

QString stateIcon(CandidateState state)
{
    switch (state) {
    case CandidateState::PromotionIncomplete:
        return u"state-promotion-incomplete"_s;
    case CandidateState::Released:
        return u"state-released"_s;
    case CandidateState::Superseded:
        return u"state-superseded"_s;
    case CandidateState::Rejected:
        return u"state-rejected"_s;
    case CandidateState::Overtaken:
        return u"state-overtaken"_s;
    case CandidateState::Qualified:
        return u"state-qualified"_s;
    case CandidateState::InQualification:
        return u"state-in-qualification"_s;
    case CandidateState::Tagged:
        break;
    }
    return u"state-tagged"_s;
}

Tone stateTone(CandidateState state)
{
    switch (state) {
    case CandidateState::PromotionIncomplete:
        return Tone::Warn;
    case CandidateState::Released:
        return Tone::Accent;
    case CandidateState::Rejected:
        return Tone::Bad;
    case CandidateState::Qualified:
        return Tone::Good;
    case CandidateState::InQualification:
        return Tone::Info;
    case CandidateState::Superseded:
    case CandidateState::Overtaken:
    case CandidateState::Tagged:
        break;
    }
    return Tone::Neutral;
}

CellLook ageLook(const QDateTime &since)
{
    CellLook look;
    look.text = nothing();
    look.muted = !since.isValid();
    if (since.isValid()) {
        look.text = wording::elapsed(since, Ticker::shared().now());
        look.toolTip = wording::absolute(since, QLocale());
        look.copied = since.toString(Qt::ISODate);
    }
    return look;
}

CellLook commitLook(const ObjectId &commit)
{
    CellLook look;
    look.text = commit.abbreviated();
    look.mono = true;
    look.toolTip = commit.hex();
    look.copied = commit.hex();
    return look;
}

CellLook candidateCell(const CandidateRow &row, int column)
{
    const Candidate &candidate = row.candidate();
    switch (column) {
    case CandidatesModel::TagColumn:
        return tagLook(candidate);
    case CandidatesModel::CommitColumn:
        return commitLook(candidate.tag.commit);
    case CandidatesModel::AgeColumn:
        return ageLook(candidateSince(candidate));
    case CandidatesModel::ChecksColumn:
        return checksLook(candidate.checks);
    case CandidatesModel::AssetsColumn:
        return assetsLook(row);
    case CandidatesModel::StateColumn:
        return stateLook(candidate);
    default:
        return {};
    }
}

QStringList candidateHeaders()
{
    return {Words::tr("Candidate"), Words::tr("Commit"), Words::tr("Age"),
            Words::tr("Checks"),    Words::tr("Assets"), Words::tr("State")};
}

} // namespace slipway::ui
