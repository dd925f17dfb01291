// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commit.h"
#include "result.h"

#include <QHash>
#include <QStringList>

namespace slipway {

/// What a commit says that it takes back.
struct Revert {
    ObjectId commit; ///< that does it
    QString summary{}; ///< of that one
    ObjectId reverted; ///< what it takes back
    ObjectId mainline{}; ///< of a merge that is taken back: what had been merged into; what came with it goes, too

    friend bool operator==(const Revert &, const Revert &) = default;
};

/// A commit that was named when a candidate was rejected, and what became of it.
struct NamedCommit {
    enum class State {
        NoCommit, ///< the word names none
        Absent, ///< not in the candidate
        Contained,
        Reverted, ///< in the candidate, and taken back in it
        Unknown,
    };

    QString word{}; ///< as it was written, in lower case
    ObjectId commit{};
    QString summary{};
    State state = State::Unknown;

    friend bool operator==(const NamedCommit &, const NamedCommit &) = default;
};

/// What git knows about reverts around a candidate. History does not change: good as long as `branch` is the tip.
struct RevertFacts {
    ObjectId branch{}; ///< the commit up to which `since` was looked for
    QList<NamedCommit> named{};
    /// On the branch, after the candidate: takes back something that the candidate contains. Newest first.
    Known<QList<Revert>> since{};

    const NamedCommit *find(const QString &word) const;
    friend bool operator==(const RevertFacts &, const RevertFacts &) = default;
};

/// "This reverts commit <40 hex>.", as git revert writes it; with "reversing changes made to <40 hex>" for a merge.
QList<Revert> revertsIn(const Commit &commit);

/// The reverts that still stand: one that was itself taken back by a later one of them does not. `commits`: children
/// before their parents.
QList<Revert> standingReverts(const QList<Commit> &commits);

/// Words of a reason that may name commits: 7 to 40 hexadecimal digits; only the repository knows which do. Lower
/// case, each once, twenty at most.
QStringList commitWords(const QString &reason);

} // namespace slipway
