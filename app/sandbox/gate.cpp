// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gate.h"

#include <algorithm>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// "Bearer X" or "token X".
QByteArray tokenIn(const QByteArray &authorization)
{
    const qsizetype space = authorization.indexOf(' ');
    const QByteArray scheme = authorization.first(std::max<qsizetype>(space, 0)).toLower();
    return scheme == "bearer" || scheme == "token" ? authorization.sliced(space + 1).trimmed() : QByteArray();
}

} // namespace

std::optional<Response> Gate::identify(const State &state, const QHttpHeaders &headers, Request &request) const
{
    if (headers.value("User-Agent").isEmpty()) {
        return problem(403,
                       u"Request forbidden by administrative rules. Please make sure your request has a User-Agent "
                       "header."_s);
    }
    request.apiVersion = headers.value("X-GitHub-Api-Version").toByteArray();
    if (request.apiVersion.isEmpty())
        request.apiVersion = "2022-11-28";
    if (request.apiVersion != "2022-11-28" && request.apiVersion != "2026-03-10") {
        return problem(400,
                       u"Unsupported 'X-GitHub-Api-Version' header. The following versions are supported: "
                       "2022-11-28, 2026-03-10."_s);
    }
    request.permission = state.repository.isPrivate ? Permission::None : Permission::Read;
    const QByteArray authorization = headers.value("Authorization").toByteArray();
    if (authorization.isEmpty())
        return {};
    const Token *token = state.findToken(tokenIn(authorization));
    const User *user = token ? state.findUser(token->login) : nullptr;
    if (!user)
        return problem(401, u"Bad credentials"_s);
    request.user = *user;
    request.denied = token->denied;
    request.permission = std::max(request.permission, std::min(user->permission, token->ceiling));
    return {};
}

int Gate::limitOf(const State &state, const Request &request) const
{
    return request.user ? state.limits.authenticated : state.limits.anonymous;
}

Gate::Bucket Gate::bucketOf(const Request &request) const
{
    return m_buckets.value(request.login());
}

std::optional<Response> Gate::count(const State &state, Request &request, const QDateTime &now)
{
    Bucket &bucket = m_buckets[request.login()];
    const qint64 seconds = now.toSecsSinceEpoch();
    if (bucket.resetAt <= seconds)
        bucket = {0, seconds + 3600};
    if (bucket.used < limitOf(state, request)) {
        ++bucket.used;
        request.counted = true;
        return {};
    }
    return problem(403,
                   request.user ? u"API rate limit exceeded for user ID %1."_s.arg(request.user->id)
                                : u"API rate limit exceeded for 127.0.0.1. (But here's the good news: Authenticated "
                                  "requests get a higher rate limit.)"_s);
}

void Gate::giveBack(const Request &request)
{
    if (request.user && request.counted)
        --m_buckets[request.login()].used;
}

QList<std::pair<QByteArray, QByteArray>> Gate::rateHeaders(const State &state, const Request &request) const
{
    const Bucket bucket = bucketOf(request);
    const int limit = limitOf(state, request);
    return {{"X-RateLimit-Limit", QByteArray::number(limit)},
            {"X-RateLimit-Remaining", QByteArray::number(std::max(0, limit - bucket.used))},
            {"X-RateLimit-Used", QByteArray::number(bucket.used)},
            {"X-RateLimit-Reset", QByteArray::number(bucket.resetAt)},
            {"X-RateLimit-Resource", "core"}};
}

Response Gate::rateLimit(const State &state, const Request &request) const
{
    const Bucket bucket = bucketOf(request);
    const int limit = limitOf(state, request);
    const QJsonObject core{{u"limit"_s, limit},
                           {u"remaining"_s, std::max(0, limit - bucket.used)},
                           {u"used"_s, bucket.used},
                           {u"reset"_s, bucket.resetAt}};
    return json({{u"resources"_s, QJsonObject{{u"core"_s, core}}}, {u"rate"_s, core}});
}

std::optional<Response> Gate::authorize(const State &state, const Route &route, const Request &request) const
{
    if (route.access == Access::Open)
        return {};
    if (request.permission < Permission::Read)
        return notFound(); // a private repository is not even there
    if (!request.user && route.access != Access::Read)
        return problem(401, u"Requires authentication"_s);
    const QString permission =
        QString::fromLatin1(route.permission.first(std::max<qsizetype>(route.permission.indexOf('='), 0)));
    if ((route.access == Access::Write && !request.canWrite()) || request.denied.contains(permission)) {
        Response response = problem(403, u"Resource not accessible by personal access token"_s);
        response.headers.append({"X-Accepted-GitHub-Permissions", route.permission});
        return response;
    }
    if (route.access == Access::Write && state.repository.archived)
        return problem(403, u"Repository was archived so is read-only."_s);
    return {};
}

} // namespace slipway::sandbox
