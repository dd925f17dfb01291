// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planundo.h"

#include "planchecklist.h"
#include "planning.h"
#include "undoeffects.h"

#include <algorithm>

namespace slipway {

namespace {

using Steps = std::expected<QList<Step>, Allowance>;

std::unexpected<Allowance> refused(Obstacle obstacle, const QString &subject = {})
{
    return std::unexpected(Allowance{obstacle, false, subject});
}

Steps stepsOf(const std::expected<Plan, Allowance> &plan)
{
    return plan.transform([](const Plan &made) { return made.steps; });
}

/// Each tick the other way round.
Steps checklistSteps(const Snapshot &snapshot, const Operation &operation, const UndoEffects &effects,
                     const QDateTime &now)
{
    const auto found = findCandidate(snapshot, operation.plan.tag);
    if (!found)
        return refused(Obstacle::TagGone, operation.plan.tag);
    if (found->tag.commit != operation.plan.commit)
        return refused(Obstacle::FinalTagElsewhere, operation.plan.tag);
    QStringList tick;
    QStringList untick;
    for (const Step &step : effects.ticks)
        (step.ticked ? untick : tick).append(step.item);
    return stepsOf(planChecklist(snapshot, *found, tick, untick, now));
}

/// To what ran before it.
Steps rollBackSteps(const Snapshot &snapshot, const Operation &operation, const QString &reason, const QDateTime &now)
{
    const QString &name = operation.plan.environment;
    const Environment *environment = snapshot.findEnvironment(name);
    const Deployment *active =
        environment && environment->deployments ? activeDeployment(*environment->deployments) : nullptr;
    if (!active)
        return refused(Obstacle::NothingRuns, name);
    if (active->commit != operation.plan.commit)
        return refused(Obstacle::RunsOther, name);
    const QList<Step> &done = operation.plan.steps;
    const auto known = std::ranges::find_if(done, [](const Step &step) { return !step.before.isEmpty(); });
    return stepsOf(planRollBack(snapshot, name, known == done.cend() ? QString() : known->before, reason, now));
}

/// The text that was there before, as long as nobody changed it since.
Steps notesSteps(const Snapshot &snapshot, const UndoEffects &effects)
{
    if (!effects.notes || !snapshot.releases)
        return refused(effects.notes ? Obstacle::FactsUnknown : Obstacle::NothingToUndo);
    if (!std::ranges::contains(*snapshot.releases, effects.notes->releaseId, &Release::id))
        return refused(Obstacle::NoRelease);
    return QList<Step>{notesUndoStep(*effects.notes)};
}

qint64 newestDeployment(const Snapshot &snapshot)
{
    qint64 newest = 0;
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
        for (const Deployment &deployment : environment.deployments.value_or(QList<Deployment>()))
            newest = std::max(newest, deployment.id);
    }
    return newest;
}

Steps undoSteps(const Snapshot &snapshot, const Operation &operation, const UndoEffects &effects, const QString &reason,
                const QDateTime &now)
{
    const Plan::Kind kind = operation.plan.kind;
    if (kind == Plan::Kind::Checklist)
        return checklistSteps(snapshot, operation, effects, now);
    if (kind == Plan::Kind::RollBack)
        return rollBackSteps(snapshot, operation, reason, now);
    if (kind == Plan::Kind::PublishNotes)
        return notesSteps(snapshot, effects);
    Steps steps = kind == Plan::Kind::Promote ? promotionUndoSteps(snapshot, operation, effects)
                                              : candidateUndoSteps(snapshot, operation, effects);
    if (!steps)
        return steps;
    if (steps->isEmpty())
        return refused(Obstacle::NothingToUndo);
    for (Step &step : *steps) {
        step.commit = operation.plan.commit;
        step.reason = reason;
        step.by = snapshot.account.login;
        step.at = now;
        step.since = newestDeployment(snapshot); // a later one stops it
    }
    return steps;
}

} // namespace

bool undoNeedsReason(Plan::Kind undone)
{
    return undone == Plan::Kind::Promote || undone == Plan::Kind::NewCandidate || undone == Plan::Kind::RollBack;
}

std::expected<Plan, Allowance> planUndo(const Snapshot &snapshot, const Operation &operation,
                                        const QList<Operation> &journal, const QString &reason, const QDateTime &now)
{
    if (const Allowance answer = undoAllowance(operation, journal); !answer.allowed())
        return std::unexpected(answer);
    if (const Obstacle obstacle = accessObstacle(snapshot); obstacle != Obstacle::None)
        return refused(obstacle);
    const QString why = reason.trimmed();
    const Steps steps = undoSteps(snapshot, operation, undoEffects(operation, journal), why, now);
    if (!steps)
        return std::unexpected(steps.error());
    if (undoNeedsReason(operation.plan.kind) && why.isEmpty())
        return refused(Obstacle::ReasonMissing);
    Plan plan = operation.plan;
    plan.kind = Plan::Kind::Undo;
    plan.undone = operation.plan.kind;
    plan.undoes = operation.id;
    plan.reason = why;
    plan.steps = *steps;
    return plan;
}

} // namespace slipway
