// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objectid.h"
#include "domain/result.h"

#include <QCoreApplication>

#include <expected>

namespace slipway::git {

/// The translation context of everything that this room says.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Git)
};

/// libgit2's own words for the last failure on this thread, without any user name or password in an address.
QString lastDetail();

/// An error with a sentence of its own; `detail` is libgit2's last words.
std::unexpected<Error> fail(ErrorKind kind, const QString &message);

/// For a failure of which nothing better is known: says what was tried, and names the causes that a
/// person can mend (a lock, a full disk, a missing object). `code` is libgit2's return value.
std::unexpected<Error> failFrom(int code, const QString &attempt);

/// The clone lacks an object that its history names.
std::unexpected<Error> missingObject(const ObjectId &id, bool shallow);

/// The same where libgit2 does not tell which object it was.
std::unexpected<Error> missingObject(bool shallow);

/// Why the repository at `path`, which exists, could not be opened. `code` is libgit2's return value.
Error openError(const QString &path, int code);

} // namespace slipway::git
