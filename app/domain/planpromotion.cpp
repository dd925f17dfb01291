// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planning.h"

#include "managedblock.h"
#include "plansteps.h"

#include <algorithm>

namespace slipway {

namespace {

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

Step copyStep(const Asset &asset, const QString &tag, qint64 releaseId)
{
    Step step;
    step.kind = Step::Kind::CopyAsset;
    step.tag = tag;
    step.releaseId = releaseId;
    step.number = asset.id;
    step.name = asset.name;
    step.size = asset.size;
    step.digest = asset.digest;
    step.contentType = asset.contentType;
    step.then = asset.name;
    return step;
}

/// A copy that is there already is no step; one that is not whole, or not the same, is read again by its step.
bool hasCopy(const Release &release, const Asset &asset)
{
    return std::ranges::any_of(release.assets, [&](const Asset &other) {
        return other.name == asset.name && other.state == Asset::State::Uploaded && !asset.digest.isEmpty()
            && other.digest == asset.digest;
    });
}

/// A release of its own for the final tag: a draft until all assets are there, since what an immutable release holds
/// when it is published stays for ever.
QList<Step> separateReleaseSteps(const Candidate &candidate, const Release *source, const Release *begun, bool latest)
{
    const QString &tag = candidate.finalTagName;
    const QList<Asset> assets = source ? source->assets : QList<Asset>();
    QList<Step> steps;
    if (!begun) {
        Step create = creationStep(tag, candidate.tag.commit, tag, false);
        if (source) {
            create.sourceId = source->id; // its text is taken over
            create.fromTag = source->tagName;
            if (source->name != source->tagName)
                create.name = source->name;
        }
        create.draft = !assets.isEmpty();
        create.latest = latest;
        steps.append(create);
        if (!create.draft)
            return steps;
    }
    for (const Asset &asset : assets) {
        if (asset.state == Asset::State::Uploaded && !(begun && hasCopy(*begun, asset)))
            steps.append(copyStep(asset, tag, begun ? begun->id : 0));
    }
    Step publish = begun ? releaseStep(Step::Kind::MarkReleased, *begun, tag, candidate.tag.commit) : Step();
    if (!begun) {
        publish.kind = Step::Kind::MarkReleased;
        publish.tag = publish.fromTag = publish.now = publish.then = tag;
        publish.commit = candidate.tag.commit;
        publish.name = steps.constFirst().name;
    }
    publish.draft = true;
    publish.latest = latest;
    steps.append(publish);
    return steps;
}

QList<Step> releaseSteps(const Snapshot &snapshot, const Candidate &candidate)
{
    const QString &tag = candidate.finalTagName;
    const bool latest = becomesLatest(snapshot, candidate.name.version);
    const Release *atFinal = snapshot.findRelease(tag);
    const Release *atCandidate = snapshot.findRelease(candidate.tag.name);
    const bool relinks =
        atCandidate && !atCandidate->immutable && snapshot.configuration.release == ReleaseMode::Relink;
    if (atFinal && !atFinal->draft && !atFinal->prerelease)
        return {}; // published already
    if (!atFinal && relinks) {
        Step link = releaseStep(Step::Kind::LinkRelease, *atCandidate, tag, candidate.tag.commit);
        link.prerelease = atCandidate->prerelease;
        Step mark = releaseStep(Step::Kind::MarkReleased, *atCandidate, tag, candidate.tag.commit);
        mark.prerelease = atCandidate->prerelease;
        mark.draft = atCandidate->draft;
        mark.latest = latest;
        return {link, mark};
    }
    if (!atFinal || (atFinal->draft && atCandidate))
        return separateReleaseSteps(candidate, atCandidate, atFinal, latest);
    Step mark = releaseStep(Step::Kind::MarkReleased, *atFinal, tag, candidate.tag.commit);
    mark.prerelease = atFinal->prerelease;
    mark.draft = atFinal->draft;
    mark.latest = latest;
    return {mark};
}

/// Production that runs something later is not waited for: the promotion of an older line does not take it back.
bool runsSomethingLater(const Snapshot &snapshot, const Environment &environment, const Candidate &candidate)
{
    const Deployment *active = environment.deployments ? activeDeployment(*environment.deployments) : nullptr;
    if (!active)
        return false;
    return versionOf(*active, snapshot.scheme, finalTags(snapshot)) > candidate.name.version;
}

} // namespace

std::expected<Plan, Allowance> planPromotion(const Snapshot &snapshot, const Candidate &candidate,
                                             const QString &overrideReason, const QDateTime &now,
                                             const std::optional<QString> &notes)
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
        plan.reason = reason;
        if (!canSpeakVerdicts(snapshot.account))
            return std::unexpected(Allowance{Obstacle::AccountUnknown});
        const QString said = QStringLiteral("Override: ") + reason;
        if (losesReason(candidate, said))
            return std::unexpected(Allowance{Obstacle::ReasonTooLong});
        plan.steps =
            verdictSteps(snapshot, candidate, {Verdict::Kind::Qualified, plan.tag, said, snapshot.account.login, now});
    }
    const Release *noted = snapshot.findRelease(candidate.tag.name);
    const bool changesNotes = notes && noted && notesIn(*notes) != notesIn(noted->body);
    // First of all: where somebody edits them at this moment, nothing else is done yet.
    if (changesNotes && snapshot.configuration.release == ReleaseMode::Relink && !noted->immutable)
        plan.steps.append(notesStep(*noted, *notes));
    // A promotion that was begun is ended: what is done already is no step.
    if (!candidate.finalTag) {
        plan.steps.append(tagStep(plan.finalTag, plan.commit));
        plan.steps.last().fromTag = plan.tag;
    }
    plan.steps.append(releaseSteps(snapshot, candidate));
    if (changesNotes) {
        for (Step &step : plan.steps) {
            if (step.kind == Step::Kind::CreateRelease && step.sourceId == noted->id)
                step.text = notesIn(*notes); // the candidate's own release keeps what it has
        }
    }
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
        if (environment.production && !runsSomethingLater(snapshot, environment, candidate))
            plan.steps.append(deploymentSteps(snapshot, environment, plan.finalTag, plan.commit, {}, now));
    }
    return plan;
}

} // namespace slipway
