// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QList>
#include <QString>

namespace slipway {

/// A commit status as GitHub keeps it. Append-only: the list of them is the audit trail.
struct CommitStatus {
    enum class State { Pending, Success, Failure, Error };

    State state = State::Pending;
    QString context;
    QString description{};
    QString creator{};
    bool creatorIsBot = false;
    QDateTime createdAt{};
    QString targetUrl{};

    friend bool operator==(const CommitStatus &, const CommitStatus &) = default;
};

/// Qualified or rejected, with a reason, by whom, when. It belongs to one tag, not to the commit.
struct Verdict {
    enum class Kind { Qualified, Rejected };

    Kind kind = Kind::Qualified;
    QString tag;
    QString reason{};
    QString by{};
    QDateTime at{};

    friend bool operator==(const Verdict &, const Verdict &) = default;
};

/// "qualification/<tag>", the context under which a tag's verdict is kept.
QString verdictContext(const QString &tag);

/// A status' description holds 140 characters at most: cuts a longer reason with "…".
QString statusDescription(const QString &reason);

/// The verdicts on `tag` among a commit's statuses, oldest first. Contexts are compared without regard to case,
/// as GitHub does. Only people with write access decide: bots and the `strangers` (logins known to
/// have no write access) are left out. Somebody whose access is unknown counts, because GitHub itself lets only
/// people with push access create a status (docs: "REST API endpoints for commit statuses").
QList<Verdict> verdictsOn(const QString &tag, const QList<CommitStatus> &statuses, const QStringList &strangers);

} // namespace slipway
