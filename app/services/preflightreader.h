// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "domain/preflight.h"

#include <QFuture>

namespace slipway::github {
class GitHubModel;
}

namespace slipway::services {

/// Asks GitHub what preflight() needs, all at once. What cannot be read is unknown; it never fails. `journal`: what was
/// done before, of all repositories.
QFuture<PreflightFacts> readPreflight(github::GitHubModel &github, const Plan &plan, const QList<Operation> &journal);

} // namespace slipway::services
