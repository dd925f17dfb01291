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

class StatusReader final : public std::enable_shared_from_this<StatusReader> {
public:
    StatusReader(CallFor<QList<Deployment>> &call, RepositoryName repository, QList<Deployment> deployments)
        : m_call(call)
        , m_repository(std::move(repository))
        , m_deployments(std::move(deployments))
    {
    }

    void read(const DeploymentsWanted &wanted)
    {
        for (Deployment &deployment : m_deployments) {
            const auto same = std::ranges::find(wanted.known, deployment.id, &Deployment::id);
            if (same != wanted.known.cend() && same->statusesKnown)
                deployment = *same;
        }
        readUpTo(wanted.atOnce);
    }

private:
    /// Of the newest `count`; the reader lives until the last has answered.
    void readUpTo(qsizetype count)
    {
        m_asked = std::min(count, m_deployments.size());
        m_open = 1; // the loop itself: answers that are there at once do not end it early
        for (qsizetype i = 0; i < m_asked; ++i) {
            if (!m_deployments.at(i).statusesKnown)
                readStatuses(i);
        }
        answered();
    }

    void readStatuses(qsizetype i)
    {
        ++m_open;
        collect<endpoints::NumberedStatus>(m_call, endpoints::deploymentStatuses(m_repository, m_deployments.at(i).id),
                                           endpoints::parseDeploymentStatuses, noLimit,
                                           [self = shared_from_this(), i](auto statuses) {
                                               if (!statuses && statuses.error().kind != ErrorKind::NotFound)
                                                   return self->m_call.fail(std::move(statuses).error());
                                               if (statuses) {
                                                   self->m_deployments[i].statuses = oldestFirst(*std::move(statuses));
                                                   self->m_deployments[i].statusesKnown = true;
                                               }
                                               self->answered();
                                           });
    }

    void answered()
    {
        if (--m_open > 0)
            return;
        if (m_asked < m_deployments.size() && !activeDeployment(m_deployments.first(m_asked)))
            return readUpTo(m_deployments.size());
        m_deployments.removeIf([](const Deployment &deployment) { return !deployment.statusesKnown; });
        m_call.finish(std::move(m_deployments));
    }

    CallFor<QList<Deployment>> &m_call;
    const RepositoryName m_repository;
    QList<Deployment> m_deployments;
    qsizetype m_asked = 0;
    qsizetype m_open = 0;
};

} // namespace

void readDeployments(CallFor<QList<Deployment>> &call, const RepositoryName &repository, Result<ApiRequest> request,
                     const DeploymentsWanted &wanted)
{
    collect<Deployment>(call, std::move(request), endpoints::parseDeployments, wanted.limit,
                        [&call, repository, wanted](Result<QList<Deployment>> deployments) {
                            if (!deployments)
                                return call.fail(std::move(deployments).error());
                            std::make_shared<StatusReader>(call, repository, *std::move(deployments))->read(wanted);
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
