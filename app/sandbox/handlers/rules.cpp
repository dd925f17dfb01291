// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/shapeparts.h"

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

namespace {

/// Without rules and conditions, as the list has them.
QJsonObject brief(const Context &context, const RulesetRecord &record)
{
    const QString self = context.links.api(u"/rulesets/%1"_s.arg(record.id));
    const QString web = context.links.web(u"/rules/%1"_s.arg(record.id));
    return {{u"id"_s, record.id},
            {u"name"_s, record.name},
            {u"target"_s, record.target},
            {u"source_type"_s, u"Repository"_s},
            {u"source"_s, context.links.repository},
            {u"enforcement"_s, record.enforcement},
            {u"node_id"_s, u"RRS_%1"_s.arg(record.id)},
            {u"_links"_s,
             QJsonObject{{u"self"_s, QJsonObject{{u"href"_s, self}}}, {u"html"_s, QJsonObject{{u"href"_s, web}}}}},
            {u"created_at"_s, shapes::date(record.createdAt)},
            {u"updated_at"_s, shapes::date(record.createdAt)}};
}

} // namespace

Response rulesets(Context &context, const Request &request)
{
    const QString wanted = request.parameter(u"targets"_s);
    const QStringList targets = wanted.isEmpty() ? QStringList() : wanted.split(u',');
    QJsonArray all;
    for (const RulesetRecord &each : std::as_const(context.state.rulesets)) {
        if (targets.isEmpty() || targets.contains(each.target))
            all.append(brief(context, each));
    }
    return paged(request, context.links.host, all);
}

Response ruleset(Context &context, const Request &request)
{
    for (const RulesetRecord &each : std::as_const(context.state.rulesets)) {
        if (each.id != request.id())
            continue;
        QJsonObject whole = brief(context, each);
        QJsonArray rules;
        for (const QString &type : each.rules)
            rules.append(QJsonObject{{u"type"_s, type}});
        whole.insert(u"rules"_s, rules);
        whole.insert(u"conditions"_s,
                     QJsonObject{{u"ref_name"_s,
                                  QJsonObject{{u"include"_s, QJsonArray::fromStringList(each.include)},
                                              {u"exclude"_s, QJsonArray::fromStringList(each.exclude)}}}});
        if (request.user)
            whole.insert(u"current_user_can_bypass"_s,
                         each.bypass.contains(request.login()) ? u"always"_s : u"never"_s);
        return json(whole);
    }
    return notFound();
}

Response immutableReleases(Context &context, const Request &request)
{
    if (request.permission < Permission::Admin || !context.state.repository.immutableReleases)
        return notFound();
    return json({{u"enabled"_s, true}, {u"enforced_by_owner"_s, false}});
}

std::optional<Response> forbidden(const Context &context, const Request &request, const QString &tag,
                                  const QString &type)
{
    if (context.state.forbiddingRule(tag, type, request.login()).isEmpty())
        return {};
    const QString what = type == u"creation" ? u"creations"_s : type == u"deletion" ? u"deletions"_s : u"updates"_s;
    const QString verb = type == u"creation" ? u"create"_s : type == u"deletion" ? u"delete"_s : u"update"_s;
    const QString text =
        u"Repository rule violations found\n\nCannot %1 ref due to %2 being restricted.\n\n"_s.arg(verb, what);
    return json({{u"message"_s, text},
                 {u"documentation_url"_s, u"https://docs.github.com/rest"_s},
                 {u"status"_s, u"422"_s},
                 {u"metadata"_s, QJsonObject()},
                 {u"errors"_s, QJsonArray{QJsonObject{{u"message"_s, text}}}}},
                422);
}

} // namespace slipway::sandbox::handlers
