// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planning.h"

#include "plansteps.h"

namespace slipway {

namespace {

std::unexpected<Allowance> refused(Obstacle obstacle, const QString &subject = {})
{
    return std::unexpected(Allowance{obstacle, false, subject});
}

} // namespace

std::expected<Plan, Allowance> planRollBack(const Snapshot &snapshot, const QString &environment, const QString &tag,
                                            const QString &reason, const QDateTime &now)
{
    if (const Obstacle obstacle = accessObstacle(snapshot); obstacle != Obstacle::None)
        return refused(obstacle);
    const Environment *found = snapshot.findEnvironment(environment);
    const Deployment *active = found && found->deployments ? activeDeployment(*found->deployments) : nullptr;
    if (!active)
        return refused(Obstacle::NothingRuns, environment);
    if (found->deploy.kind == DeployWay::Kind::Observe)
        return refused(Obstacle::ObservesOnly, environment);
    const Tag *target = snapshot.findTag(tag);
    if (!target)
        return refused(Obstacle::NoTag, tag);
    if (active->commit == target->commit)
        return refused(Obstacle::RunsAlready, tag);
    if (reason.trimmed().isEmpty())
        return refused(Obstacle::ReasonMissing);
    Plan plan;
    plan.kind = Plan::Kind::RollBack;
    plan.tag = tag;
    plan.commit = target->commit;
    plan.environment = environment;
    plan.steps = deploymentSteps(snapshot, *found, tag, target->commit, reason.trimmed(), now);
    return plan;
}

std::expected<Plan, Allowance> planReview(const Snapshot &snapshot, const QString &environment, Verdict::Kind decision,
                                          const QString &comment, const QDateTime &now)
{
    if (const Obstacle obstacle = accessObstacle(snapshot); obstacle != Obstacle::None)
        return refused(obstacle);
    if (!canSpeakVerdicts(snapshot.account))
        return refused(Obstacle::AccountUnknown); // GitHub takes reviews from people only
    const Environment *found = snapshot.findEnvironment(environment);
    const Deployment *pending = found && found->deployments ? pendingDeployment(*found->deployments) : nullptr;
    if (!pending || pending->state() != DeploymentState::Waiting)
        return refused(Obstacle::NotWaiting, environment);
    if (comment.trimmed().isEmpty())
        return refused(Obstacle::ReasonMissing);
    Step step;
    step.kind = Step::Kind::ReviewDeployment;
    step.environment = environment;
    step.production = found->production;
    step.number = pending->id;
    step.tag = pending->refName();
    step.commit = pending->commit;
    step.verdict = decision;
    step.reason = comment.trimmed();
    step.by = snapshot.account.login;
    step.at = now;
    step.now = tagAndCommit(step.tag, step.commit);
    Plan plan;
    plan.kind = Plan::Kind::Review;
    plan.tag = step.tag;
    plan.commit = step.commit;
    plan.environment = environment;
    plan.steps = {step};
    return plan;
}

} // namespace slipway
