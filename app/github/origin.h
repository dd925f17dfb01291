// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/secret.h"

#include <QByteArray>
#include <QUrl>

namespace slipway::github {

/// Same scheme, host and port: where the token may go.
bool sameOrigin(const QUrl &a, const QUrl &b);

/// Where assets are uploaded to: the one exception to "the token goes to the API's host only". It is GitHub's own host,
/// worked out from the API's address and never taken from an answer: https://uploads.github.com (GitHub docs: "Upload a
/// release asset"), https://uploads.NAME.ghe.com beside https://api.NAME.ghe.com, https://HOST/api/uploads beside an
/// Enterprise Server's https://HOST/api/v3; in all other cases the API itself.
QUrl uploadsUrl(const QUrl &apiUrl);

/// Whether a release's upload_url leads where uploadsUrl() does. On loopback the port does not count.
bool isUploadsHost(const QUrl &url, const QUrl &apiUrl);

/// What GitHub at this address is known to accept as X-GitHub-Api-Version. Enterprise Server 3.17–3.19 knows
/// 2022-11-28 only and answers 400 to others.
QByteArray apiVersionFor(const QUrl &apiUrl);

/// Why nothing may be sent to this API with this token; nullopt: nothing stands against it.
std::optional<Error> refusalToSend(const QUrl &apiUrl, const Secret &token);

/// Whether a redirect may be followed at all: http(s), and never from https down to http.
bool mayRedirect(const QUrl &from, const QUrl &to);

} // namespace slipway::github
