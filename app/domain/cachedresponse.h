// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QUrl>

#include <functional>
#include <optional>

namespace slipway {

/// An HTTP answer kept for If-None-Match. Keyed by the token's fingerprint and the URL: ETags belong to one token.
struct CachedResponse {
    QByteArray etag; ///< with its quotes
    QByteArray link; ///< the Link header, for paging
    QByteArray body;

    friend bool operator==(const CachedResponse &, const CachedResponse &) = default;
};

/// Where cached answers are kept; joined by the composition root. Called on the thread of the transport.
struct ResponseCache {
    std::function<std::optional<CachedResponse>(const QByteArray &fingerprint, const QUrl &url)> find;
    std::function<void(const QByteArray &fingerprint, const QUrl &url, const CachedResponse &response)> store;
};

} // namespace slipway
