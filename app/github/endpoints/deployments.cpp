// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployments.h"

#include "github/json.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

namespace {

DeploymentState stateFrom(const QString &word)
{
    using enum DeploymentState;
    static constexpr std::array states{std::pair{"queued"_L1, Queued},   std::pair{"pending"_L1, Pending},
                                       std::pair{"waiting"_L1, Waiting}, std::pair{"in_progress"_L1, InProgress},
                                       std::pair{"success"_L1, Success}, std::pair{"failure"_L1, Failure},
                                       std::pair{"error"_L1, Error},     std::pair{"inactive"_L1, Inactive}};
    const auto found = std::ranges::find(states, word.toLower(), [](const auto &pair) { return QString(pair.first); });
    return found == states.end() ? Unknown : found->second;
}

} // namespace

Result<ApiRequest> deployments(const RepositoryName &name, const QString &environment, int count)
{
    ApiRequest::Query query{{u"environment"_s, environment}};
    query += perPage(count);
    return about(environment, getFrom(name, {u"deployments"_s}, query));
}

Result<QList<Deployment>> parseDeployments(const QByteArray &body)
{
    const auto items = json::array(body);
    if (!items)
        return std::unexpected(items.error());
    QList<Deployment> result;
    for (const QJsonValue &value : *items) {
        const QJsonObject item = value.toObject();
        Deployment deployment;
        deployment.id = json::number(item, "id"_L1);
        deployment.environment = json::text(item, "environment"_L1);
        deployment.ref = json::text(item, "ref"_L1);
        deployment.commit = json::id(item, "sha"_L1);
        deployment.task = json::text(item, "task"_L1);
        deployment.creator = json::login(item, "creator"_L1);
        deployment.createdAt = json::time(item, "created_at"_L1);
        deployment.production = json::flag(item, "production_environment"_L1);
        if (deployment.id > 0 && !deployment.commit.isNull())
            result += deployment;
    }
    std::ranges::stable_sort(result, std::ranges::greater{},
                             [](const Deployment &d) { return std::tuple(d.createdAt, d.id); });
    return result;
}

Result<ApiRequest> deploymentStatuses(const RepositoryName &name, qint64 deployment)
{
    return getFrom(name, {u"deployments"_s, QString::number(deployment), u"statuses"_s}, perPage());
}

Result<QList<NumberedStatus>> parseDeploymentStatuses(const QByteArray &body)
{
    const auto items = json::array(body);
    if (!items)
        return std::unexpected(items.error());
    QList<NumberedStatus> result;
    for (const QJsonValue &value : *items) {
        const QJsonObject item = value.toObject();
        if (item.isEmpty())
            continue;
        result += NumberedStatus{.id = json::number(item, "id"_L1),
                                 .status = {.state = stateFrom(json::text(item, "state"_L1)),
                                            .createdAt = json::time(item, "created_at"_L1),
                                            .creator = json::login(item, "creator"_L1),
                                            .description = json::text(item, "description"_L1),
                                            .logUrl = json::webAddress(item, "log_url"_L1)}};
    }
    return result;
}

QList<DeploymentStatus> oldestFirst(QList<NumberedStatus> statuses)
{
    std::ranges::stable_sort(statuses, {},
                             [](const NumberedStatus &s) { return std::tuple(s.status.createdAt, s.id); });
    QList<DeploymentStatus> result;
    for (const NumberedStatus &numbered : std::as_const(statuses))
        result += numbered.status;
    return result;
}

} // namespace slipway::github::endpoints
