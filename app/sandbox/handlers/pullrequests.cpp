// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/shapes.h"

#include <algorithm>

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

namespace {

Response wrong(const QString &field, const QString &code, const QString &message = {})
{
    return invalid(u"PullRequest"_s, field, code, message);
}

/// The branch in "owner:branch", or in "branch" alone. Empty: a fork's, and the stand-in has none.
QString branchIn(const Context &context, const QString &head)
{
    const qsizetype colon = head.indexOf(u':');
    if (colon < 0)
        return head;
    return head.first(colon) == context.state.repository.owner ? head.sliced(colon + 1) : QString();
}

bool fits(const Context &context, const Request &request, const PullRequestRecord &record)
{
    const QString state = request.parameter(u"state"_s);
    const QString head = request.parameter(u"head"_s);
    const QString base = request.parameter(u"base"_s);
    return (state == u"all" || record.closed == (state == u"closed"))
        && (!head.contains(u':') || record.head == branchIn(context, head)) && (base.isEmpty() || record.base == base);
}

} // namespace

Response pullRequests(Context &context, const Request &request)
{
    QList<const PullRequestRecord *> found;
    for (const PullRequestRecord &each : std::as_const(context.state.pullRequests)) {
        if (fits(context, request, each))
            found.append(&each);
    }
    const QString sort = request.parameter(u"sort"_s);
    const QString direction = request.parameter(u"direction"_s);
    const bool byChange = sort == u"updated";
    std::ranges::stable_sort(found, {}, [&](const PullRequestRecord *each) {
        return std::pair(byChange ? each->updatedAt : each->createdAt, each->number);
    });
    // Without a sort, or by date of creation, the newest come first; else the oldest do.
    const bool newestFirst = direction.isEmpty() ? sort.isEmpty() || sort == u"created" : direction == u"desc";
    if (newestFirst)
        std::ranges::reverse(found);
    const QJsonObject repository = shapes::repository(context, request);
    QJsonArray all;
    for (const PullRequestRecord *each : std::as_const(found))
        all.append(shapes::pullRequest(context, *each, repository));
    return paged(request, context.links.host, all);
}

Response pullRequest(Context &context, const Request &request)
{
    const PullRequestRecord *found = context.state.findPullRequest(int(request.id(u"number"_s)));
    return found ? json(shapes::wholePullRequest(context, *found, shapes::repository(context, request))) : notFound();
}

Response createPullRequest(Context &context, const Request &request)
{
    const QJsonObject &body = request.json;
    PullRequestRecord made;
    made.title = body.value(u"title"_s).toString();
    made.body = body.value(u"body"_s).toString();
    made.head = branchIn(context, body.value(u"head"_s).toString());
    made.base = body.value(u"base"_s).toString();
    if (made.title.isEmpty())
        return wrong(u"title"_s, u"missing_field"_s);
    const ObjectId head = made.head.isEmpty() ? ObjectId() : resolved(context.git, u"refs/heads/"_s + made.head);
    const ObjectId base = made.base.isEmpty() ? ObjectId() : resolved(context.git, u"refs/heads/"_s + made.base);
    if (head.isNull())
        return wrong(u"head"_s, u"invalid"_s);
    if (base.isNull())
        return wrong(u"base"_s, u"invalid"_s);
    const auto same = [&](const PullRequestRecord &each) {
        return !each.closed && each.head == made.head && each.base == made.base;
    };
    if (std::ranges::any_of(context.state.pullRequests, same)) {
        return wrong(u"head"_s, u"custom"_s,
                     u"A pull request already exists for %1:%2."_s.arg(context.state.repository.owner, made.head));
    }
    const auto commits = context.git.commitsBetween(base, head, 1);
    if (commits && commits->isEmpty())
        return wrong(u"base"_s, u"custom"_s, u"No commits between %1 and %2"_s.arg(made.base, made.head));

    made.id = context.state.takeId();
    made.number = context.state.pullRequests.isEmpty() ? 1 : context.state.pullRequests.constLast().number + 1;
    made.author = request.login();
    made.headSha = head.hex();
    made.baseSha = base.hex();
    made.createdAt = made.updatedAt = context.now;
    context.state.pullRequests.append(made);
    return json(shapes::wholePullRequest(context, made, shapes::repository(context, request)), 201);
}

} // namespace slipway::sandbox::handlers
