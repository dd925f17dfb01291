// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions.h"
#include "operation.h"

namespace slipway {

/// What an operation did to tags, releases and ticks.
struct UndoEffects {
    std::optional<Step> tag{}; ///< CreateTag
    std::optional<Step> made{}; ///< CreateRelease
    std::optional<Step> linked{}; ///< LinkRelease
    std::optional<Step> marked{}; ///< MarkReleased
    QList<Step> ticks{};
    std::optional<Step> notes{}; ///< WriteNotes
    bool changedSomething = false;
};

/// Together with those that were left unfinished right before it and that it went on with.
UndoEffects undoEffects(const Operation &operation, const QList<Operation> &journal);

/// Writes back what a WriteNotes step replaced.
Step notesUndoStep(const Step &written);

/// The steps that bring the tag and the release of a promotion or a new candidate back to what they were.
std::expected<QList<Step>, Allowance> promotionUndoSteps(const Snapshot &snapshot, const Operation &operation,
                                                         const UndoEffects &effects);
std::expected<QList<Step>, Allowance> candidateUndoSteps(const Snapshot &snapshot, const Operation &operation,
                                                         const UndoEffects &effects);

} // namespace slipway
