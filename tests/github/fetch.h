// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/call.h"
#include "github/transport.h"
#include "support/await.h"
#include "support/loopbackserver.h"

namespace slipway::test {

/// Settings for a transport to a loopback server, with times fit for tests.
inline github::TransportSettings quick(const QUrl &api, const QByteArray &token = QByteArrayLiteral("t0ken"))
{
    auto settings = github::TransportSettings::forApi(api, Secret(token), {}, QStringLiteral("github.test"));
    settings.backOff = std::chrono::milliseconds(1);
    return settings;
}

inline github::ApiRequest get(const QByteArray &path)
{
    return {.path = path, .subject = QStringLiteral("it")};
}

inline github::ApiRequest change(github::ApiRequest::Method method, const QByteArray &path)
{
    return {.method = method,
            .path = path,
            .body = {{QStringLiteral("tag_name"), QStringLiteral("0.1.2")}},
            .subject = QStringLiteral("it")};
}

/// The whole answer of one request.
inline QFuture<Result<github::ApiAnswer>> fetch(github::Transport &transport, const github::ApiRequest &request)
{
    return github::startCall<github::ApiAnswer>(transport, [&](auto &call) {
        call.send(request, [&call](Result<github::ApiAnswer> answer) { call.finish(std::move(answer)); });
    });
}

} // namespace slipway::test
