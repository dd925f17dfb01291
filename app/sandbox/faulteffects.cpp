// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulteffects.h"

#include <QJsonDocument>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

namespace {

Effect played(Response answer, Effect::When when = Effect::When::Before)
{
    return {.when = when, .answer = std::move(answer)};
}

Response page(int status, const QByteArray &title)
{
    return {.status = status,
            .body = "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>",
            .contentType = "text/html"};
}

void addWait(Response &response, faults::Wait wait)
{
    if (wait)
        response.headers.emplaceBack("Retry-After", QByteArray::number(qint64(wait->count())));
}

QJsonValue bared(const QJsonValue &value, const QStringList &keys)
{
    if (value.isArray()) {
        QJsonArray rest;
        const QJsonArray all = value.toArray();
        for (const QJsonValue &each : all)
            rest.append(bared(each, keys));
        return rest;
    }
    if (!value.isObject())
        return value;
    QJsonObject rest;
    const QJsonObject all = value.toObject();
    for (auto each = all.begin(); each != all.end(); ++each) {
        if (!keys.contains(each.key()))
            rest.insert(each.key(), bared(each.value(), keys));
    }
    return rest;
}

} // namespace

QByteArray withoutKeys(const QByteArray &json, const QStringList &keys)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isArray())
        return QJsonDocument(bared(document.array(), keys).toArray()).toJson(QJsonDocument::Compact);
    if (document.isObject())
        return QJsonDocument(bared(document.object(), keys).toObject()).toJson(QJsonDocument::Compact);
    return json;
}

namespace faults {

Effect lost(When when)
{
    return {.kind = Effect::Kind::Lost, .when = when};
}

Effect cut()
{
    return {.kind = Effect::Kind::Cut};
}

Effect truncated()
{
    return {.kind = Effect::Kind::Truncated};
}

Effect internalError(When when)
{
    return played(page(500, "Internal Server Error"), when);
}

Effect badGateway(When when)
{
    return played(page(502, "Bad Gateway"), when);
}

Effect badCredentials()
{
    return played(problem(401, u"Bad credentials"_s));
}

Effect primaryLimit(const QDateTime &now, std::chrono::seconds reset, Wait retryAfter)
{
    Response response = problem(403, u"API rate limit exceeded for user ID 1."_s);
    response.headers = {{"X-RateLimit-Limit", "5000"},
                        {"X-RateLimit-Remaining", "0"},
                        {"X-RateLimit-Used", "5000"},
                        {"X-RateLimit-Reset", QByteArray::number(now.toSecsSinceEpoch() + reset.count())},
                        {"X-RateLimit-Resource", "core"}};
    addWait(response, retryAfter);
    return played(std::move(response));
}

Effect secondaryLimit(Wait retryAfter)
{
    Response response =
        problem(403, u"You have exceeded a secondary rate limit. Please wait a few minutes before you try again."_s);
    addWait(response, retryAfter);
    return played(std::move(response));
}

Effect tooManyRequests(Wait retryAfter)
{
    Response response = problem(429, u"Too many requests. Please slow down."_s);
    addWait(response, retryAfter);
    return played(std::move(response));
}

Effect redirected(int status, const QByteArray &location)
{
    Response response = problem(status, u"Moved"_s);
    response.headers.emplaceBack("Location", location);
    return played(std::move(response));
}

Effect bare(const QStringList &keys)
{
    const QStringList usual{u"id"_s,    u"name"_s,   u"tag_name"_s, u"ref"_s,        u"sha"_s,
                            u"state"_s, u"object"_s, u"login"_s,    u"permission"_s, u"full_name"_s};
    return {.kind = Effect::Kind::Bare, .keys = keys.isEmpty() ? usual : keys};
}

Effect slow(std::chrono::milliseconds duration, When when)
{
    return {.kind = Effect::Kind::Slow, .when = when, .duration = duration};
}

Effect held(When when)
{
    return {.kind = Effect::Kind::Held, .when = when};
}

Effect stale(std::chrono::milliseconds duration, int reads)
{
    return {.kind = Effect::Kind::Stale, .duration = duration, .reads = reads};
}

Effect staleAndLost(std::chrono::milliseconds duration)
{
    return {.kind = Effect::Kind::Stale, .duration = duration, .unanswered = true};
}

} // namespace faults

} // namespace slipway::sandbox
