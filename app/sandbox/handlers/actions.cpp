// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/ci.h"
#include "sandbox/shapes.h"

#include <algorithm>

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostInputs = 25;

bool mayReview(const EnvironmentRecord &environment, const RunRecord &run, const QString &login)
{
    return environment.reviewers.contains(login, Qt::CaseInsensitive)
        && !(environment.preventSelfReview && run.actor == login);
}

QList<const DeploymentRecord *> waitingIn(const State &state, qint64 run)
{
    QList<const DeploymentRecord *> all;
    for (const DeploymentRecord &each : state.deployments) {
        if (each.run == run && each.state() == u"waiting")
            all.append(&each);
    }
    return all;
}

} // namespace

Response run(Context &context, const Request &request)
{
    const RunRecord *found = context.state.findRun(request.id());
    return found ? json(shapes::run(context, *found)) : notFound();
}

Response pendingDeployments(Context &context, const Request &request)
{
    const RunRecord *run = context.state.findRun(request.id());
    if (!run)
        return notFound();
    QJsonArray all;
    for (const DeploymentRecord *each : waitingIn(context.state, run->id)) {
        const EnvironmentRecord *environment = context.state.findEnvironment(each->environment);
        if (!environment)
            continue;
        const QJsonObject whole = shapes::environment(context, *environment);
        QJsonObject brief;
        for (const QString &key : {u"id"_s, u"node_id"_s, u"name"_s, u"url"_s, u"html_url"_s})
            brief.insert(key, whole.value(key));
        all.append(QJsonObject{{u"environment"_s, brief},
                               {u"wait_timer"_s, environment->waitMinutes},
                               {u"wait_timer_started_at"_s, QJsonValue::Null},
                               {u"current_user_can_approve"_s, mayReview(*environment, *run, request.login())},
                               {u"reviewers"_s, shapes::reviewers(context, *environment)}});
    }
    return json(all);
}

Response reviewDeployments(Context &context, const Request &request)
{
    const RunRecord *found = context.state.findRun(request.id());
    if (!found)
        return notFound();
    const RunRecord run = *found;
    const QJsonObject &body = request.json;
    const QJsonArray ids = body.value(u"environment_ids"_s).toArray();
    const QString state = body.value(u"state"_s).toString();
    if (ids.isEmpty())
        return invalid(u"PendingDeployment"_s, u"environment_ids"_s, u"missing_field"_s);
    if (state != u"approved" && state != u"rejected")
        return invalid(u"PendingDeployment"_s, u"state"_s, state.isEmpty() ? u"missing_field"_s : u"invalid"_s);
    if (!body.value(u"comment"_s).isString())
        return invalid(u"PendingDeployment"_s, u"comment"_s, u"missing_field"_s);

    QList<DeploymentRecord> reviewed;
    for (const DeploymentRecord *each : waitingIn(context.state, run.id)) {
        const EnvironmentRecord *environment = context.state.findEnvironment(each->environment);
        if (environment && ids.contains(QJsonValue(environment->id))) {
            if (!mayReview(*environment, run, request.login()))
                return problem(403, u"You are not a reviewer of this environment."_s);
            reviewed.append(*each);
        }
    }
    if (reviewed.isEmpty())
        return problem(422, u"There were no pending deployment requests for the given environments."_s);
    QJsonArray all;
    for (const DeploymentRecord &each : std::as_const(reviewed)) {
        context.ci.review(run.id, each.environment, state == u"approved", request.login(),
                          body.value(u"comment"_s).toString(), context.now);
        all.append(shapes::deployment(context, *context.state.findDeployment(each.id)));
    }
    return json(all);
}

Response dispatchWorkflow(Context &context, const Request &request)
{
    const QString file = request.argument(u"file"_s);
    const QJsonObject &body = request.json;
    const QString ref = body.value(u"ref"_s).toString();
    if (ref.isEmpty())
        return problem(422, u"Invalid request.\n\n\"ref\" wasn't supplied."_s);
    const QJsonObject inputs = body.value(u"inputs"_s).toObject();
    if (inputs.size() > mostInputs)
        return problem(422, u"Invalid request.\n\nNo more than %1 properties are allowed."_s.arg(mostInputs));
    const ObjectId tip = resolved(context.git, context.state.repository.defaultBranch);
    const auto workflow = context.git.fileAt(tip, u".github/workflows/"_s + file);
    if (tip.isNull() || file.contains(u'/') || !workflow)
        return notFound();
    if (!workflow->contains("workflow_dispatch"))
        return problem(422, u"Workflow does not have 'workflow_dispatch' trigger"_s);
    // The workflow's own inputs: what to deploy, if not the ref that it is run on, and where.
    const QString tag = inputs.value(u"tag"_s).toString(ref);
    const ObjectId commit = resolved(context.git, tag);
    if (resolved(context.git, ref).isNull() || commit.isNull())
        return problem(422, u"No ref found for: "_s + (commit.isNull() ? tag : ref));
    const QString environment = inputs.value(u"environment"_s).toString();
    if (!environment.isEmpty() && !context.state.findEnvironment(environment))
        return problem(
            422, u"Provided value '%1' for input 'environment' not in the list of allowed values"_s.arg(environment));
    const QStringList environments =
        environment.isEmpty() ? context.ci.following(u"releases"_s) : QStringList{environment};
    const qint64 id =
        context.ci.deploy(environments, file, u"workflow_dispatch"_s, tag, commit.hex(), request.login(), context.now);
    context.state.findRun(id)->inputs = inputs;
    const bool tells = request.apiVersion >= "2026-03-10" || body.value(u"return_run_details"_s).toBool();
    if (!tells)
        return empty(204);
    return json({{u"workflow_run_id"_s, id},
                 {u"run_url"_s, context.links.api(u"/actions/runs/%1"_s.arg(id))},
                 {u"html_url"_s, context.links.web(u"/actions/runs/%1"_s.arg(id))}});
}

} // namespace slipway::sandbox::handlers
