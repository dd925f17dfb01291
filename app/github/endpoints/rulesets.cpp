// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rulesets.h"

#include "github/json.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

namespace {

QStringList texts(const QJsonArray &values)
{
    QStringList all;
    for (const QJsonValue &value : values) {
        if (value.isString())
            all += value.toString();
    }
    return all;
}

RefRule ruleFrom(const QJsonObject &item)
{
    const QJsonObject parameters = json::child(item, "parameters"_L1);
    return {.type = json::text(item, "type"_L1),
            .matching = json::text(parameters, "operator"_L1),
            .pattern = json::text(parameters, "pattern"_L1),
            .negate = json::flag(parameters, "negate"_L1)};
}

/// "pull_requests_only" helps no tag.
Known<bool> bypassIn(const QJsonObject &object)
{
    const QString word = json::text(object, "current_user_can_bypass"_L1);
    if (word == "always"_L1 || word == "exempt"_L1)
        return true;
    return word == "never"_L1 || word == "pull_requests_only"_L1 ? Known<bool>(false) : std::nullopt;
}

} // namespace

Result<ApiRequest> tagRulesets(const RepositoryName &name)
{
    ApiRequest::Query query{{u"targets"_s, u"tag"_s}, {u"includes_parents"_s, u"true"_s}};
    query += perPage();
    return getFrom(name, {u"rulesets"_s}, query);
}

Result<QList<qint64>> parseRulesetIds(const QByteArray &body)
{
    const auto items = json::array(body);
    if (!items)
        return std::unexpected(items.error());
    QList<qint64> ids;
    for (const QJsonValue &value : *items) {
        const QJsonObject item = value.toObject();
        const QString target = json::text(item, "target"_L1);
        const qint64 id = json::number(item, "id"_L1);
        // Enterprise Server up to 3.17 lists all targets.
        if (id > 0 && (target.isEmpty() || target == "tag"_L1) && json::text(item, "enforcement"_L1) != "disabled"_L1)
            ids += id;
    }
    return ids;
}

Result<ApiRequest> ruleset(const RepositoryName &name, qint64 id)
{
    const QString number = QString::number(id);
    //: %1 is the number of a ruleset on GitHub
    return about(QCoreApplication::translate("GitHub", "ruleset %1").arg(number),
                 getFrom(name, {u"rulesets"_s, number}));
}

Result<Ruleset> parseRuleset(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    const QJsonObject names = json::child(json::child(*object, "conditions"_L1), "ref_name"_L1);
    Ruleset ruleset{.id = json::number(*object, "id"_L1),
                    .name = json::text(*object, "name"_L1),
                    .source = json::text(*object, "source"_L1),
                    .enforced = json::text(*object, "enforcement"_L1) == "active"_L1,
                    .bypassed = bypassIn(*object),
                    .include = texts(json::list(names, "include"_L1)),
                    .exclude = texts(json::list(names, "exclude"_L1))};
    if (ruleset.id <= 0 || json::text(*object, "enforcement"_L1).isEmpty())
        return std::unexpected(json::notUnderstood(u"a ruleset without id or enforcement"_s));
    const QJsonArray rules = json::list(*object, "rules"_L1);
    for (const QJsonValue &value : rules) {
        if (RefRule rule = ruleFrom(value.toObject()); !rule.type.isEmpty())
            ruleset.rules += std::move(rule);
    }
    return ruleset;
}

} // namespace slipway::github::endpoints
