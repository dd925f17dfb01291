// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "candidate.h"
#include "managedblock.h"
#include "planundo.h"
#include "undoeffects.h"

#include <algorithm>
#include <utility>

namespace slipway {

namespace {

using Steps = std::expected<QList<Step>, Allowance>;

std::unexpected<Allowance> refused(Obstacle obstacle, const QString &subject = {})
{
    return std::unexpected(Allowance{obstacle, false, subject});
}

const Release *findRelease(const Snapshot &snapshot, qint64 id)
{
    if (!snapshot.releases)
        return nullptr;
    const auto found = std::ranges::find(*snapshot.releases, id, &Release::id);
    return found == snapshot.releases->cend() ? nullptr : &*found;
}

/// What keeps the release where it is; None for one that is not there.
Allowance releaseObstacle(const Release *release, const QStringList &expectedTags)
{
    if (!release)
        return {};
    if (release->immutable)
        return {Obstacle::ReleaseImmutable, false, release->tagName};
    if (!expectedTags.contains(release->tagName))
        return {Obstacle::ReleaseElsewhere, false, release->tagName};
    return {};
}

} // namespace

Step notesUndoStep(const Step &written)
{
    Step step = written;
    std::swap(step.before, step.text);
    return step;
}

namespace {

/// Back to the tag that it was linked to, or only back to a draft or pre-release where it was not linked anew.
Step restoreStep(const UndoEffects &effects, const Release *current)
{
    const Step &done = effects.linked ? *effects.linked : *effects.marked;
    Step step;
    step.kind = Step::Kind::RestoreRelease;
    step.releaseId = done.releaseId;
    step.fromTag = done.tag;
    step.tag = effects.linked ? done.fromTag : done.tag;
    step.before = done.name;
    step.name = effects.linked ? done.before : done.name;
    step.prerelease = effects.marked && !effects.linked ? effects.marked->prerelease : done.prerelease;
    step.draft = effects.marked ? effects.marked->draft : current && current->draft;
    step.latest = effects.marked && effects.marked->latest;
    step.now = step.fromTag;
    step.then = step.tag;
    return step;
}

/// The release that the operation made. `source`: the one that it is a copy of; 0: none.
Step deletionStep(const Release &release, qint64 source)
{
    Step step;
    step.kind = Step::Kind::DeleteRelease;
    step.releaseId = release.id;
    step.tag = release.tagName;
    step.name = release.name;
    step.prerelease = release.prerelease;
    step.draft = release.draft;
    step.sourceId = source;
    QStringList assets;
    for (const Asset &asset : release.assets)
        assets.append(assetMark(asset));
    step.before = assets.join(u'\n');
    step.now = release.tagName;
    return step;
}

Step tagDeletion(const Step &made)
{
    Step step;
    step.kind = Step::Kind::DeleteTag;
    step.tag = made.tag;
    step.commit = made.commit;
    step.now = made.commit.abbreviated();
    return step;
}

/// Whether nothing that was written into it is lost with it.
bool isKeptElsewhere(const Snapshot &snapshot, const Release &release, qint64 source)
{
    if (source == 0)
        return !holdsText(release);
    return source != release.id && findRelease(snapshot, source);
}

/// The release first: a tag that is deleted under a published release makes a draft of it (GitHub docs: "Managing
/// releases in a repository").
Steps releaseAndTag(const Snapshot &snapshot, const Operation &operation, const UndoEffects &effects,
                    const QString &leaving)
{
    if (!snapshot.tags || !snapshot.releases)
        return refused(Obstacle::FactsUnknown);
    if (const Tag *tag = snapshot.findTag(leaving); tag && tag->commit != operation.plan.commit)
        return refused(Obstacle::FinalTagElsewhere, leaving);
    QList<Step> steps;
    // Of several tries, one may have made a release and another one have linked one that was there.
    const Release *current = snapshot.findRelease(leaving);
    const bool isLinked = current && effects.linked && effects.linked->releaseId == current->id;
    if (effects.made && !isLinked) {
        if (const Allowance held = releaseObstacle(current, {leaving}); !held.allowed())
            return std::unexpected(held);
        if (current && !isKeptElsewhere(snapshot, *current, effects.made->sourceId))
            return refused(Obstacle::OnlyRelease, leaving);
        if (current)
            steps.append(deletionStep(*current, effects.made->sourceId));
    } else if (effects.linked || effects.marked) {
        const qint64 id = effects.linked ? effects.linked->releaseId : effects.marked->releaseId;
        const Release *release = findRelease(snapshot, id);
        const Step restore = restoreStep(effects, release);
        if (const Allowance held = releaseObstacle(release, {leaving, restore.tag}); !held.allowed())
            return std::unexpected(held);
        // GitHub would make the missing tag, on the default branch.
        if (!snapshot.findTag(restore.tag))
            return refused(Obstacle::TagGone, restore.tag);
        steps.append(restore);
    }
    if (effects.tag)
        steps.append(tagDeletion(*effects.tag));
    return steps;
}

} // namespace

bool holdsText(const Release &release)
{
    return !withoutBlock(release.body).trimmed().isEmpty() || !ticksOf(release.body, release.tagName).isEmpty();
}

QString assetMark(const Asset &asset)
{
    return QStringLiteral("%1 %2 %3").arg(asset.id).arg(asset.size).arg(asset.name);
}

Steps promotionUndoSteps(const Snapshot &snapshot, const Operation &operation, const UndoEffects &effects)
{
    const QString &final = operation.plan.finalTag;
    const ObjectId &commit = operation.plan.commit;
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
        const bool matters = environment.production || environment.follows == Follows::Releases;
        if (!environment.deployments) {
            if (matters)
                return refused(Obstacle::NothingRuns, environment.name);
            continue;
        }
        const Deployment *active = activeDeployment(*environment.deployments);
        if (active && active->commit == commit && (environment.production || active->refName() == final))
            return refused(Obstacle::StillRuns, environment.name);
        const Deployment *pending = pendingDeployment(*environment.deployments);
        if (pending && pending->commit == commit && pending->refName() == final)
            return refused(Obstacle::OnItsWay, environment.name);
    }
    if (!snapshot.environments)
        return refused(Obstacle::FactsUnknown);
    Steps steps = releaseAndTag(snapshot, operation, effects, final);
    // A text that was edited since is nobody's to take back.
    const Release *noted = effects.notes ? findRelease(snapshot, effects.notes->releaseId) : nullptr;
    if (steps && !steps->isEmpty() && noted && notesIn(noted->body) == effects.notes->text)
        steps->append(notesUndoStep(*effects.notes));
    return steps;
}

Steps candidateUndoSteps(const Snapshot &snapshot, const Operation &operation, const UndoEffects &effects)
{
    const QString &tag = operation.plan.tag;
    const ObjectId &commit = operation.plan.commit;
    const auto finals = finalTags(snapshot);
    const auto final = finals.constFind(snapshot.scheme.classify(tag).version);
    if (final != finals.constEnd() && final->commit == commit)
        return refused(Obstacle::AlreadyReleased, final->name);
    const auto statuses = snapshot.factsOf(commit).statuses;
    if (!statuses)
        return refused(Obstacle::VerdictUnknown);
    if (!verdictsOn(tag, *statuses, {}).isEmpty())
        return refused(Obstacle::VerdictGiven, tag);
    if (!snapshot.environments)
        return refused(Obstacle::FactsUnknown);
    for (const Environment &environment : *snapshot.environments) {
        if (!environment.deployments)
            return refused(Obstacle::NothingRuns, environment.name);
        const bool deployed = std::ranges::any_of(*environment.deployments, [&](const Deployment &deployment) {
            return deployment.commit == commit && deployment.refName() == tag;
        });
        if (deployed)
            return refused(Obstacle::DeployedFrom, environment.name);
    }
    const Release *release = effects.made ? snapshot.findRelease(tag) : nullptr;
    if (release && holdsText(*release))
        return refused(Obstacle::NotesWritten, tag);
    return releaseAndTag(snapshot, operation, effects, tag);
}

} // namespace slipway
