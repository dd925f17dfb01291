// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubmodel.h"

#include "call.h"
#include "endpoints/deployments.h"
#include "endpoints/workflows.h"
#include "reviewreader.h"
#include "transport.h"

// What the GitHub model does about deployments and workflows.
namespace slipway::github {

QFuture<Result<WorkflowRun>> GitHubModel::workflowRun(qint64 id)
{
    return startCall<WorkflowRun>(*m_transport, endpoints::run(m_repository, id), endpoints::parseRun);
}

QFuture<Result<QList<WorkflowRun>>> GitHubModel::findRuns(const QString &file, const QString &event,
                                                          const ObjectId &commit)
{
    return startCall<QList<WorkflowRun>>(*m_transport, endpoints::runsOf(m_repository, file, event, commit),
                                         endpoints::parseRuns);
}

QFuture<Result<QList<PendingDeployment>>> GitHubModel::pendingDeployments(qint64 run)
{
    return startCall<QList<PendingDeployment>>(*m_transport, [&](auto &call) { readPending(call, m_repository, run); });
}

QFuture<Result<QList<PendingDeployment>>> GitHubModel::pendingDeploymentsOf(const ObjectId &commit)
{
    return startCall<QList<PendingDeployment>>(*m_transport,
                                               [&](auto &call) { readAllPending(call, m_repository, commit); });
}

QFuture<Result<Deployment>> GitHubModel::createDeployment(const DeploymentDraft &draft)
{
    return startAnswerCall<Deployment>(
        *m_transport, endpoints::createDeployment(m_repository, draft),
        [draft](const ApiAnswer &answer) { return endpoints::parseCreatedDeployment(answer, draft.environment); });
}

QFuture<Result<DeploymentStatus>> GitHubModel::createDeploymentStatus(qint64 deployment,
                                                                      const DeploymentStatusDraft &draft)
{
    return startCall<DeploymentStatus>(*m_transport, endpoints::createDeploymentStatus(m_repository, deployment, draft),
                                       endpoints::parseDeploymentStatus);
}

QFuture<Result<Dispatch>> GitHubModel::dispatchWorkflow(const QString &file, const QString &ref,
                                                        const QMap<QString, QString> &inputs)
{
    return startAnswerCall<Dispatch>(*m_transport, endpoints::dispatchWorkflow(m_repository, file, ref, inputs),
                                     endpoints::parseDispatch);
}

QFuture<Result<QList<Deployment>>> GitHubModel::reviewDeployments(qint64 run, const QList<qint64> &environments,
                                                                  bool approved, const QString &comment)
{
    return startCall<QList<Deployment>>(
        *m_transport, endpoints::reviewDeployments(m_repository, run, environments, approved, comment),
        endpoints::parseDeployments);
}

} // namespace slipway::github
