// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records.h"

#include <QHash>
#include <QHttpHeaders>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

#include <optional>

namespace slipway::sandbox {

enum class Method { Get, Post, Patch, Put, Delete, Other };

/// A request as the handlers see it: routed, signed in, its JSON parsed.
struct Request {
    Method method = Method::Other;
    QByteArray verb{}; ///< the method as sent: "GET"
    QString path{}; ///< as sent, percent-encoded
    QByteArray target{}; ///< path and query as sent, the API's base among them
    QHttpHeaders headers{};
    QUrlQuery query{};
    QByteArray accept{};
    QByteArray apiVersion{};
    QByteArray contentType{};
    QByteArray body{};
    QJsonObject json{};
    QHash<QString, QString> arguments{}; ///< the parts of the path that the route names, decoded
    std::optional<User> user{}; ///< nobody: no token was sent
    QStringList denied{}; ///< fine-grained permissions that the token lacks
    Permission permission = Permission::None;
    bool counted = false; ///< it took one of the rate limit

    QString argument(const QString &name) const { return arguments.value(name); }
    qint64 id(const QString &name = QStringLiteral("id")) const { return arguments.value(name).toLongLong(); }
    QString parameter(const QString &name) const { return query.queryItemValue(name, QUrl::FullyDecoded); }
    bool canWrite() const { return permission >= Permission::Write; }
    QString login() const { return user ? user->login : QString(); }
};

struct Response {
    int status = 200;
    QByteArray body{};
    QByteArray contentType = QByteArrayLiteral("application/json; charset=utf-8");
    QList<std::pair<QByteArray, QByteArray>> headers{};
};

Response json(const QJsonObject &object, int status = 200);
Response json(const QJsonArray &array);
Response empty(int status);

/// GitHub's error body: {message, documentation_url, status}.
Response problem(int status, const QString &message);
Response notFound();
/// 422 with one entry in `errors`. `code`: missing_field, invalid, already_exists, custom.
Response invalid(const QString &resource, const QString &field, const QString &code, const QString &message = {});

/// One page of a list: per_page (30, at most 100) and page, with the Link header. With `under` the list stands in an
/// object beside total_count.
Response paged(const Request &request, const QString &base, const QJsonArray &all, const QString &under = {});

} // namespace slipway::sandbox
