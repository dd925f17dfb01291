// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/apianswer.h"
#include "github/apirequest.h"
#include "github/values.h"

namespace slipway::github::endpoints {

/// POST …/actions/workflows/{file}/dispatches. BadInput for more than 25 inputs.
Result<ApiRequest> dispatchWorkflow(const RepositoryName &name, const QString &file, const QString &ref,
                                    const QMap<QString, QString> &inputs);
/// 200 with the run (API version 2026-03-10), or 204 without (2022-11-28).
Result<Dispatch> parseDispatch(const ApiAnswer &answer);

/// GET …/actions/workflows/{file}/runs, the newest 100 of an event on a commit.
Result<ApiRequest> runsOf(const RepositoryName &name, const QString &file, const QString &event,
                          const ObjectId &commit);
/// GET …/actions/runs?status=waiting&head_sha=…
Result<ApiRequest> waitingRuns(const RepositoryName &name, const ObjectId &commit);
/// One page, newest first. Entries without an id are left out.
Result<QList<WorkflowRun>> parseRuns(const QByteArray &body);

/// GET …/actions/runs/{id}
Result<ApiRequest> run(const RepositoryName &name, qint64 id);
Result<WorkflowRun> parseRun(const QByteArray &body);

/// GET …/actions/runs/{id}/pending_deployments
Result<ApiRequest> pendingDeployments(const RepositoryName &name, qint64 run);
/// The run unset.
Result<QList<PendingDeployment>> parsePendingDeployments(const QByteArray &body);
/// POST …/actions/runs/{id}/pending_deployments; answers with the deployments.
Result<ApiRequest> reviewDeployments(const RepositoryName &name, qint64 run, const QList<qint64> &environments,
                                     bool approved, const QString &comment);

} // namespace slipway::github::endpoints
