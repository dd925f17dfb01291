// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows.h"

#include "github/json.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

namespace {

constexpr qsizetype mostInputs = 25;

QString named(qint64 run)
{
    //: %1 is the number of a workflow run on GitHub
    return QCoreApplication::translate("GitHub", "workflow run %1").arg(run);
}

QStringList placeOf(qint64 run)
{
    return {u"actions"_s, u"runs"_s, QString::number(run)};
}

WorkflowRun runFrom(const QJsonObject &item)
{
    // Of a run by a reusable workflow: "….github/workflows/x.yml@refs/heads/main".
    const QString path = json::text(item, "path"_L1).section(u'@', 0, 0);
    return {.id = json::number(item, "id"_L1),
            .workflow = path.section(u'/', -1),
            .event = json::text(item, "event"_L1),
            .ref = json::text(item, "head_branch"_L1),
            .commit = json::id(item, "head_sha"_L1),
            .actor = json::login(item, "triggering_actor"_L1),
            .status = json::text(item, "status"_L1),
            .conclusion = json::text(item, "conclusion"_L1),
            .createdAt = json::time(item, "created_at"_L1),
            .url = json::webAddress(item, "html_url"_L1)};
}

QStringList reviewersIn(const QJsonObject &item)
{
    QStringList names;
    const QJsonArray list = json::list(item, "reviewers"_L1);
    for (const QJsonValue &value : list) {
        const QJsonObject reviewer = json::child(value.toObject(), "reviewer"_L1);
        const QString login = json::text(reviewer, "login"_L1);
        const QString team = json::text(reviewer, "slug"_L1);
        if (!login.isEmpty())
            names += login;
        else if (!team.isEmpty())
            names += u'@' + team;
    }
    return names;
}

/// The Date header (RFC 9110 §5.6.7), whole seconds.
QDateTime dateOf(const ApiAnswer &answer)
{
    const QString text = QString::fromLatin1(answer.header("date"_L1));
    QDateTime date = QLocale::c().toDateTime(text, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (date.isValid())
        date.setTimeZone(QTimeZone::UTC);
    return date;
}

} // namespace

Result<ApiRequest> dispatchWorkflow(const RepositoryName &name, const QString &file, const QString &ref,
                                    const QMap<QString, QString> &inputs)
{
    if (inputs.size() > mostInputs) {
        return std::unexpected(Error{
            .kind = ErrorKind::BadInput,
            .message = QCoreApplication::translate("GitHub", "A workflow takes 25 inputs at most; give it fewer.")});
    }
    QJsonObject values;
    for (auto it = inputs.cbegin(); it != inputs.cend(); ++it)
        values.insert(it.key(), it.value());
    return about(file,
                 changeAt(ApiRequest::Method::Post, name, {u"actions"_s, u"workflows"_s, file, u"dispatches"_s},
                          {{u"ref"_s, ref}, {u"inputs"_s, values}}));
}

Result<Dispatch> parseDispatch(const ApiAnswer &answer)
{
    Dispatch dispatch{.run = std::nullopt, .at = dateOf(answer)};
    if (answer.status == 204)
        return dispatch;
    const auto object = json::object(answer.body);
    if (!object)
        return std::unexpected(object.error());
    const qint64 id = json::number(*object, "workflow_run_id"_L1);
    if (id <= 0)
        return std::unexpected(json::notUnderstood(u"a dispatch without workflow_run_id"_s));
    dispatch.run = id;
    return dispatch;
}

Result<ApiRequest> runsOf(const RepositoryName &name, const QString &file, const QString &event, const ObjectId &commit)
{
    ApiRequest::Query query{{u"event"_s, event}, {u"head_sha"_s, commit.hex()}};
    query += perPage();
    return about(file, getFrom(name, {u"actions"_s, u"workflows"_s, file, u"runs"_s}, query));
}

Result<ApiRequest> waitingRuns(const RepositoryName &name, const ObjectId &commit)
{
    ApiRequest::Query query{{u"status"_s, u"waiting"_s}, {u"head_sha"_s, commit.hex()}};
    query += perPage();
    return getFrom(name, {u"actions"_s, u"runs"_s}, query);
}

Result<QList<WorkflowRun>> parseRuns(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    if (!object->value("workflow_runs"_L1).isArray())
        return std::unexpected(json::notUnderstood(u"no list of workflow runs"_s));
    QList<WorkflowRun> result;
    const QJsonArray items = json::list(*object, "workflow_runs"_L1);
    for (const QJsonValue &value : items) {
        if (WorkflowRun run = runFrom(value.toObject()); run.id > 0)
            result += std::move(run);
    }
    std::ranges::stable_sort(result, std::ranges::greater{},
                             [](const WorkflowRun &run) { return std::tuple(run.createdAt, run.id); });
    return result;
}

Result<ApiRequest> run(const RepositoryName &name, qint64 id)
{
    return about(named(id), getFrom(name, placeOf(id)));
}

Result<WorkflowRun> parseRun(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    WorkflowRun run = runFrom(*object);
    if (run.id <= 0 || run.status.isEmpty())
        return std::unexpected(json::notUnderstood(u"a workflow run without id or status"_s));
    return run;
}

Result<ApiRequest> pendingDeployments(const RepositoryName &name, qint64 run)
{
    return about(named(run), getFrom(name, placeOf(run) << u"pending_deployments"_s));
}

Result<QList<PendingDeployment>> parsePendingDeployments(const QByteArray &body)
{
    const auto items = json::array(body);
    if (!items)
        return std::unexpected(items.error());
    QList<PendingDeployment> result;
    for (const QJsonValue &value : *items) {
        const QJsonObject item = value.toObject();
        const QJsonObject environment = json::child(item, "environment"_L1);
        PendingDeployment pending{
            .environmentId = json::number(environment, "id"_L1),
            .environment = json::text(environment, "name"_L1),
            .reviewers = reviewersIn(item),
            .waitTimer = std::chrono::minutes(std::clamp<qint64>(json::number(item, "wait_timer"_L1), 0, 43'200)),
            .waitStartedAt = json::time(item, "wait_timer_started_at"_L1)};
        if (const QJsonValue can = item.value("current_user_can_approve"_L1); can.isBool())
            pending.currentUserCanApprove = can.toBool();
        if (pending.environmentId > 0 && !pending.environment.isEmpty())
            result += std::move(pending);
    }
    return result;
}

Result<ApiRequest> reviewDeployments(const RepositoryName &name, qint64 run, const QList<qint64> &environments,
                                     bool approved, const QString &comment)
{
    QJsonArray ids;
    for (const qint64 id : environments)
        ids.append(id);
    return about(named(run),
                 changeAt(ApiRequest::Method::Post, name, placeOf(run) << u"pending_deployments"_s,
                          {{u"environment_ids"_s, ids},
                           {u"state"_s, approved ? u"approved"_s : u"rejected"_s},
                           {u"comment"_s, comment}}));
}

} // namespace slipway::github::endpoints
