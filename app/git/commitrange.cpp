// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commitgraph.h"
#include "giterror.h"
#include "handles.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <vector>

namespace slipway::git {

namespace {

std::unexpected<Error> unreadable(const Repository &repository, int code, const ObjectId &tip)
{
    if (code == GIT_ENOTFOUND) {
        return missingObject(repository.isShallow());
    }
    return failFrom(code, Words::tr("The history of %1 could not be read").arg(tip.abbreviated()));
}

/// The history of `to` from its newest commit on, by libgit2's own walk.
Result<QList<Commit>> historyOf(const Repository &repository, const ObjectId &to, int limit)
{
    git_repository *handle = repository.handle().get();
    WalkHandle walk;
    if (const int code = git_revwalk_new(std::out_ptr(walk), handle); code != 0) {
        return unreadable(repository, code, to);
    }
    // Sorting loads everything first; the newest few come newest first without it.
    git_revwalk_sorting(walk.get(), limit > 0 ? GIT_SORT_NONE : GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME);
    const git_oid start = toOid(to);
    int code = git_revwalk_push(walk.get(), &start);
    QList<Commit> commits;
    while (code == 0 && (limit <= 0 || commits.size() < limit)) {
        git_oid next;
        code = git_revwalk_next(&next, walk.get());
        if (code == 0) {
            auto commit = repository.commit(fromOid(next));
            if (!commit) {
                return std::unexpected(commit.error());
            }
            commits.append(*std::move(commit));
        }
    }
    if (code != 0 && code != GIT_ITEROVER) {
        return unreadable(repository, code, to);
    }
    return commits;
}

} // namespace

Result<QList<Commit>> CommitGraph::commitsBetween(const Repository &repository, const ObjectId &from,
                                                  const ObjectId &to, int limit) const
{
    for (const ObjectId &end : {from, to}) {
        if (!end.isNull() && !contains(end)) {
            return missingObject(end, repository.isShallow());
        }
    }
    const int first = m_index.value(to);
    const int count = int(m_index.size());
    const int excluded = m_index.value(from, count);
    std::vector<quint8> inFrom(size_t(count) + 1, 0);
    std::vector<quint8> inTo(size_t(count), 0);
    constexpr size_t outside = std::numeric_limits<size_t>::max();
    std::vector<int> openChildren(size_t(count), 0);
    std::vector<size_t> place(size_t(count), outside); // of commit i in `inside`
    QList<ObjectId> inside;
    inFrom[size_t(excluded)] = 1;
    inTo[size_t(first)] = 1;
    // How many that only `to` is known to reach are still to come: without any, all that is left is in both, or in
    // `from` alone.
    int open = inFrom[size_t(first)] == 0 ? 1 : 0;
    for (int i = std::min(first, excluded); i < count && (open > 0 || !m_parts.ends.isEmpty()); ++i) {
        const bool isInside = inTo[size_t(i)] != 0 && inFrom[size_t(i)] == 0;
        if (isInside) {
            place[size_t(i)] = size_t(inside.size());
            inside.append(m_parts.ids.at(i));
            --open;
        }
        for (int p = m_parts.parentStart.at(i); p < m_parts.parentStart.at(i + 1); ++p) {
            const size_t parent = size_t(m_parts.parents.at(p));
            const bool wasOpen = inTo[parent] != 0 && inFrom[parent] == 0;
            inFrom[parent] |= inFrom[size_t(i)];
            inTo[parent] |= inTo[size_t(i)];
            open += int(inTo[parent] != 0 && inFrom[parent] == 0) - int(wasOpen);
            openChildren[parent] += isInside ? 1 : 0;
        }
    }
    if (!inside.isEmpty() && !m_parts.ends.isEmpty()) {
        // Where the clone ends in `to` alone more may be inside; where it ends in `from` less.
        QList<int> hiding;
        bool isCutOff = false;
        for (const int end : m_parts.ends) {
            isCutOff |= place[size_t(end)] != outside;
            if (inFrom[size_t(end)] != 0) {
                hiding.append(end);
            }
        }
        const std::vector<quint8> isSure = reachAll(hiding);
        for (int i = 0; i < count; ++i) {
            isCutOff |= place[size_t(i)] != outside && isSure[size_t(i)] == 0;
        }
        if (isCutOff) {
            return missingObject(repository.isShallow());
        }
    }

    // All are read together; of the newest few only those whose turn comes.
    const bool isCut = limit > 0 && limit < inside.size();
    std::vector<Result<Commit>> read = isCut ? std::vector<Result<Commit>>() : repository.commits(inside);
    const auto older = [](const std::pair<int, Commit> &a, const std::pair<int, Commit> &b) {
        return a.second.committedAt != b.second.committedAt ? a.second.committedAt < b.second.committedAt
                                                            : a.first > b.first;
    };
    // Of the commits whose children are all listed, the newest comes next.
    std::priority_queue<std::pair<int, Commit>, std::vector<std::pair<int, Commit>>, decltype(older)> ready(older);
    QList<Commit> commits;
    QList<int> released;
    if (!inside.isEmpty()) {
        released.append(first);
    }
    while (true) {
        for (const int i : std::as_const(released)) {
            Result<Commit> commit = isCut ? repository.commit(m_parts.ids.at(i)) : std::move(read[place[size_t(i)]]);
            if (!commit) {
                return std::unexpected(commit.error());
            }
            ready.push({i, *std::move(commit)});
        }
        released.clear();
        if (ready.empty() || (limit > 0 && commits.size() >= limit)) {
            return commits;
        }
        const int next = ready.top().first;
        commits.append(ready.top().second);
        ready.pop();
        for (int p = m_parts.parentStart.at(next); p < m_parts.parentStart.at(next + 1); ++p) {
            const int parent = m_parts.parents.at(p);
            if (--openChildren[size_t(parent)] == 0 && place[size_t(parent)] != outside) {
                released.append(parent);
            }
        }
    }
}

Result<QList<Commit>> Repository::commitsBetween(const ObjectId &from, const ObjectId &to, int limit) const
{
    if (!contains(to)) {
        return missingObject(to, isShallow());
    }
    if (from.isNull()) {
        return historyOf(*this, to, limit);
    }
    if (!contains(from)) {
        return missingObject(from, isShallow());
    }
    // Not a walk that hides `from`: where commits are dated out of order, libgit2 ends it too early and leaves
    // commits out.
    const auto graph = CommitGraph::load(*this, {from, to});
    if (!graph) {
        return std::unexpected(graph.error());
    }
    return graph->commitsBetween(*this, from, to, limit);
}

} // namespace slipway::git
