// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drift.h"

#include <algorithm>

namespace slipway {

namespace {

struct Running {
    QString environment;
    ObjectId commit;
};

/// A final tag before candidates, else as lists order them.
bool comesFirst(const TagName &a, const TagName &b)
{
    return a.kind != b.kind ? a.kind == TagName::Kind::Final : listsBefore(a, b);
}

} // namespace

QList<Drift> drifts(const Snapshot &snapshot)
{
    QList<Drift> list;
    if (!snapshot.environments)
        return list;
    std::optional<Running> left;
    for (const Environment &environment : *snapshot.environments) {
        const Deployment *active = environment.deployments ? activeDeployment(*environment.deployments) : nullptr;
        if (!active) {
            left.reset();
            continue;
        }
        if (left) {
            Drift drift{left->environment, environment.name, left->commit, active->commit};
            const QString key = driftKey(drift.fromCommit, drift.toCommit);
            if (drift.same()) {
                drift.counts = AheadBehind();
                drift.pullRequests = 0;
            } else if (const auto counts = snapshot.drifts.constFind(key); counts != snapshot.drifts.constEnd()) {
                drift.counts = *counts;
                if (const auto requests = snapshot.driftPullRequests.constFind(key);
                    requests != snapshot.driftPullRequests.constEnd())
                    drift.pullRequests = *requests;
            }
            list.append(drift);
        }
        left = Running{environment.name, active->commit};
    }
    return list;
}

RunningNames runningNames(const Snapshot &snapshot, const Deployment &deployment)
{
    RunningNames names;
    names.deployed = deployment.refName();
    if (!snapshot.tags)
        return names;
    QStringList tags;
    const QList<Tag> here = snapshot.tagsOn(deployment.commit);
    for (const Tag &tag : here) {
        if (snapshot.scheme.classify(tag.name).kind != TagName::Kind::Other)
            tags.append(tag.name);
    }
    names.isTag = tags.contains(names.deployed) || snapshot.findTag(names.deployed);
    if (!names.isTag && ObjectId::fromHex(names.deployed) && !tags.isEmpty()) {
        // Deployed by its commit: the highest of its tags names it best.
        names.deployed = *std::ranges::min_element(tags, [&](const QString &a, const QString &b) {
            return comesFirst(snapshot.scheme.classify(a), snapshot.scheme.classify(b));
        });
        names.isTag = true;
    }
    tags.removeAll(names.deployed);
    names.alsoTags = tags;
    return names;
}

} // namespace slipway
