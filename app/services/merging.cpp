// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "merging.h"

#include "domain/candidate.h"

#include <algorithm>

namespace slipway::services {

QList<Tag> mergedTags(const Known<QList<Tag>> &github, const QList<Tag> &clone)
{
    if (!github)
        return clone;
    QHash<QString, const Tag *> local;
    local.reserve(clone.size());
    for (const Tag &tag : clone)
        local.insert(tag.name, &tag);
    QList<Tag> tags = *github;
    for (Tag &tag : tags) {
        const Tag *known = local.value(tag.name);
        if (known && known->commit == tag.commit)
            tag = *known;
    }
    return tags;
}

JoinedTags joinedTags(const QList<github::TagReference> &references, const QList<Tag> &clone,
                      const QList<ObjectId> &objects)
{
    QHash<ObjectId, const Tag *> known;
    known.reserve(clone.size());
    for (qsizetype i = 0; i < clone.size(); ++i)
        known.insert(objects.at(i), &clone.at(i));
    JoinedTags joined;
    joined.tags.reserve(references.size());
    for (const github::TagReference &reference : references) {
        const Tag *same = known.value(reference.object);
        if (same && (reference.isTagObject || same->commit == reference.object)) {
            joined.tags.append(*same);
            joined.tags.last().name = reference.name;
        } else if (reference.isTagObject) {
            joined.unknown.append(reference);
        } else {
            joined.tags.append({.name = reference.name, .commit = reference.object});
        }
    }
    return joined;
}

TagNames tagNames(const Known<QList<Tag>> &tags, const Configuration &configuration, const QStringList &labels,
                  const TagNames &before)
{
    QStringList names;
    for (const Tag &tag : tags.value_or(QList<Tag>()))
        names.append(tag.name);
    const TagScheme scheme = schemeFor(configuration, names, labels);
    if (before.tags == tags && before.scheme == scheme)
        return before;
    // A scheme that is the same has read most of the names.
    TagNames named{.tags = tags, .scheme = before.scheme == scheme ? before.scheme : scheme};
    if (tags)
        (void)named.index.candidates(*named.tags, named.scheme);
    return named;
}

/// A list that lacks nothing stays as it is, and so does what was indexed of it.
void fillDates(QList<Tag> &tags, const QHash<ObjectId, CommitFacts> &commits)
{
    for (qsizetype i = 0; i < tags.size(); ++i) {
        if (tags.at(i).committedAt.isValid())
            continue;
        const auto facts = commits.constFind(tags.at(i).commit);
        if (facts != commits.constEnd() && facts->commit)
            tags[i].committedAt = facts->commit->committedAt;
    }
}

QList<ObjectId> commitsToExamine(const Snapshot &snapshot, int newest, int undecided)
{
    const auto finals = finalTags(snapshot);
    QList<ObjectId> commits;
    int taken = 0;
    for (const CandidateTag &candidate : candidateTags(snapshot)) {
        if (taken >= (finals.contains(candidate.name.version) ? newest : undecided))
            continue;
        ++taken;
        if (!commits.contains(candidate.tag->commit))
            commits.append(candidate.tag->commit);
    }
    return commits;
}

QList<ObjectId> deployedCommits(const Snapshot &snapshot)
{
    QList<ObjectId> commits;
    const auto add = [&commits](const Deployment *deployment) {
        if (deployment && !commits.contains(deployment->commit))
            commits.append(deployment->commit);
    };
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
        if (!environment.deployments)
            continue;
        add(activeDeployment(*environment.deployments));
        add(pendingDeployment(*environment.deployments));
    }
    return commits;
}

RankedFinals rankedFinals(const Snapshot &snapshot)
{
    const auto finals = finalTags(snapshot);
    QList<Version> versions = finals.keys();
    std::ranges::sort(versions);
    RankedFinals ranked;
    for (const Version &version : std::as_const(versions)) {
        // Of several on one commit the highest version stays: it comes last.
        ranked.ranks.insert(finals[version].commit, static_cast<int>(ranked.names.size()));
        ranked.names.append(finals[version].name);
    }
    return ranked;
}

QStringList unknownJudges(const Snapshot &snapshot)
{
    QStringList logins;
    for (const CommitFacts &facts : snapshot.commits) {
        for (const CommitStatus &status : facts.statuses.value_or(QList<CommitStatus>())) {
            if (status.creatorIsBot || status.creator.isEmpty()
                || !status.context.startsWith(verdictContext({}), Qt::CaseInsensitive))
                continue;
            if (!snapshot.writeAccess.contains(status.creator) && !logins.contains(status.creator))
                logins.append(status.creator);
        }
    }
    return logins;
}

} // namespace slipway::services
