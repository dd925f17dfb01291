// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planning.h"

#include <algorithm>

namespace slipway {

namespace {

QList<Step> verdictSteps(const Candidate &candidate, const Verdict &verdict)
{
    Step post;
    post.kind = Step::Kind::PostVerdict;
    post.fromTag = candidate.tag.name;
    post.commit = candidate.tag.commit;
    post.verdict = verdict.kind;
    post.reason = verdict.reason;
    post.by = verdict.by;
    post.at = verdict.at;
    QList<Step> steps{post};
    if (candidate.release) {
        Step record = post;
        record.kind = Step::Kind::RecordVerdict;
        record.releaseId = candidate.release->id;
        record.tag = candidate.release->tagName;
        record.name = candidate.release->name;
        steps.append(record);
    }
    return steps;
}

/// Only a release keeps the whole of a long reason.
bool losesReason(const Candidate &candidate, const QString &reason)
{
    return !candidate.release && statusDescription(reason) != reason;
}

bool becomesLatest(const Snapshot &snapshot, const Version &version)
{
    switch (snapshot.configuration.latest) {
    case LatestRule::Always:
        return true;
    case LatestRule::Never:
        return false;
    case LatestRule::Auto:
        break;
    }
    const auto finals = finalTags(snapshot);
    return std::ranges::none_of(finals.keys(), [&](const Version &other) { return other > version; });
}

Step tagStep(const QString &tag, const ObjectId &commit)
{
    Step step;
    step.kind = Step::Kind::CreateTag;
    step.tag = tag;
    step.commit = commit;
    step.name = tag;
    step.then = commit.abbreviated();
    return step;
}

Step releaseStep(Step::Kind kind, const Release &release, const QString &tag)
{
    Step step;
    step.kind = kind;
    step.releaseId = release.id;
    step.fromTag = release.tagName;
    step.tag = tag;
    // A release that was named after its candidate is named after what it becomes.
    step.name = release.name == release.tagName ? tag : release.name;
    step.now = release.tagName;
    step.then = tag;
    return step;
}

Step creationStep(const QString &tag, const QString &name, bool prerelease)
{
    Step step;
    step.kind = Step::Kind::CreateRelease;
    step.tag = tag;
    step.name = name;
    step.prerelease = prerelease;
    step.then = tag;
    return step;
}

QList<Step> releaseSteps(const Snapshot &snapshot, const Candidate &candidate)
{
    const QString &tag = candidate.finalTagName;
    const bool latest = becomesLatest(snapshot, candidate.name.version);
    const Release *atFinal = snapshot.findRelease(tag);
    const Release *linked = atFinal ? atFinal : candidate.release ? &*candidate.release : nullptr;
    const bool relinks = linked && !linked->immutable && snapshot.configuration.release == ReleaseMode::Relink;
    if (!linked || (!atFinal && !relinks)) {
        Step create = creationStep(tag, tag, false);
        create.releaseId = linked ? linked->id : 0; // its text is taken over
        create.fromTag = linked ? linked->tagName : QString();
        create.latest = latest;
        return {create};
    }
    QList<Step> steps;
    if (linked->tagName != tag)
        steps.append(releaseStep(Step::Kind::LinkRelease, *linked, tag));
    if (!steps.isEmpty())
        steps.last().prerelease = linked->prerelease;
    else if (!linked->prerelease && !linked->draft)
        return {};
    Step mark = releaseStep(Step::Kind::MarkReleased, *linked, tag);
    mark.prerelease = linked->prerelease;
    mark.latest = latest;
    steps.append(mark);
    return steps;
}

/// Production that runs something later is not waited for: the promotion of an older line does not take it back.
bool runsSomethingLater(const Snapshot &snapshot, const Environment &environment, const Candidate &candidate)
{
    const Deployment *active = environment.deployments ? activeDeployment(*environment.deployments) : nullptr;
    if (!active)
        return false;
    return versionOf(*active, snapshot.scheme, finalTags(snapshot)) > candidate.name.version;
}

Step awaitStep(const Snapshot &snapshot, const Environment &environment, const Candidate &candidate)
{
    Step step;
    step.kind = Step::Kind::AwaitDeployment;
    step.environment = environment.name;
    step.tag = candidate.finalTagName;
    step.commit = candidate.tag.commit;
    const auto shown = [](const QString &name, const ObjectId &commit) {
        return name + QStringLiteral(" · ") + commit.abbreviated();
    };
    if (environment.deployments) {
        if (const Deployment *active = activeDeployment(*environment.deployments))
            step.now = shown(runningNames(snapshot, *active).deployed, active->commit);
    }
    step.then = shown(step.tag, step.commit);
    return step;
}

} // namespace

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
    plan.tag = candidate.tag.name;
    plan.commit = candidate.tag.commit;
    plan.steps = verdictSteps(candidate, {kind, plan.tag, reason.trimmed(), snapshot.account.login, now});
    return plan;
}

std::expected<Plan, Allowance> planPromotion(const Snapshot &snapshot, const Candidate &candidate,
                                             const QString &overrideReason, const QDateTime &now)
{
    const Allowance answer = allowance(Action::Promote, snapshot, &candidate, now);
    const QString reason = overrideReason.trimmed();
    if (!answer.allowed() && (!answer.canOverride || reason.isEmpty()))
        return std::unexpected(answer);
    Plan plan;
    plan.kind = Plan::Kind::Promote;
    plan.tag = candidate.tag.name;
    plan.finalTag = candidate.finalTagName;
    plan.commit = candidate.tag.commit;
    if (!answer.allowed()) {
        if (!canSpeakVerdicts(snapshot.account))
            return std::unexpected(Allowance{Obstacle::AccountUnknown});
        const QString said = QStringLiteral("Override: ") + reason;
        if (losesReason(candidate, said))
            return std::unexpected(Allowance{Obstacle::ReasonTooLong});
        plan.steps = verdictSteps(candidate, {Verdict::Kind::Qualified, plan.tag, said, snapshot.account.login, now});
    }
    // A promotion that was begun is ended: what is done already is no step.
    if (!candidate.finalTag) {
        plan.steps.append(tagStep(plan.finalTag, plan.commit));
        plan.steps.last().fromTag = plan.tag;
    }
    plan.steps.append(releaseSteps(snapshot, candidate));
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
        if (environment.production && !runsSomethingLater(snapshot, environment, candidate))
            plan.steps.append(awaitStep(snapshot, environment, candidate));
    }
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
        for (const Candidate &candidate : candidates(snapshot).shown) {
            if (candidate.name.version != name.version || !listsBefore(name, candidate.name) || !candidate.release)
                continue; // a later candidate keeps its own
            if (candidate.release->immutable || !candidate.release->prerelease)
                continue;
            Step link = releaseStep(Step::Kind::LinkRelease, *candidate.release, tagName);
            link.prerelease = true;
            plan.steps.append(link);
            return plan;
        }
    }
    const bool perTag = snapshot.configuration.release == ReleaseMode::New;
    plan.steps.append(creationStep(tagName, perTag ? tagName : snapshot.scheme.finalTag(name.version), true));
    return plan;
}

CandidateDoubt candidateDoubt(const Snapshot &snapshot, const QString &tagName, const ObjectId &commit,
                              const QList<ObjectId> &branch)
{
    const TagName name = snapshot.scheme.classify(tagName);
    if (name.kind != TagName::Kind::Candidate)
        return {};
    for (const Candidate &before : candidates(snapshot).shown) {
        if (!listsBefore(name, before.name))
            continue;
        if (before.tag.commit == commit)
            return {CandidateDoubt::Kind::SameCommit, before.tag.name};
        const auto theirs = branch.indexOf(before.tag.commit);
        const auto ours = branch.indexOf(commit);
        if (theirs >= 0 && ours > theirs)
            return {CandidateDoubt::Kind::OlderCommit, before.tag.name, static_cast<int>(ours - theirs)};
        return {};
    }
    return {};
}

} // namespace slipway
