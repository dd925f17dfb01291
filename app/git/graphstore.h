// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commitgraph.h"

namespace slipway::git {

/// What is kept of a clone between two starts. All of it follows from git's objects, which never change, and from where
/// a shallow clone ends: with other ends nothing of it is true any more.
struct KeptHistory {
    QByteArray shallowEnds; ///< the file's bytes
    QByteArray graphFile; ///< git's commit-graph that the graph began with, see commitGraphMark(); empty: none
    GraphParts graph;
    TagTargets tagTargets;
    ObjectId base; ///< that the counts are against
    QHash<ObjectId, std::optional<AheadBehind>> counts; ///< nullopt: not known, see CommitGraph::aheadBehind()

    /// The graph, and what was counted in it.
    void forgetGraph();
};

/// The file that a clone's history is kept in, one for each git directory, in a folder that may be deleted at any time.
class GraphStore final {
public:
    /// An empty folder: nothing is kept.
    GraphStore(const QString &folder, const QString &gitDirectory);

    /// nullopt: there is none, it is of another version of Slipway, cut, damaged, or of other shallow ends.
    std::optional<KeptHistory> load(const QByteArray &shallowEnds) const;
    /// Whole or not at all. What cannot be written is not kept; that costs time only.
    void save(const KeptHistory &history) const;

private:
    QString m_file;
};

} // namespace slipway::git
