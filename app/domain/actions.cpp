// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions.h"

#include <algorithm>

namespace slipway {

namespace {

/// What has become of a candidate so that there is nothing left to decide about it.
Allowance closedObstacle(const Candidate &candidate)
{
    if (candidate.finalTag && candidate.finalTag->commit != candidate.tag.commit)
        return {Obstacle::FinalTagElsewhere, false, candidate.finalTag->name};
    // Also of a rejected one, whose state does not say it; but a promotion that was begun is ended.
    if (!candidate.finalTag && !candidate.overtakenBy.isEmpty())
        return {Obstacle::Overtaken, false, candidate.overtakenBy};
    return {};
}

Allowance verdictAllowance(Action action, const Candidate &candidate)
{
    if (candidate.finalTag && candidate.finalTag->commit == candidate.tag.commit)
        return {Obstacle::AlreadyReleased, false, candidate.finalTag->name};
    if (const Allowance closed = closedObstacle(candidate); !closed.allowed())
        return closed;
    if (!candidate.verdict)
        return {};
    if (action == Action::Qualify && candidate.verdict->kind == Verdict::Kind::Qualified)
        return {Obstacle::AlreadyQualified, false, candidate.tag.name};
    if (action == Action::Reject && candidate.verdict->kind == Verdict::Kind::Rejected)
        return {Obstacle::AlreadyRejected, false, candidate.tag.name};
    return {};
}

Allowance promotionAllowance(const Snapshot &snapshot, const Candidate &candidate, const QDateTime &now)
{
    if (candidate.state == CandidateState::Released)
        return {Obstacle::AlreadyReleased, false, candidate.finalTagName};
    if (const Allowance closed = closedObstacle(candidate); !closed.allowed())
        return closed;
    if (!snapshot.releases)
        return {Obstacle::FactsUnknown}; // a second release for the version would be made
    if (candidate.state == CandidateState::PromotionIncomplete)
        return {}; // decided already: it only has to be ended
    if (candidate.state == CandidateState::Rejected)
        return {Obstacle::IsRejected, true, candidate.tag.name};
    if (candidate.unknown.contains(Fact::Verdict))
        return {Obstacle::VerdictUnknown, true, candidate.tag.name};
    if (candidate.state == CandidateState::Superseded)
        return {Obstacle::NewerCandidate, true, candidate.supersededBy};
    if (candidate.state != CandidateState::Qualified)
        return {Obstacle::NotQualified, true, candidate.tag.name};
    if (!isReady(readiness(snapshot, candidate, now)))
        return {Obstacle::NotReady, true, candidate.tag.name};
    return {};
}

Allowance checklistAllowance(const Snapshot &snapshot, const Candidate &candidate)
{
    if (candidate.finalTag && candidate.finalTag->commit == candidate.tag.commit)
        return {Obstacle::AlreadyReleased, false, candidate.finalTag->name};
    if (const Allowance closed = closedObstacle(candidate); !closed.allowed())
        return closed;
    if (snapshot.configuration.checklist.isEmpty())
        return {Obstacle::NoChecklist};
    if (!candidate.release)
        return {Obstacle::NoRelease, false, candidate.tag.name};
    return canSpeakVerdicts(snapshot.account) ? Allowance() : Allowance{Obstacle::AccountUnknown};
}

} // namespace

Obstacle accessObstacle(const Snapshot &snapshot)
{
    if (!snapshot.repository)
        return Obstacle::NoRepository;
    if (snapshot.account.login.isEmpty() && !snapshot.account.canWrite.value_or(false))
        return Obstacle::NotSignedIn;
    if (snapshot.archived.value_or(false))
        return Obstacle::Archived;
    // Unknown access is tried: GitHub decides, and its answer is shown.
    return snapshot.account.canWrite.value_or(true) ? Obstacle::None : Obstacle::NoWriteAccess;
}

bool tokenRefused(const Snapshot &snapshot)
{
    return std::ranges::any_of(snapshot.problems, [](const Problem &problem) {
        return problem.source == Problem::Source::GitHub && problem.error.kind == ErrorKind::Unauthorized;
    });
}

bool canSpeakVerdicts(const Account &account)
{
    return !account.login.isEmpty() && !account.login.endsWith(QStringLiteral("[bot]"));
}

Allowance allowance(Action action, const Snapshot &snapshot, const Candidate *candidate, const QDateTime &now)
{
    if (const Obstacle obstacle = accessObstacle(snapshot); obstacle != Obstacle::None)
        return {obstacle};
    if (action == Action::NewCandidate)
        return snapshot.tags && snapshot.releases ? Allowance() : Allowance{Obstacle::FactsUnknown};
    if (!candidate)
        return {Obstacle::NoCandidate};
    if (action == Action::Checklist)
        return checklistAllowance(snapshot, *candidate);
    if (action == Action::Promote)
        return promotionAllowance(snapshot, *candidate, now);
    if (const Allowance answer = verdictAllowance(action, *candidate); !answer.allowed())
        return answer;
    return canSpeakVerdicts(snapshot.account) ? Allowance() : Allowance{Obstacle::AccountUnknown};
}

} // namespace slipway
