// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environments.h"

#include "github/json.h"

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

namespace {

bool asksForReview(const QJsonObject &environment)
{
    const QJsonArray rules = json::list(environment, "protection_rules"_L1);
    for (const QJsonValue &rule : rules) {
        if (json::text(rule.toObject(), "type"_L1) == "required_reviewers"_L1)
            return true;
    }
    return false;
}

} // namespace

Result<ApiRequest> environments(const RepositoryName &name)
{
    return getFrom(name, {u"environments"_s}, perPage());
}

Result<QList<Environment>> parseEnvironments(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    const QJsonValue listed = object->value("environments"_L1);
    if (!listed.isArray() && json::number(*object, "total_count"_L1) != 0)
        return std::unexpected(json::notUnderstood(u"environments are counted but not listed"_s));
    if (!listed.isArray() && !object->contains("total_count"_L1))
        return std::unexpected(json::notUnderstood(u"no list of environments"_s));
    QList<Environment> result;
    const QJsonArray items = listed.toArray();
    for (const QJsonValue &value : items) {
        const QJsonObject item = value.toObject();
        Environment environment;
        environment.name = json::text(item, "name"_L1);
        environment.needsReview = asksForReview(item);
        if (environment.name.isEmpty())
            return std::unexpected(json::notUnderstood(u"an environment without name"_s));
        result += environment;
    }
    return result;
}

} // namespace slipway::github::endpoints
