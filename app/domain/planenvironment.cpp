// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planning.h"

#include "environmentactions.h"
#include "plansteps.h"

#include <algorithm>

namespace slipway {

namespace {

std::unexpected<Allowance> refused(Obstacle obstacle, const QString &subject = {})
{
    return std::unexpected(Allowance{obstacle, false, subject});
}

/// Production goes back to what was released or ran there, never on to a candidate: that is what a promotion is for.
bool mayRunAgain(const Snapshot &snapshot, const Environment &environment, const Tag &tag)
{
    if (!environment.production || snapshot.scheme.classify(tag.name).kind == TagName::Kind::Final)
        return true;
    return std::ranges::contains(rollBackTargets(snapshot, environment), tag.name, &RollBackTarget::tag);
}

} // namespace

std::expected<Plan, Allowance> planRollBack(const Snapshot &snapshot, const QString &environment, const QString &tag,
                                            const QString &reason, const QDateTime &now)
{
    const Allowance allowance = environmentAllowance(Action::RollBack, snapshot, environment);
    // A tag may be named that ran there longer ago than was asked for.
    if (!allowance.allowed() && allowance.obstacle != Obstacle::NothingEarlier)
        return std::unexpected(allowance);
    const Environment *found = snapshot.findEnvironment(environment);
    const Tag *target = snapshot.findTag(tag);
    if (!target)
        return refused(Obstacle::NoTag, tag);
    if (activeDeployment(*found->deployments)->commit == target->commit)
        return refused(Obstacle::RunsAlready, tag);
    if (!mayRunAgain(snapshot, *found, *target))
        return refused(Obstacle::NeverReleased, tag);
    if (reason.trimmed().isEmpty())
        return refused(Obstacle::ReasonMissing);
    Plan plan;
    plan.kind = Plan::Kind::RollBack;
    plan.reason = reason.trimmed();
    plan.tag = tag;
    plan.commit = target->commit;
    plan.environment = environment;
    plan.steps = deploymentSteps(snapshot, *found, tag, target->commit, reason.trimmed(), now);
    return plan;
}

std::expected<Plan, Allowance> planReview(const Snapshot &snapshot, const QString &environment, Verdict::Kind decision,
                                          const QString &comment, const QDateTime &now)
{
    if (const Allowance allowance = environmentAllowance(Action::Review, snapshot, environment); !allowance.allowed())
        return std::unexpected(allowance);
    const Environment *found = snapshot.findEnvironment(environment);
    const Deployment *pending = reviewableDeployment(found);
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
    plan.reason = comment.trimmed();
    plan.tag = step.tag;
    plan.commit = step.commit;
    plan.environment = environment;
    plan.steps = {step};
    return plan;
}

} // namespace slipway
