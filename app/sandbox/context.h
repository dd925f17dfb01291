// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/repository.h"
#include "http.h"
#include "state.h"

namespace slipway::sandbox {

class Ci;
class Store;

/// The addresses that answers name. They follow the sandbox's port, so nothing of them is ever kept.
struct Links {
    QString host; ///< http://127.0.0.1:PORT
    QString repository; ///< owner/name
    QString storage{}; ///< http://127.0.0.1:ANOTHER

    QString api(const QString &path = {}) const { return host + u"/repos/" + repository + path; }
    QString web(const QString &path = {}) const { return host + u'/' + repository + path; }
};

/// What a handler works with; lives for one request, on the server's thread.
struct Context {
    State &state;
    git::Repository &git;
    Store &store;
    Ci &ci;
    QDateTime now; ///< UTC
    Links links;
};

using Handler = Response (*)(Context &, const Request &);

/// A revision to its commit: a branch, a tag, "heads/…", "tags/…" or a commit id; null when there is none.
ObjectId resolved(const git::Repository &git, const QString &revision);

} // namespace slipway::sandbox
