// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions.h"
#include "operation.h"

namespace slipway {

/// Whether others see what the undo does, so that it needs a reason.
bool undoNeedsReason(Plan::Kind undone);

/// Whether people wrote something into a release: notes or ticks.
bool holdsText(const Release &release);

/// A line for an asset; another file under its name has another one.
QString assetMark(const Asset &asset);

/// Why an operation cannot be taken back, whatever is so on GitHub.
Allowance undoAllowance(const Operation &operation, const QList<Operation> &journal);

/// Takes an operation back as far as GitHub lets one: releases and tags go back to where they were, in an order in
/// which GitHub never makes a draft of a published release; ticks and roll backs are turned round. Refuses what
/// cannot be taken back, or must not be any more, and says why; that the reason is missing comes last.
/// `journal`: what is known of other operations, in any order; those that this one took the place of are undone with
/// it.
std::expected<Plan, Allowance> planUndo(const Snapshot &snapshot, const Operation &operation,
                                        const QList<Operation> &journal, const QString &reason, const QDateTime &now);

} // namespace slipway
