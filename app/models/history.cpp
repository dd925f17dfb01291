// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include <algorithm>

namespace slipway {

namespace {

using Kind = HistoryEvent::Kind;

void addDeployment(QList<HistoryEvent> &events, const QString &environment, const Deployment &deployment)
{
    if (deployment.statuses.isEmpty()) {
        events.append(
            {Kind::Deployment, deployment.createdAt, environment, deployment.creator, {}, deployment.state()});
        return;
    }
    for (const DeploymentStatus &status : deployment.statuses) {
        const QString by = status.creator.isEmpty() ? deployment.creator : status.creator;
        events.append({Kind::Deployment, status.createdAt, environment, by, status.description, status.state});
    }
}

void addRelease(QList<HistoryEvent> &events, const Release &release)
{
    const QString name = release.name.isEmpty() ? release.tagName : release.name;
    // GitHub's created_at of a published release is the date of its commit, not of the release.
    if (release.publishedAt.isValid())
        events.append({Kind::ReleasePublished, release.publishedAt, name, release.author, {}});
    else if (release.createdAt.isValid())
        events.append({Kind::ReleaseCreated, release.createdAt, name, release.author, {}});
}

} // namespace

QList<HistoryEvent> historyOf(const Snapshot &snapshot, const Candidate &candidate)
{
    QList<HistoryEvent> events;
    const Tag &tag = candidate.tag;
    if (tag.committedAt.isValid()) {
        const QString author = candidate.commit ? candidate.commit->authorName : QString();
        events.append({Kind::Committed, tag.committedAt, tag.commit.abbreviated(), author,
                       candidate.commit ? candidate.commit->summary : QString()});
    }
    // A light tag has no date of its own: what git gives for it is the commit's.
    if (tag.annotated && tag.taggedAt.isValid())
        events.append({Kind::Tagged, tag.taggedAt, tag.name, {}, {}});
    const bool promoted = candidate.finalTag && candidate.finalTag->commit == tag.commit;
    if (promoted && candidate.finalTag->annotated && candidate.finalTag->taggedAt.isValid())
        events.append({Kind::Promoted, candidate.finalTag->taggedAt, candidate.finalTag->name, {}, {}});
    if (candidate.release)
        addRelease(events, *candidate.release);
    for (const Verdict &verdict : candidate.verdicts) {
        events.append({verdict.kind == Verdict::Kind::Qualified ? Kind::Qualified : Kind::Rejected, verdict.at,
                       verdict.tag, verdict.by, verdict.reason});
    }
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
        for (const Deployment &deployment : environment.deployments.value_or(QList<Deployment>())) {
            if (deployment.commit == tag.commit)
                addDeployment(events, environment.name, deployment);
        }
    }
    std::ranges::stable_sort(events, std::ranges::greater(), &HistoryEvent::at);
    return events;
}

} // namespace slipway
