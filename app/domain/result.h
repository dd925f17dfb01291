// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <expected>
#include <optional>

namespace slipway {

/// What went wrong, for code that decides what to do next. The words for people are in Error::message.
enum class ErrorKind {
    BadInput, ///< what the user gave cannot be used
    NotFound, ///< no such thing (on GitHub: or hidden by a missing permission)
    NotARepository, ///< the path is not a git repository
    ForeignOwner, ///< the repository belongs to another user of this machine
    UnsupportedFormat, ///< a repository format that libgit2 cannot open (reftable, SHA-256)
    MissingObject, ///< the clone lacks an object: shallow, partial, or not fetched yet
    Git, ///< any other answer of libgit2
    Network, ///< no answer: offline, name not resolved, connection cut, time-out
    Unauthorized, ///< the token is wrong or has expired
    Forbidden, ///< signed in, but not allowed
    RateLimited, ///< retryAt says until when
    Conflict, ///< somebody or something changed it meanwhile, or checks fail
    AlreadyExists, ///< a name that is taken
    RuleViolation, ///< a ruleset, an immutable release or another rule of the host refused it
    Server, ///< the host failed, or answered what cannot be understood
    Storage, ///< a local file or database cannot be read or written
    Refused, ///< a rule of Slipway refused it: not ready, not qualified
    Stopped, ///< stopped half way, resumable
    Cancelled,
    NameBurned, ///< a tag name that an immutable release had once: GitHub never lets it be used again
};

/// A fault as a value. `message` is one translated sentence for people: what happened and what to do.
/// `detail` is technical and never holds a secret.
struct Error {
    ErrorKind kind = ErrorKind::BadInput;
    QString message;
    QString detail{};
    std::optional<QDateTime> retryAt{}; ///< UTC; when asking again makes sense

    friend bool operator==(const Error &, const Error &) = default;
};

template<class T>
using Result = std::expected<T, Error>;

/// A fact that may be unknown: nullopt says "could not be known", never "no".
template<class T>
using Known = std::optional<T>;

} // namespace slipway
