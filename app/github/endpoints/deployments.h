// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/deployment.h"
#include "github/apirequest.h"

namespace slipway::github::endpoints {

/// GET …/deployments?environment=…, the newest `count` (at most 100).
Result<ApiRequest> deployments(const RepositoryName &name, const QString &environment, int count);
/// Newest first, statuses not known. Entries without an id or a commit are left out.
Result<QList<Deployment>> parseDeployments(const QByteArray &body);

/// GET …/deployments/{id}/statuses
Result<ApiRequest> deploymentStatuses(const RepositoryName &name, qint64 deployment);
/// A status with its id, which orders those of the same second.
struct NumberedStatus {
    qint64 id = 0;
    DeploymentStatus status;
};
/// One page, in the host's order, which GitHub does not document.
Result<QList<NumberedStatus>> parseDeploymentStatuses(const QByteArray &body);
/// All pages together, oldest first.
QList<DeploymentStatus> oldestFirst(QList<NumberedStatus> statuses);

} // namespace slipway::github::endpoints
