// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "repository.h"

#include <functional>

struct git_odb;

namespace slipway::git {

/// Calls `read(odb, i)` for every i below `count`: here, and where there are many on the cores that are free, each
/// with an object database of its own (libgit2's handles stay on one thread). Most of reading an object is to unpack
/// it. `read` may write only what belongs to its i. Comes back when all are read, or, with Cancelled, when the
/// repository is to stop. `odb` is the repository's.
Result<void> readMany(const Repository &repository, git_odb *odb, qsizetype count,
                      const std::function<void(git_odb *odb, qsizetype i)> &read);

} // namespace slipway::git
