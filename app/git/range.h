// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commitgraph.h"

#include <QSet>

namespace slipway::git {

/// What release notes need of the commits between two ends.
struct RangeFacts {
    QList<Commit> commits; ///< reachable from `to` and not from `from`; children before their parents, whole messages
    /// Of these: those whose patch a commit has that `from` reaches, and that commit. Merges have none.
    QHash<ObjectId, ObjectId> released;
    /// Of these: those whose author (by address) has no commit that `from` reaches; nullopt: history ends too early.
    Known<QSet<ObjectId>> firstContributions;
};

/// `graph` holds both ends; a null `from` is before the first commit. Ends as Cancelled when `stop` becomes true.
Result<RangeFacts> readRange(const Repository &repository, const CommitGraph &graph, const ObjectId &from,
                             const ObjectId &to, const std::atomic_bool &stop);

/// For each of `commits` whose patch one of `others` has as well (git patch-id): that one. Merges are left out.
Result<QHash<ObjectId, ObjectId>> samePatches(const Repository &repository, const QList<Commit> &commits,
                                              const QList<Commit> &others, const std::atomic_bool &stop);

} // namespace slipway::git
