// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "router.h"

#include <QHttpHeaders>

namespace slipway::sandbox {

/// What stands before every handler, in GitHub's order: User-Agent, API version, token, rate limit, permission. Keeps
/// the counters of the rate limit.
class Gate final {
public:
    /// Fills in who asks. A response: the request ends here.
    std::optional<Response> identify(const State &state, const QHttpHeaders &headers, Request &request) const;

    /// Counts a request of who asks. A response: there were too many within the hour.
    std::optional<Response> count(const State &state, Request &request, const QDateTime &now);
    /// An answer that costs nothing: a 304 to somebody with a token.
    void giveBack(const Request &request);
    /// X-RateLimit-*, as they stand.
    QList<std::pair<QByteArray, QByteArray>> rateHeaders(const State &state, const Request &request) const;
    Response rateLimit(const State &state, const Request &request) const;

    /// Whether who asks may use a route.
    std::optional<Response> authorize(const State &state, const Route &route, const Request &request) const;

private:
    struct Bucket {
        int used = 0;
        qint64 resetAt = 0; ///< seconds since 1970
    };

    int limitOf(const State &state, const Request &request) const;
    Bucket bucketOf(const Request &request) const;

    QHash<QString, Bucket> m_buckets; ///< by login; empty: without a token
};

} // namespace slipway::sandbox
