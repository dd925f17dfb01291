// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call.h"
#include "domain/repositoryname.h"
#include "values.h"

namespace slipway::github {

/// What a run waits for.
void readPending(CallFor<QList<PendingDeployment>> &call, const RepositoryName &repository, qint64 run);

/// What all waiting runs of a commit wait for, in the order of the runs, newest first.
void readAllPending(CallFor<QList<PendingDeployment>> &call, const RepositoryName &repository, const ObjectId &commit);

} // namespace slipway::github
