// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "repository.h"

#include <QHash>

namespace slipway::git {

/// The commits reachable from a set of tips, as numbers with the numbers of their parents: one walk, then every
/// question is a sweep over arrays. A value; may be used on any thread once loaded.
class CommitGraph final {
public:
    /// One walk from all tips. Tips that the clone lacks are left out (contains() tells).
    static Result<CommitGraph> load(const Repository &repository, const QList<ObjectId> &tips);

    bool contains(const ObjectId &commit) const;
    /// How many commits it holds.
    qsizetype size() const;

    /// For each tip in the graph, commits ahead of and behind `base`, all in one sweep. Empty when base is not in it.
    QHash<ObjectId, AheadBehind> aheadBehind(const ObjectId &base, const QList<ObjectId> &tips) const;

    /// For each of `commits`, the greatest rank among the ranked tips that contain it (a tip contains itself);
    /// absent when none does. "Which is the highest final version that contains this commit?" in one sweep.
    QHash<ObjectId, int> highestContaining(const QHash<ObjectId, int> &rankedTips,
                                           const QList<ObjectId> &commits) const;

    /// Commits reachable from `to` and not from `from`, children first, of several the newest first; at most `limit`
    /// (0: all). MissingObject when either is not in the graph. Exact whatever the commits' dates say.
    Result<QList<Commit>> commitsBetween(const Repository &repository, const ObjectId &from, const ObjectId &to,
                                         int limit = 0) const;

private:
    QHash<ObjectId, int> m_index;
    QList<ObjectId> m_ids; ///< by number
    QList<int> m_parentStart; ///< parents of commit i: m_parents[m_parentStart[i] .. m_parentStart[i + 1])
    QList<int> m_parents; ///< numbers; children have smaller numbers than their parents
};

} // namespace slipway::git
