// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "undoeffects.h"

#include "planundo.h"

#include <algorithm>

namespace slipway {

namespace {

using Kind = Plan::Kind;

/// The two change the same things.
bool isSameSubject(const Operation &one, const Operation &other)
{
    if (one.repository != other.repository)
        return false;
    if (one.plan.kind == Kind::RollBack || other.plan.kind == Kind::RollBack)
        return one.plan.kind == other.plan.kind && one.plan.environment == other.plan.environment;
    return one.plan.tag == other.plan.tag;
}

/// Verdicts and reviews stay in any case: nothing has to be undone before them.
bool canBeUndone(Kind kind)
{
    return kind == Kind::Promote || kind == Kind::NewCandidate || kind == Kind::RollBack || kind == Kind::Checklist
        || kind == Kind::PublishNotes;
}

const Operation *undoOf(const Operation &operation, const QList<Operation> &journal)
{
    const auto found = std::ranges::find_if(journal, [&](const Operation &other) {
        return other.plan.kind == Kind::Undo && other.plan.undoes == operation.id && other.id > operation.id
            && other.repository == operation.repository && other.state == Operation::State::Done;
    });
    return found == journal.cend() ? nullptr : &*found;
}

const Operation *laterThan(const Operation &operation, const QList<Operation> &journal)
{
    const auto found = std::ranges::find_if(journal, [&](const Operation &other) {
        if (other.id <= operation.id || other.repository != operation.repository)
            return false;
        if (other.plan.kind == Kind::Undo)
            return other.plan.undoes == operation.id && other.isUnfinished();
        return canBeUndone(other.plan.kind) && isSameSubject(operation, other) && !undoOf(other, journal)
            && (other.isUnfinished() || other.hasChangedSomething());
    });
    return found == journal.cend() ? nullptr : &*found;
}

void take(UndoEffects &effects, const Operation &operation)
{
    effects.changedSomething = effects.changedSomething || operation.hasChangedSomething();
    for (qsizetype i = 0; i < std::min(operation.plan.steps.size(), operation.progress.size()); ++i) {
        const Step &step = operation.plan.steps.at(i);
        // What "was so already" counts, too: after a lost answer a step finds its own work there.
        if (operation.progress.at(i).state != StepProgress::State::Done)
            continue;
        if (step.kind == Step::Kind::CreateTag)
            effects.tag = step;
        else if (step.kind == Step::Kind::CreateRelease)
            effects.made = step;
        else if (step.kind == Step::Kind::LinkRelease)
            effects.linked = step;
        else if (step.kind == Step::Kind::MarkReleased)
            effects.marked = step;
        else if (step.kind == Step::Kind::RecordTick)
            effects.ticks.append(step);
        else if (step.kind == Step::Kind::WriteNotes)
            effects.notes = step;
    }
}

} // namespace

UndoEffects undoEffects(const Operation &operation, const QList<Operation> &journal)
{
    QList<Operation> before;
    for (const Operation &other : journal) {
        if (other.id < operation.id && other.plan.kind == operation.plan.kind && isSameSubject(operation, other))
            before.append(other);
    }
    std::ranges::sort(before, std::greater(), &Operation::id);
    const auto first = std::ranges::find_if(before, [](const Operation &other) {
        return other.state != Operation::State::Replaced && other.state != Operation::State::Closed;
    });
    UndoEffects effects;
    for (auto it = std::make_reverse_iterator(first); it != before.crend(); ++it)
        take(effects, *it);
    take(effects, operation);
    return effects;
}

Allowance undoAllowance(const Operation &operation, const QList<Operation> &journal)
{
    const Kind kind = operation.plan.kind;
    if (kind == Kind::Undo)
        return {Obstacle::IsUndo};
    if (kind == Kind::Qualify || kind == Kind::Reject)
        return {Obstacle::VerdictStays};
    if (kind == Kind::Review)
        return {Obstacle::ReviewStays};
    if (kind == Kind::SaveTemplate)
        return {Obstacle::CommitStays};
    if (operation.plan.steps.isEmpty())
        return {Obstacle::StepsUnknown};
    if (operation.isUnfinished())
        return {Obstacle::Unfinished};
    if (const Operation *undo = undoOf(operation, journal))
        return {Obstacle::AlreadyUndone, false, QString::number(undo->id)};
    if (const Operation *later = laterThan(operation, journal))
        return {Obstacle::LaterOperation, false, QString::number(later->id)};
    if (!undoEffects(operation, journal).changedSomething)
        return {Obstacle::NothingToUndo};
    return {};
}

} // namespace slipway
