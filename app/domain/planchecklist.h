// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions.h"
#include "plan.h"

namespace slipway {

/// Ticks these items of the checklist and takes the ticks of those back: a step for each that is not so yet.
std::expected<Plan, Allowance> planChecklist(const Snapshot &snapshot, const Candidate &candidate,
                                             const QStringList &tick, const QStringList &untick, const QDateTime &now);

} // namespace slipway
