// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployments.h"

#include "github/json.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

namespace {

using enum DeploymentState;
constexpr std::array states{std::pair{"queued"_L1, Queued},   std::pair{"pending"_L1, Pending},
                            std::pair{"waiting"_L1, Waiting}, std::pair{"in_progress"_L1, InProgress},
                            std::pair{"success"_L1, Success}, std::pair{"failure"_L1, Failure},
                            std::pair{"error"_L1, Error},     std::pair{"inactive"_L1, Inactive}};

constexpr qsizetype longestDescription = 140; // characters; GitHub answers 422 to more

DeploymentState stateFrom(const QString &word)
{
    const auto found = std::ranges::find(states, word.toLower(), [](const auto &pair) { return QString(pair.first); });
    return found == states.end() ? Unknown : found->second;
}

Deployment deploymentFrom(const QJsonObject &item)
{
    Deployment deployment;
    deployment.id = json::number(item, "id"_L1);
    deployment.environment = json::text(item, "environment"_L1);
    deployment.ref = json::text(item, "ref"_L1);
    deployment.commit = json::id(item, "sha"_L1);
    deployment.task = json::text(item, "task"_L1);
    deployment.creator = json::login(item, "creator"_L1);
    deployment.createdAt = json::time(item, "created_at"_L1);
    deployment.production = json::flag(item, "production_environment"_L1);
    return deployment;
}

bool usable(const Deployment &deployment)
{
    return deployment.id > 0 && !deployment.commit.isNull();
}

NumberedStatus statusFrom(const QJsonObject &item)
{
    return {.id = json::number(item, "id"_L1),
            .status = {.state = stateFrom(json::text(item, "state"_L1)),
                       .createdAt = json::time(item, "created_at"_L1),
                       .creator = json::login(item, "creator"_L1),
                       .description = json::text(item, "description"_L1),
                       .logUrl = json::webAddress(item, "log_url"_L1)}};
}

std::optional<slipway::Error> tooLong(const QString &description)
{
    if (description.size() <= longestDescription)
        return std::nullopt;
    return slipway::Error{
        .kind = ErrorKind::BadInput,
        .message = QCoreApplication::translate("GitHub",
                                               "The description of a deployment is longer than the 140 characters "
                                               "that GitHub takes; shorten it.")};
}

} // namespace

Result<ApiRequest> deployments(const RepositoryName &name, const QString &environment, int count)
{
    ApiRequest::Query query{{u"environment"_s, environment}};
    query += perPage(count);
    return about(environment, getFrom(name, {u"deployments"_s}, query));
}

Result<ApiRequest> deploymentsOf(const RepositoryName &name, const ObjectId &commit, const QString &environment)
{
    ApiRequest::Query query{{u"sha"_s, commit.hex()}};
    if (!environment.isEmpty())
        query += {u"environment"_s, environment};
    query += perPage();
    return about(environment.isEmpty() ? commit.abbreviated() : environment, getFrom(name, {u"deployments"_s}, query));
}

Result<ApiRequest> deployment(const RepositoryName &name, qint64 id)
{
    const QString number = QString::number(id);
    //: %1 is the number of a deployment on GitHub
    return about(QCoreApplication::translate("GitHub", "deployment %1").arg(number),
                 getFrom(name, {u"deployments"_s, number}));
}

Result<Deployment> parseDeployment(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    const Deployment deployment = deploymentFrom(*object);
    if (!usable(deployment))
        return std::unexpected(json::notUnderstood(u"a deployment without id or sha"_s));
    return deployment;
}

Result<ApiRequest> createDeployment(const RepositoryName &name, const DeploymentDraft &draft)
{
    if (auto error = tooLong(draft.description))
        return std::unexpected(*std::move(error));
    return about(draft.environment,
                 changeAt(ApiRequest::Method::Post, name, {u"deployments"_s},
                          {{u"ref"_s, draft.ref},
                           {u"environment"_s, draft.environment},
                           {u"auto_merge"_s, false},
                           {u"required_contexts"_s, QJsonArray::fromStringList(draft.requiredContexts)},
                           {u"production_environment"_s, draft.production},
                           {u"transient_environment"_s, false},
                           {u"description"_s, draft.description},
                           {u"payload"_s, draft.payload}}));
}

Result<Deployment> parseCreatedDeployment(const ApiAnswer &answer, const QString &environment)
{
    if (answer.status != 202)
        return parseDeployment(answer.body);
    return std::unexpected(slipway::Error{
        .kind = ErrorKind::Server,
        .message = QCoreApplication::translate("GitHub",
                                               "GitHub merged the default branch in place of deploying, though it was "
                                               "asked not to; nothing was deployed to %1. Look at the branch, then "
                                               "deploy a tag.")
                       .arg(environment),
        .detail = u"HTTP 202"_s});
}

Result<ApiRequest> createDeploymentStatus(const RepositoryName &name, qint64 deployment,
                                          const DeploymentStatusDraft &draft)
{
    if (auto error = tooLong(draft.description))
        return std::unexpected(*std::move(error));
    const auto word = std::ranges::find(states, draft.state, [](const auto &pair) { return pair.second; });
    // "waiting" is GitHub's own: nobody else may set it.
    if (word == states.end() || draft.state == Waiting) {
        return std::unexpected(
            slipway::Error{.kind = ErrorKind::BadInput,
                           .message = QCoreApplication::translate(
                               "GitHub", "A deployment cannot be set to this state; choose another one.")});
    }
    QJsonObject body{{u"state"_s, QString(word->first)},
                     {u"description"_s, draft.description},
                     {u"auto_inactive"_s, draft.autoInactive}};
    if (!draft.logUrl.isEmpty())
        body.insert(u"log_url"_s, draft.logUrl);
    if (!draft.environmentUrl.isEmpty())
        body.insert(u"environment_url"_s, draft.environmentUrl);
    const QString number = QString::number(deployment);
    return about(QCoreApplication::translate("GitHub", "deployment %1").arg(number),
                 changeAt(ApiRequest::Method::Post, name, {u"deployments"_s, number, u"statuses"_s}, body));
}

Result<DeploymentStatus> parseDeploymentStatus(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    const NumberedStatus status = statusFrom(*object);
    if (status.id <= 0 || status.status.state == Unknown)
        return std::unexpected(json::notUnderstood(u"a deployment status without id or state"_s));
    return status.status;
}

Result<QList<Deployment>> parseDeployments(const QByteArray &body)
{
    const auto items = json::array(body);
    if (!items)
        return std::unexpected(items.error());
    QList<Deployment> result;
    for (const QJsonValue &value : *items) {
        const Deployment deployment = deploymentFrom(value.toObject());
        if (!usable(deployment))
            return std::unexpected(json::notUnderstood(u"a deployment without id or sha"_s));
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
        if (json::text(item, "state"_L1).isEmpty())
            return std::unexpected(json::notUnderstood(u"a deployment's status without state"_s));
        result += statusFrom(item);
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
