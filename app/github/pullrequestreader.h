// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call.h"
#include "domain/pullrequest.h"
#include "domain/repositoryname.h"

namespace slipway::github {

/// Finds pull requests by their numbers and finishes the call with those that were found, in the order of `wanted`.
/// Walks through the closed ones, those that changed last first, until all are found or none can follow that changed
/// after `since` (invalid: no such end), at most 10 pages; asks singly for what is missing then, at most for 20. A
/// fault ends the call only while nothing has been read; later it leaves out what could not be read.
void readPullRequests(CallFor<QList<PullRequest>> &call, const RepositoryName &repository, const QDateTime &since,
                      const QList<int> &wanted);

} // namespace slipway::github
