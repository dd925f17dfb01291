// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apianswer.h"
#include "values.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace slipway::github {

/// The x-ratelimit-* headers; nullopt where the answer has none (another host, some Enterprise Servers).
std::optional<RateLimit> rateLimitIn(const QHttpHeaders &headers);

/// Retry-After, in seconds or as an HTTP date, from `now`; nullopt when absent or unreadable.
std::optional<std::chrono::seconds> retryAfter(const QHttpHeaders &headers, const QDateTime &now);

/// For an answer that says a limit was reached (429, or a 403 of the primary or secondary limit): when asking again
/// makes sense: Retry-After, else x-ratelimit-reset where nothing remains, else after a minute. At most a day away.
/// nullopt: it is another answer. GitHub docs: "Rate limits for the REST API".
std::optional<QDateTime> limitEnd(const ApiAnswer &answer, const QDateTime &now);

} // namespace slipway::github
