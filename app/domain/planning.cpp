// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planning.h"

#include "plansteps.h"

#include <algorithm>

namespace slipway {

std::expected<Plan, Allowance> planVerdict(const Snapshot &snapshot, const Candidate &candidate, Verdict::Kind kind,
                                           const QString &reason, const QDateTime &now)
{
    const bool rejects = kind == Verdict::Kind::Rejected;
    const Action action = rejects ? Action::Reject : Action::Qualify;
    if (const Allowance answer = allowance(action, snapshot, &candidate, now); !answer.allowed())
        return std::unexpected(answer);
    if (rejects && reason.trimmed().isEmpty())
        return std::unexpected(Allowance{Obstacle::ReasonMissing});
    if (losesReason(candidate, reason.trimmed()))
        return std::unexpected(Allowance{Obstacle::ReasonTooLong});
    Plan plan;
    plan.kind = rejects ? Plan::Kind::Reject : Plan::Kind::Qualify;
    plan.reason = reason.trimmed();
    plan.tag = candidate.tag.name;
    plan.commit = candidate.tag.commit;
    plan.steps = verdictSteps(snapshot, candidate, {kind, plan.tag, reason.trimmed(), snapshot.account.login, now});
    return plan;
}

std::expected<Plan, Allowance> planCandidate(const Snapshot &snapshot, const QString &tagName, const ObjectId &commit,
                                             const QDateTime &now)
{
    if (const Allowance answer = allowance(Action::NewCandidate, snapshot, nullptr, now); !answer.allowed())
        return std::unexpected(answer);
    const TagName name = snapshot.scheme.classify(tagName);
    if (name.kind != TagName::Kind::Candidate || !name.labelCounts || commit.isNull())
        return std::unexpected(Allowance{Obstacle::NotACandidateTag, false, tagName});
    if (snapshot.findTag(tagName))
        return std::unexpected(Allowance{Obstacle::TagExists, false, tagName});
    const auto finals = finalTags(snapshot);
    if (const auto final = finals.constFind(name.version); final != finals.constEnd())
        return std::unexpected(Allowance{Obstacle::VersionReleased, false, final->name});

    Plan plan;
    plan.kind = Plan::Kind::NewCandidate;
    plan.tag = tagName;
    plan.commit = commit;
    plan.steps = {tagStep(tagName, commit)};
    if (snapshot.configuration.release == ReleaseMode::Relink) {
        for (const Candidate &candidate : candidatesOf(snapshot, name.version)) {
            if (!candidate.name.labelCounts || !listsBefore(name, candidate.name) || !candidate.release)
                continue; // a later candidate keeps its own
            if (candidate.release->immutable || !candidate.release->prerelease)
                continue;
            Step link = releaseStep(Step::Kind::LinkRelease, *candidate.release, tagName, commit);
            link.prerelease = true;
            plan.steps.append(link);
            return plan;
        }
    }
    const bool perTag = snapshot.configuration.release == ReleaseMode::New;
    plan.steps.append(creationStep(tagName, commit, perTag ? tagName : snapshot.scheme.finalTag(name.version), true));
    return plan;
}

CandidateDoubt candidateDoubt(const Snapshot &snapshot, const QString &tagName, const ObjectId &commit,
                              const QList<ObjectId> &branch)
{
    const TagName name = snapshot.scheme.classify(tagName);
    if (name.kind != TagName::Kind::Candidate)
        return {};
    const QList<CandidateTag> tags = candidateTags(snapshot);
    const auto found =
        std::ranges::find_if(tags, [&](const CandidateTag &each) { return listsBefore(name, each.name); });
    if (found == tags.cend())
        return {};
    const Tag &before = *found->tag;
    if (before.commit == commit)
        return {CandidateDoubt::Kind::SameCommit, before.name};
    const auto theirs = branch.indexOf(before.commit);
    const auto ours = branch.indexOf(commit);
    if (theirs >= 0 && ours > theirs)
        return {CandidateDoubt::Kind::OlderCommit, before.name, static_cast<int>(ours - theirs)};
    return {};
}

} // namespace slipway
