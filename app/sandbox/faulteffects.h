// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http.h"

#include <chrono>
#include <limits>

namespace slipway::sandbox {

/// Which requests a fault hits. What is empty fits all.
struct Hits {
    QByteArray method{}; ///< "POST"
    QString path{}; ///< a part of the path, percent-encoded, without the query
    QString route{}; ///< as in routes.cpp, below the repository: "/releases/{id}"
    int skip = 0; ///< so many that fit are spared first
    int times = 1; ///< then so many are hit

    static constexpr int always = std::numeric_limits<int>::max();
};

/// What a client meets.
struct Effect {
    enum class Kind {
        Answer, ///< `answer`, in place of the server's own
        Lost, ///< the connection ends without a byte
        Cut, ///< the answer's head and half of its body, then the connection ends
        Truncated, ///< a valid HTTP answer, whose body ends half way
        Bare, ///< the answer's JSON without `keys`, at any depth
        Slow, ///< the answer, after `duration`
        Held, ///< waits until it is let go, or the client has gone
        Stale, ///< the answer; but reads tell how it was before, for `duration` or `reads`
    };
    enum class When {
        Before, ///< the request is not carried out (Slow, Held: not yet)
        After, ///< it is carried out first
    };

    Kind kind = Kind::Answer;
    When when = When::After;
    Response answer{};
    QStringList keys{};
    std::chrono::milliseconds duration{0};
    int reads = 0;
    bool unanswered = false; ///< Stale: the answer is lost besides
};

/// A failure to be played to clients, for tests.
struct Fault {
    Hits hits;
    Effect effect;
};

namespace faults {

using When = Effect::When;
using Wait = std::optional<std::chrono::seconds>;

Effect lost(When when);
Effect cut();
Effect truncated();
/// 500 with a page for people.
Effect internalError(When when = When::Before);
/// 502 with a page for people, as a proxy between client and server gives it.
Effect badGateway(When when);
/// 401 Bad credentials.
Effect badCredentials();
/// 403: no requests are left until `reset` from now.
Effect primaryLimit(const QDateTime &now, std::chrono::seconds reset, Wait retryAfter = {});
/// 403: too many at once, or too many changes.
Effect secondaryLimit(Wait retryAfter = {});
/// 429 Too Many Requests.
Effect tooManyRequests(Wait retryAfter = {});
Effect redirected(int status, const QByteArray &location);
/// Without what clients know things by, or without `keys`.
Effect bare(const QStringList &keys = {});
Effect slow(std::chrono::milliseconds duration, When when = When::After);
Effect held(When when);
/// After a change: until `duration` has passed or so many reads were answered (0: no such end), whichever comes first.
Effect stale(std::chrono::milliseconds duration, int reads = 0);
/// The same, and the change's own answer is lost: reading is all that tells, and it tells the past.
Effect staleAndLost(std::chrono::milliseconds duration);

} // namespace faults

/// JSON without the keys, at any depth. What is no JSON comes back as it is.
QByteArray withoutKeys(const QByteArray &json, const QStringList &keys);

} // namespace slipway::sandbox
