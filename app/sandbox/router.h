// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

namespace slipway::sandbox {

/// What a route asks of whoever calls it.
enum class Access {
    Open, ///< anybody: a page, or an address that carries its own signature
    Read, ///< who may read the repository
    SignedIn, ///< any token
    Write, ///< a token that may write
};

struct Route {
    Method method;
    QString pattern; ///< parts: a word, {name}, or at the end {name...} for one or more parts
    Access access;
    QByteArray permission; ///< GitHub's name of the fine-grained permission: "contents=write"
    Handler handler;
};

/// All of them, in one place (routes.cpp).
const QList<Route> &routes();

struct Match {
    const Route *route = nullptr;
    QHash<QString, QString> arguments{};
};

/// The first route for a method and a percent-encoded path; its arguments come decoded.
Match match(Method method, const QString &path);

} // namespace slipway::sandbox
