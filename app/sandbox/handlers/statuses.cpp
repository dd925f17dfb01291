// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/shapes.h"

#include <QJsonDocument>

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostStatuses = 1000; ///< of one context on one commit

QString shaOf(const Context &context, const Request &request)
{
    const ObjectId commit = resolved(context.git, request.argument(u"ref"_s));
    return commit.isNull() ? QString() : commit.hex();
}

Response noCommit(const Request &request)
{
    return problem(422, u"No commit found for SHA: "_s + request.argument(u"ref"_s));
}

} // namespace

Response statuses(Context &context, const Request &request)
{
    const QString sha = shaOf(context, request);
    if (sha.isEmpty())
        return noCommit(request);
    QJsonArray all;
    for (const StatusRecord &each : std::as_const(context.state.statuses)) {
        if (each.sha == sha)
            all.prepend(shapes::status(context, each));
    }
    return paged(request, context.links.host, all);
}

Response combinedStatus(Context &context, const Request &request)
{
    const QString sha = shaOf(context, request);
    if (sha.isEmpty())
        return noCommit(request);
    QMap<QString, const StatusRecord *> newest; // contexts are the same in any case
    for (const StatusRecord &each : std::as_const(context.state.statuses)) {
        if (each.sha == sha)
            newest.insert(each.context.toLower(), &each);
    }
    bool failed = false;
    bool pending = newest.isEmpty();
    QJsonArray all;
    for (const StatusRecord *each : std::as_const(newest)) {
        failed |= each->state == u"failure" || each->state == u"error";
        pending |= each->state == u"pending";
        all.append(shapes::status(context, *each));
    }
    Response response = paged(request, context.links.host, all, u"statuses"_s);
    QJsonObject body = QJsonDocument::fromJson(response.body).object();
    body.insert(u"state"_s, failed ? u"failure"_s : pending ? u"pending"_s : u"success"_s);
    body.insert(u"sha"_s, sha);
    body.insert(u"repository"_s, shapes::briefRepository(context));
    body.insert(u"url"_s, context.links.api(u"/commits/%1/status"_s.arg(sha)));
    body.insert(u"commit_url"_s, context.links.api(u"/commits/"_s + sha));
    response.body = json(body).body;
    return response;
}

Response createStatus(Context &context, const Request &request)
{
    static const QStringList states{u"error"_s, u"failure"_s, u"pending"_s, u"success"_s};
    const auto id = ObjectId::fromHex(request.argument(u"ref"_s));
    if (!id || !context.git.contains(*id))
        return noCommit(request);
    const QJsonObject &body = request.json;
    const QString state = body.value(u"state"_s).toString();
    if (!states.contains(state))
        return invalid(u"Status"_s, u"state"_s, state.isEmpty() ? u"missing_field"_s : u"invalid"_s);
    const QString description = body.value(u"description"_s).toString();
    if (description.size() > 140)
        return invalid(u"Status"_s, u"description"_s, u"custom"_s,
                       u"description is too long (maximum is 140 characters)"_s);
    const QString name = body.value(u"context"_s).toString(u"default"_s);
    int same = 0;
    for (const StatusRecord &each : std::as_const(context.state.statuses)) {
        if (each.sha == id->hex() && each.context.compare(name, Qt::CaseInsensitive) == 0)
            ++same;
    }
    if (same >= mostStatuses)
        return problem(422, u"Validation failed: This SHA and context has reached the maximum number of statuses."_s);

    context.state.addStatus(id->hex(), state, name, description, request.login(), context.now);
    StatusRecord &status = context.state.statuses.last();
    status.targetUrl = body.value(u"target_url"_s).toString();
    return json(shapes::status(context, status), 201);
}

Response checkRuns(Context &context, const Request &request)
{
    const QString sha = shaOf(context, request);
    if (sha.isEmpty())
        return noCommit(request);
    const QString name = request.parameter(u"check_name"_s);
    const QString status = request.parameter(u"status"_s);
    const bool everyAttempt = request.parameter(u"filter"_s) == u"all";
    QList<const CheckRunRecord *> runs;
    for (const CheckRunRecord &each : std::as_const(context.state.checkRuns)) {
        if (each.sha != sha || (!name.isEmpty() && each.name != name))
            continue;
        if (!everyAttempt)
            runs.removeIf([&](const CheckRunRecord *other) { return other->name == each.name; });
        runs.append(&each);
    }
    QJsonArray all;
    for (const CheckRunRecord *each : std::as_const(runs)) {
        if (status.isEmpty() || each->status == status)
            all.append(shapes::checkRun(context, *each));
    }
    return paged(request, context.links.host, all, u"check_runs"_s);
}

} // namespace slipway::sandbox::handlers
