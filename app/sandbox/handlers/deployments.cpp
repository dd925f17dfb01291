// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/shapes.h"

#include <algorithm>

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

namespace {

/// The newest result of each context on a commit, statuses and check runs alike.
QMap<QString, QString> results(const State &state, const QString &sha)
{
    QMap<QString, QString> all;
    for (const StatusRecord &each : state.statuses) {
        if (each.sha == sha)
            all.insert(each.context, each.state);
    }
    for (const CheckRunRecord &each : state.checkRuns) {
        if (each.sha == sha)
            all.insert(each.name, each.status == u"completed" ? each.conclusion : u"pending"_s);
    }
    return all;
}

/// The contexts that keep a commit from being deployed. Without `required_contexts` all of them are asked.
QJsonArray failing(const State &state, const QString &sha, const QJsonValue &required)
{
    QMap<QString, QString> wanted = results(state, sha);
    if (required.isArray()) {
        const QMap<QString, QString> known = std::exchange(wanted, {});
        for (const QJsonValue &each : required.toArray())
            wanted.insert(each.toString(), known.value(each.toString(), u"pending"_s));
    }
    QJsonArray list;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        if (it.value() != u"success" && it.value() != u"neutral" && it.value() != u"skipped")
            list.append(QJsonObject{{u"context"_s, it.key()}, {u"state"_s, it.value()}});
    }
    return list;
}

/// GitHub merges the default branch into a branch that is to be deployed and lies behind it, and deploys nothing then.
/// A merge that is no fast-forward is a conflict here.
std::optional<Response> merged(Context &context, const QString &ref, const ObjectId &commit)
{
    const QString base = context.state.repository.defaultBranch;
    const QString branch = u"refs/heads/"_s + ref;
    const ObjectId main = resolved(context.git, u"refs/heads/"_s + base);
    if (ref == base || main.isNull() || resolved(context.git, branch).isNull())
        return {};
    const auto behind = context.git.commitsBetween(commit, main);
    if (!behind || behind->isEmpty())
        return {};
    const auto ahead = context.git.commitsBetween(main, commit, 1);
    if (!ahead || !ahead->isEmpty() || !context.git.writeReference(branch, main, true))
        return problem(409, u"Conflict merging %1 into %2."_s.arg(base, ref));
    return json({{u"message"_s, u"Auto-merged %1 into %2 on deployment."_s.arg(base, ref)}}, 202);
}

} // namespace

Response deployments(Context &context, const Request &request)
{
    const auto fits = [&](const QString &parameter, const QString &value) {
        const QString wanted = request.parameter(parameter);
        return wanted.isEmpty() || wanted == u"none" || wanted == value;
    };
    QJsonArray all;
    for (const DeploymentRecord &each : std::as_const(context.state.deployments)) {
        if (fits(u"environment"_s, each.environment) && fits(u"ref"_s, each.ref) && fits(u"sha"_s, each.sha)
            && fits(u"task"_s, each.task))
            all.prepend(shapes::deployment(context, each));
    }
    return paged(request, context.links.host, all);
}

Response deployment(Context &context, const Request &request)
{
    const DeploymentRecord *found = context.state.findDeployment(request.id());
    return found ? json(shapes::deployment(context, *found)) : notFound();
}

Response createDeployment(Context &context, const Request &request)
{
    const QJsonObject &body = request.json;
    const QString ref = body.value(u"ref"_s).toString();
    if (ref.isEmpty())
        return invalid(u"Deployment"_s, u"ref"_s, u"missing_field"_s);
    const ObjectId commit = resolved(context.git, ref);
    if (commit.isNull())
        return problem(422, u"No ref found for: %1"_s.arg(ref));
    if (body.value(u"description"_s).toString().size() > 140)
        return invalid(u"Deployment"_s, u"description"_s, u"custom"_s,
                       u"description is too long (maximum is 140 characters)"_s);
    if (body.value(u"auto_merge"_s).toBool(true)) {
        if (const auto response = merged(context, ref, commit))
            return *response;
    }
    const QJsonArray contexts = failing(context.state, commit.hex(), body.value(u"required_contexts"_s));
    if (!contexts.isEmpty()) {
        QJsonObject answer = QJsonObject{{u"message"_s, u"Conflict: Commit status checks failed for %1."_s.arg(ref)},
                                         {u"documentation_url"_s, u"https://docs.github.com/rest"_s},
                                         {u"status"_s, u"409"_s}};
        answer.insert(u"errors"_s,
                      QJsonArray{QJsonObject{{u"contexts"_s, contexts},
                                             {u"resource"_s, u"Deployment"_s},
                                             {u"field"_s, u"required_contexts"_s},
                                             {u"code"_s, u"invalid"_s}}});
        return json(answer, 409);
    }
    const QString environment = body.value(u"environment"_s).toString(u"production"_s);
    context.state.ensureEnvironment(environment, environment == u"production", context.now);
    const qint64 id = context.state.addDeployment(environment, ref, commit.hex(), request.login(), context.now);
    DeploymentRecord *record = context.state.findDeployment(id);
    record->task = body.value(u"task"_s).toString(u"deploy"_s);
    record->description = body.value(u"description"_s).toString();
    record->payload = body.value(u"payload"_s).toObject();
    record->transient = body.value(u"transient_environment"_s).toBool(false);
    record->production = body.value(u"production_environment"_s).toBool(environment == u"production");
    context.state.events.append({u"deployment"_s, id, request.login()});
    return json(shapes::deployment(context, *record), 201);
}

Response deploymentStatuses(Context &context, const Request &request)
{
    const DeploymentRecord *found = context.state.findDeployment(request.id());
    if (!found)
        return notFound();
    QJsonArray all;
    for (const DeploymentStatusRecord &each : found->statuses)
        all.prepend(shapes::deploymentStatus(context, *found, each));
    return paged(request, context.links.host, all);
}

Response createDeploymentStatus(Context &context, const Request &request)
{
    static const QStringList states{u"error"_s,  u"failure"_s, u"inactive"_s, u"in_progress"_s,
                                    u"queued"_s, u"pending"_s, u"success"_s};
    const qint64 id = request.id();
    if (!context.state.findDeployment(id))
        return notFound();
    const QJsonObject &body = request.json;
    const QString state = body.value(u"state"_s).toString();
    if (!states.contains(state))
        return invalid(u"DeploymentStatus"_s, u"state"_s, state.isEmpty() ? u"missing_field"_s : u"invalid"_s);
    const QString description = body.value(u"description"_s).toString();
    if (description.size() > 140)
        return invalid(u"DeploymentStatus"_s, u"description"_s, u"custom"_s,
                       u"description is too long (maximum is 140 characters)"_s);

    context.state.addDeploymentStatus(id, state, request.login(), context.now, description);
    DeploymentRecord *record = context.state.findDeployment(id);
    DeploymentStatusRecord &status = record->statuses.last();
    status.logUrl = body.value(u"log_url"_s).toString(body.value(u"target_url"_s).toString());
    status.environmentUrl = body.value(u"environment_url"_s).toString();
    // auto_inactive leaves production and transient environments alone.
    if (state == u"success" && body.value(u"auto_inactive"_s).toBool(true)) {
        const QString environment = record->environment;
        QList<qint64> ending;
        for (const DeploymentRecord &each : std::as_const(context.state.deployments)) {
            if (each.id != id && each.environment == environment && each.state() == u"success" && !each.production
                && !each.transient)
                ending.append(each.id);
        }
        for (const qint64 each : std::as_const(ending))
            context.state.addDeploymentStatus(each, u"inactive"_s, request.login(), context.now);
    }
    return json(shapes::deploymentStatus(context, *record, record->statuses.constLast()), 201);
}

} // namespace slipway::sandbox::handlers
