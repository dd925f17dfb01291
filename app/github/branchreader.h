// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call.h"
#include "domain/objectid.h"
#include "domain/repositoryname.h"

namespace slipway::github {

/// Reads the commit at the tip of a branch and finishes the call. No such branch is a null id.
void readBranch(CallFor<ObjectId> &call, const RepositoryName &repository, const QString &name);

/// Makes a branch at a commit and finishes the call.
void writeBranch(CallFor<void> &call, const RepositoryName &repository, const QString &name, const ObjectId &commit);

} // namespace slipway::github
