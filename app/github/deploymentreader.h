// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call.h"
#include "domain/deployment.h"
#include "domain/repositoryname.h"
#include "values.h"

namespace slipway::github {

/// Reads deployments that `request` lists with their statuses, and finishes the call. Those whose statuses are not
/// asked for are left out, and so is one that has gone meanwhile; any other fault ends the call, because an
/// environment's state must not be told from half of its deployments.
void readDeployments(CallFor<QList<Deployment>> &call, const RepositoryName &repository, Result<ApiRequest> request,
                     const DeploymentsWanted &wanted);
/// One deployment with its statuses.
void readDeployment(CallFor<Deployment> &call, const RepositoryName &repository, qint64 id);

} // namespace slipway::github
