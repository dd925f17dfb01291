// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "repository.h"

#include <QHash>

#include <atomic>
#include <optional>
#include <vector>

namespace slipway::git {

struct Containment {
    QHash<ObjectId, int> highest; ///< by commit
    bool complete = false; ///< all tips and their whole history are there: what is absent is in none of them
};

/// Commits as numbers, and the numbers of their parents.
struct GraphParts {
    QList<ObjectId> ids; ///< by number
    QList<int> parentStart{0}; ///< parents of commit i: parents[parentStart[i] .. parentStart[i + 1])
    QList<int> parents; ///< numbers
    QList<int> ends; ///< numbers of the commits at which a shallow clone ends
};

/// The commits reachable from a set of tips, as numbers with the numbers of their parents: one walk, then every
/// question is a sweep over arrays. A value; may be used on any thread once loaded.
class CommitGraph final {
public:
    /// One walk from all tips that ends at what is `known`, which stays in it. Tips that the clone lacks are left out
    /// (contains() tells). Ends as Cancelled when `stop` becomes true.
    static Result<CommitGraph> load(const Repository &repository, const QList<ObjectId> &tips,
                                    const std::atomic_bool *stop = nullptr, const CommitGraph &known = {});
    /// From commits in any order, each with all its parents. nullopt: a number is none of theirs, a commit is there
    /// twice, or they run in a circle.
    static std::optional<CommitGraph> fromParts(const GraphParts &parts);

    const GraphParts &parts() const { return m_parts; }
    /// The commits that are no other's parent.
    QList<ObjectId> tips() const;
    /// Only what these tips reach; those that are not in it are left out.
    CommitGraph reachableFrom(const QList<ObjectId> &tips) const;

    bool contains(const ObjectId &commit) const;
    /// How many commits it holds.
    qsizetype size() const;

    /// For each tip in the graph, commits ahead of and behind `base`: by short walks to the base's line of first
    /// parents, those far from it in sweeps, 256 in each. Empty when base is not in it. A tip is left out where the end
    /// of a shallow clone lies between it and the base, or may hide the way from one to the other.
    QHash<ObjectId, AheadBehind> aheadBehind(const ObjectId &base, const QList<ObjectId> &tips) const;

    /// For each of `commits`, the greatest rank among the ranked tips that contain it (a tip contains itself);
    /// absent when none does. "Which is the highest final version that contains this commit?" in one sweep.
    Containment highestContaining(const QHash<ObjectId, int> &rankedTips, const QList<ObjectId> &commits) const;

    /// Commits reachable from `to` and not from `from`, children first, of several the newest first; at most `limit`
    /// (0: all). A null `from`: all of the history of `to`. MissingObject when either is not in the graph, or when more
    /// or less might be listed if a shallow clone went further back. Exact whatever the commits' dates say.
    Result<QList<Commit>> commitsBetween(const Repository &repository, const ObjectId &from, const ObjectId &to,
                                         int limit = 0) const;

private:
    class MainLine;
    void sweep(const MainLine &line, const QList<int> &tips, QHash<ObjectId, AheadBehind> &counts) const;
    std::vector<quint8> reachAll(const QList<int> &ends) const;

    QHash<ObjectId, int> m_index;
    GraphParts m_parts; ///< children have smaller numbers than their parents
};

} // namespace slipway::git
