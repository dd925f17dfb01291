// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mergedwork.h"

#include <vector>

namespace slipway::notes {

namespace {

/// A line of first parents, from its oldest commit that is not told yet to its newest.
struct Line {
    std::vector<const Commit *> left; ///< the oldest is last
    qsizetype parent = 1; ///< of the last one, that comes next
    MergedBy by;
};

class Teller {
public:
    explicit Teller(const QList<Commit> &commits)
    {
        m_byId.reserve(commits.size());
        for (const Commit &commit : commits)
            m_byId.insert(commit.id, &commit);
    }

    QHash<ObjectId, MergedBy> tell(const QList<Commit> &commits)
    {
        // Usually there is one tip: the first commit. Without a merge in the range there may be others.
        for (const Commit &commit : commits)
            follow(commit.id);
        return m_told;
    }

private:
    Line lineFrom(const ObjectId &tip, const MergedBy &by)
    {
        Line line{.left = {}, .parent = 1, .by = by};
        const Commit *commit = m_byId.value(tip);
        while (commit && !m_seen.contains(commit->id)) {
            m_seen.insert(commit->id);
            line.left.push_back(commit);
            commit = commit->parents.isEmpty() ? nullptr : m_byId.value(commit->parents.constFirst());
        }
        return line;
    }

    /// By a stack of its own: histories nest merges as deep as they like.
    void follow(const ObjectId &tip)
    {
        std::vector<Line> lines;
        lines.push_back(lineFrom(tip, {}));
        while (!lines.empty()) {
            Line &line = lines.back();
            if (line.left.empty()) {
                lines.pop_back();
                continue;
            }
            const Commit &commit = *line.left.back();
            if (line.parent < commit.parents.size()) {
                const MergedBy by{commit.id, commit.pullRequest ? commit.pullRequest : line.by.pullRequest};
                const ObjectId parent = commit.parents.at(line.parent++);
                lines.push_back(lineFrom(parent, by)); // `line` is not valid behind this
                continue;
            }
            if (!commit.isMerge()) {
                m_told.insert(commit.id,
                              {line.by.merge, commit.pullRequest ? commit.pullRequest : line.by.pullRequest});
            }
            line.left.pop_back();
            line.parent = 1;
        }
    }

    QHash<ObjectId, const Commit *> m_byId;
    QSet<ObjectId> m_seen;
    QHash<ObjectId, MergedBy> m_told;
};

} // namespace

QHash<ObjectId, MergedBy> mergedWork(const QList<Commit> &commits)
{
    return Teller(commits).tell(commits);
}

} // namespace slipway::notes
