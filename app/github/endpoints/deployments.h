// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/deployment.h"
#include "github/apianswer.h"
#include "github/apirequest.h"
#include "github/values.h"

namespace slipway::github::endpoints {

/// GET …/deployments?environment=…, the newest `count` (at most 100).
Result<ApiRequest> deployments(const RepositoryName &name, const QString &environment, int count);
/// Newest first, statuses not known. Entries without an id or a commit are left out.
Result<QList<Deployment>> parseDeployments(const QByteArray &body);

/// GET …/deployments?sha=…&environment=…
Result<ApiRequest> deploymentsOf(const RepositoryName &name, const ObjectId &commit, const QString &environment);

/// GET …/deployments/{id}
Result<ApiRequest> deployment(const RepositoryName &name, qint64 id);
/// Needs id and sha; statuses not known.
Result<Deployment> parseDeployment(const QByteArray &body);

/// POST …/deployments
Result<ApiRequest> createDeployment(const RepositoryName &name, const DeploymentDraft &draft);
/// 201: the deployment. 202: GitHub merged a branch and deployed nothing, which is an error (ErrorKind::Server).
Result<Deployment> parseCreatedDeployment(const ApiAnswer &answer, const QString &environment);

/// POST …/deployments/{id}/statuses
Result<ApiRequest> createDeploymentStatus(const RepositoryName &name, qint64 deployment,
                                          const DeploymentStatusDraft &draft);
Result<DeploymentStatus> parseDeploymentStatus(const QByteArray &body);

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
