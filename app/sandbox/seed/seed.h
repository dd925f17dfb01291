// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/repository.h"
#include "sandbox/state.h"

namespace slipway::sandbox {

class Store;

/// What a new sandbox starts with.
namespace seed {

/// The repository's own facts, the people of GitHub's house, and two random tokens: one that writes, one that reads.
void people(State &state, const QDateTime &now);

/// The history of the demonstration: the four environments, commits, tags, releases with assets, deployments, checks
/// and verdicts. The same for the same `now`, but for the tokens.
Result<void> demonstration(State &state, git::Repository &git, const Store &store, const QDateTime &now);

} // namespace seed

} // namespace slipway::sandbox
