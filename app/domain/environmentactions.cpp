// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environmentactions.h"

#include "drift.h"

#include <algorithm>

namespace slipway {

namespace {

/// When a commit became active on an environment for the first time; invalid: it never did.
QDateTime firstRan(const QList<Deployment> &deployments, const ObjectId &commit)
{
    QDateTime first;
    for (const Deployment &deployment : deployments) {
        if (deployment.commit == commit && deployment.everSucceeded()
            && (!first.isValid() || deployment.createdAt < first))
            first = deployment.createdAt;
    }
    return first;
}

Allowance rollBackAllowance(const Snapshot &snapshot, const Environment *environment, const QString &name)
{
    if (!environment || !environment->deployments || !activeDeployment(*environment->deployments))
        return {Obstacle::NothingRuns, false, name};
    if (environment->deploy.kind == DeployWay::Kind::Observe)
        return {Obstacle::ObservesOnly, false, name};
    if (!snapshot.tags)
        return {Obstacle::FactsUnknown};
    if (rollBackTargets(snapshot, *environment).isEmpty())
        return {Obstacle::NothingEarlier, false, name};
    return {};
}

Allowance reviewAllowance(const Snapshot &snapshot, const Environment *environment, const QString &name)
{
    if (!canSpeakVerdicts(snapshot.account))
        return {Obstacle::AccountUnknown}; // GitHub takes reviews from people only
    return reviewableDeployment(environment) ? Allowance() : Allowance{Obstacle::NotWaiting, false, name};
}

} // namespace

QList<RollBackTarget> rollBackTargets(const Snapshot &snapshot, const Environment &environment)
{
    const QList<Deployment> known = environment.deployments.value_or(QList<Deployment>());
    const Deployment *active = activeDeployment(known);
    if (!active)
        return {};
    const QDateTime activeFirst = firstRan(known, active->commit);
    QList<RollBackTarget> targets;
    for (const Deployment &deployment : known) {
        if (deployment.commit == active->commit || !deployment.everSucceeded())
            continue;
        const RunningNames names = runningNames(snapshot, deployment);
        const Tag *tag = snapshot.findTag(names.deployed);
        if (!names.isTag || !tag || tag->commit != deployment.commit)
            continue;
        const QDateTime since = deployment.succeededAt();
        targets.append({tag->name, tag->commit, since.isValid() ? since : deployment.createdAt,
                        firstRan(known, tag->commit) < activeFirst});
    }
    std::ranges::stable_sort(targets, std::ranges::greater(), &RollBackTarget::ranSince);
    QStringList seen;
    targets.removeIf([&seen](const RollBackTarget &target) {
        const bool isKnown = seen.contains(target.tag);
        seen.append(target.tag);
        return isKnown;
    });
    return targets;
}

qsizetype proposedTarget(const QList<RollBackTarget> &targets)
{
    const auto older = std::ranges::find(targets, true, &RollBackTarget::isOlder);
    if (older != targets.cend())
        return older - targets.cbegin();
    return targets.isEmpty() ? -1 : 0;
}

const Deployment *reviewableDeployment(const Environment *environment)
{
    const Deployment *pending =
        environment && environment->deployments ? pendingDeployment(*environment->deployments) : nullptr;
    return pending && pending->state() == DeploymentState::Waiting ? pending : nullptr;
}

Allowance environmentAllowance(Action action, const Snapshot &snapshot, const QString &environment)
{
    if (const Obstacle obstacle = accessObstacle(snapshot); obstacle != Obstacle::None)
        return {obstacle};
    const Environment *found = snapshot.findEnvironment(environment);
    return action == Action::Review ? reviewAllowance(snapshot, found, environment)
                                    : rollBackAllowance(snapshot, found, environment);
}

} // namespace slipway
