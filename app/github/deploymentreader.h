// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call.h"
#include "domain/deployment.h"
#include "domain/repositoryname.h"

namespace slipway::github {

/// Reads the newest `limit` deployments that `request` lists, then the statuses of each at once, and finishes the call.
/// One that has gone meanwhile is left out; any other fault ends the call, because an environment's state must not be
/// told from half of its deployments. The statuses of those that are `known` are not asked for again.
void readDeployments(CallFor<QList<Deployment>> &call, const RepositoryName &repository, Result<ApiRequest> request,
                     qsizetype limit, const QList<Deployment> &known = {});
/// One deployment with its statuses.
void readDeployment(CallFor<Deployment> &call, const RepositoryName &repository, qint64 id);

} // namespace slipway::github
