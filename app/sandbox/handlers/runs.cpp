// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/shapes.h"

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

namespace {

/// Newest first, those that the query asks for. `workflow`: a file's name; empty: any.
Response listed(Context &context, const Request &request, const QString &workflow)
{
    const auto fits = [&](const QString &parameter, const QString &value) {
        const QString wanted = request.parameter(parameter);
        return wanted.isEmpty() || wanted.compare(value, Qt::CaseInsensitive) == 0;
    };
    const QString status = request.parameter(u"status"_s);
    QJsonArray all;
    for (const RunRecord &each : std::as_const(context.state.runs)) {
        if (!(workflow.isEmpty() || each.workflow == workflow) || !fits(u"event"_s, each.event)
            || !fits(u"head_sha"_s, each.sha) || !fits(u"branch"_s, each.ref) || !fits(u"actor"_s, each.actor))
            continue;
        const QJsonObject shape = shapes::run(context, each);
        if (status.isEmpty() || shape.value(u"status"_s) == status || shape.value(u"conclusion"_s) == status)
            all.prepend(shape);
    }
    return paged(request, context.links.host, all, u"workflow_runs"_s);
}

} // namespace

Response runs(Context &context, const Request &request)
{
    return listed(context, request, {});
}

Response workflowRuns(Context &context, const Request &request)
{
    const QString file = request.argument(u"file"_s);
    const ObjectId tip = resolved(context.git, context.state.repository.defaultBranch);
    if (tip.isNull() || file.contains(u'/') || !context.git.fileAt(tip, u".github/workflows/"_s + file))
        return notFound();
    return listed(context, request, file);
}

} // namespace slipway::sandbox::handlers
