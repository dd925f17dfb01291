// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"

namespace slipway::test {

/// A promotion of `tag` on a repository, whose first step is done and whose second was under way.
Operation someOperation(const RepositoryName &repository, const QString &tag);

/// Writes an operation into the journal in `folder`, as another Slipway that has ended since: one that is Running is
/// interrupted thereby. False: it could not be written.
bool leaveOperation(const QString &folder, Operation operation);

} // namespace slipway::test
