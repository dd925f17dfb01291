// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call.h"
#include "domain/repositoryname.h"
#include "domain/tagrules.h"
#include "domain/workflowtriggers.h"

namespace slipway::github {

/// The rulesets that are about tags, each with its conditions and rules. Only one that has gone meanwhile is left out.
void readRulesets(Call &call, const RepositoryName &repository, std::function<void(Result<QList<Ruleset>>)> next);

/// What starts the workflows of a revision. A file that has gone meanwhile is left out, no folder gives none.
void readWorkflows(CallFor<QList<WorkflowTriggers>> &call, const RepositoryName &repository, const QString &revision);

} // namespace slipway::github
