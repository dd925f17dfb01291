// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploymentreader.h"

#include "endpoints/deployments.h"
#include "paging.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace slipway::github {

namespace {

struct Progress {
    QList<Deployment> deployments;
    qsizetype open = 0;
};

void finish(CallFor<QList<Deployment>> &call, Progress &progress)
{
    progress.deployments.removeIf([](const Deployment &deployment) { return !deployment.statusesKnown; });
    call.finish(std::move(progress.deployments));
}

void readStatuses(CallFor<QList<Deployment>> &call, const RepositoryName &repository, QList<Deployment> deployments,
                  const QList<Deployment> &known)
{
    const auto progress = std::make_shared<Progress>(std::move(deployments));
    QList<qsizetype> asked;
    for (qsizetype i = 0; i < progress->deployments.size(); ++i) {
        const auto same = std::ranges::find(known, progress->deployments.at(i).id, &Deployment::id);
        if (same != known.cend() && same->statusesKnown)
            progress->deployments[i] = *same;
        else
            asked.append(i);
    }
    progress->open = asked.size();
    if (progress->open == 0)
        return finish(call, *progress);
    for (const qsizetype i : std::as_const(asked)) {
        collect<endpoints::NumberedStatus>(
            call, endpoints::deploymentStatuses(repository, progress->deployments.at(i).id),
            endpoints::parseDeploymentStatuses, noLimit, [&call, progress, i](auto statuses) {
                if (!statuses && statuses.error().kind != ErrorKind::NotFound)
                    return call.fail(std::move(statuses).error());
                if (statuses) {
                    progress->deployments[i].statuses = oldestFirst(*std::move(statuses));
                    progress->deployments[i].statusesKnown = true;
                }
                if (--progress->open == 0)
                    finish(call, *progress);
            });
    }
}

} // namespace

void readDeployments(CallFor<QList<Deployment>> &call, const RepositoryName &repository, Result<ApiRequest> request,
                     qsizetype limit, const QList<Deployment> &known)
{
    collect<Deployment>(call, std::move(request), endpoints::parseDeployments, limit,
                        [&call, repository, known](Result<QList<Deployment>> deployments) {
                            if (!deployments)
                                return call.fail(std::move(deployments).error());
                            readStatuses(call, repository, *std::move(deployments), known);
                        });
}

void readDeployment(CallFor<Deployment> &call, const RepositoryName &repository, qint64 id)
{
    call.ask(endpoints::deployment(repository, id), endpoints::parseDeployment, [&call, repository](Deployment found) {
        collect<endpoints::NumberedStatus>(call, endpoints::deploymentStatuses(repository, found.id),
                                           endpoints::parseDeploymentStatuses, noLimit,
                                           [&call, found](Result<QList<endpoints::NumberedStatus>> statuses) {
                                               if (!statuses)
                                                   return call.fail(std::move(statuses).error());
                                               Deployment whole = found;
                                               whole.statuses = oldestFirst(*std::move(statuses));
                                               whole.statusesKnown = true;
                                               call.finish(std::move(whole));
                                           });
    });
}

} // namespace slipway::github
