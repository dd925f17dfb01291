// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commitgraph.h"

#include "giterror.h"
#include "handles.h"
#include "rawobject.h"

#include <QSet>

#include <algorithm>

namespace slipway::git {

namespace {

/// The commits whose parents a shallow clone does not have.
QSet<ObjectId> shallowEnds(const Repository &repository)
{
    QSet<ObjectId> ends;
    const QByteArrayList lines = repository.shallowEnds().split('\n');
    for (const QByteArray &line : lines) {
        if (const auto id = ObjectId::fromHex(QString::fromLatin1(line.trimmed()))) {
            ends.insert(*id);
        }
    }
    return ends;
}

/// Numbers that children have before their parents (Kahn's algorithm). nullopt: they run in a circle.
std::optional<QList<int>> childrenFirst(const GraphParts &parts)
{
    const qsizetype count = parts.ids.size();
    QList<int> openChildren(count, 0);
    for (const int parent : parts.parents) {
        ++openChildren[parent];
    }
    QList<int> order;
    order.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        if (openChildren.at(i) == 0) {
            order.append(int(i));
        }
    }
    for (qsizetype next = 0; next < order.size(); ++next) {
        const int i = order.at(next);
        for (int p = parts.parentStart.at(i); p < parts.parentStart.at(i + 1); ++p) {
            if (--openChildren[parts.parents.at(p)] == 0) {
                order.append(parts.parents.at(p));
            }
        }
    }
    return order.size() == count ? std::optional(order) : std::nullopt;
}

/// The commits of `order` alone, in that order; the parents of each are among them.
GraphParts arranged(const GraphParts &parts, const QList<int> &order)
{
    QList<int> number(parts.ids.size(), -1);
    for (qsizetype next = 0; next < order.size(); ++next) {
        number[order.at(next)] = int(next);
    }
    GraphParts made;
    made.ids.reserve(order.size());
    made.parentStart.reserve(order.size() + 1);
    made.parents.reserve(parts.parents.size());
    for (const int i : order) {
        made.ids.append(parts.ids.at(i));
        for (int p = parts.parentStart.at(i); p < parts.parentStart.at(i + 1); ++p) {
            made.parents.append(number.at(parts.parents.at(p)));
        }
        made.parentStart.append(int(made.parents.size()));
    }
    for (const int end : parts.ends) {
        if (number.at(end) >= 0) {
            made.ends.append(number.at(end));
        }
    }
    return made;
}

bool isSound(const GraphParts &parts)
{
    const auto isNumber = [count = parts.ids.size()](int number) { return number >= 0 && number < count; };
    return parts.parentStart.size() == parts.ids.size() + 1 && parts.parentStart.constFirst() == 0
        && parts.parentStart.constLast() == parts.parents.size() && std::ranges::is_sorted(parts.parentStart)
        && std::ranges::all_of(parts.parents, isNumber) && std::ranges::all_of(parts.ends, isNumber);
}

/// What is known already, behind what was read.
void append(GraphParts &read, const GraphParts &known)
{
    const int before = int(read.ids.size());
    const int parentsBefore = int(read.parents.size());
    read.ids += known.ids;
    for (const int parent : known.parents) {
        read.parents.append(before + parent);
    }
    for (qsizetype i = 1; i < known.parentStart.size(); ++i) {
        read.parentStart.append(parentsBefore + known.parentStart.at(i));
    }
    for (const int end : known.ends) {
        read.ends.append(before + end);
    }
}

} // namespace

std::optional<CommitGraph> CommitGraph::fromParts(const GraphParts &parts)
{
    const auto order = isSound(parts) ? childrenFirst(parts) : std::nullopt;
    if (!order) {
        return std::nullopt;
    }
    CommitGraph graph;
    graph.m_parts = arranged(parts, *order);
    graph.m_index.reserve(graph.m_parts.ids.size());
    for (qsizetype i = 0; i < graph.m_parts.ids.size(); ++i) {
        graph.m_index.insert(graph.m_parts.ids.at(i), int(i));
    }
    return graph.m_index.size() == graph.m_parts.ids.size() ? std::optional(std::move(graph)) : std::nullopt;
}

Result<CommitGraph> CommitGraph::load(const Repository &repository, const QList<ObjectId> &tips,
                                      const std::atomic_bool *stop, const CommitGraph &known)
{
    // Commits in the order in which they are met; the walk reads each once, keeps nothing but parents, and ends at what
    // is known, which has its whole history with it.
    QHash<ObjectId, int> met;
    GraphParts parts;
    for (const ObjectId &tip : tips) {
        if (!known.contains(tip) && !met.contains(tip) && repository.contains(tip)) {
            met.insert(tip, int(parts.ids.size()));
            parts.ids.append(tip);
        }
    }
    if (parts.ids.isEmpty()) {
        return known;
    }
    OdbHandle odb;
    if (const int code = git_repository_odb(std::out_ptr(odb), repository.handle().get()); code != 0) {
        return failFrom(code, Words::tr("The history of %1 could not be read").arg(repository.location()));
    }
    const QSet<ObjectId> ends = shallowEnds(repository);
    QList<std::pair<qsizetype, int>> joints; // where a known commit is the parent, and its number
    QList<ObjectId> parents;
    RawObject object;
    for (qsizetype i = 0; i < parts.ids.size(); ++i) {
        if (stop != nullptr && stop->load(std::memory_order_relaxed)) {
            return fail(ErrorKind::Cancelled, Words::tr("Reading the history was cancelled."));
        }
        const int code = object.read(odb.get(), toOid(parts.ids.at(i)));
        if (code == GIT_ENOTFOUND) {
            return missingObject(parts.ids.at(i), repository.isShallow());
        }
        if (code != 0 || !object.isCommit()) {
            return failFrom(code, Words::tr("The commit %1 could not be read").arg(parts.ids.at(i).abbreviated()));
        }
        object.parents(parents);
        if (ends.contains(parts.ids.at(i))) {
            parents.clear();
            parts.ends.append(int(i));
        }
        for (const ObjectId &parent : std::as_const(parents)) {
            if (const auto old = known.m_index.constFind(parent); old != known.m_index.constEnd()) {
                joints.append({parts.parents.size(), *old});
                parts.parents.append(0);
                continue;
            }
            auto there = met.constFind(parent);
            if (there == met.constEnd()) {
                there = met.insert(parent, int(parts.ids.size()));
                parts.ids.append(parent);
            }
            parts.parents.append(*there);
        }
        parts.parentStart.append(int(parts.parents.size()));
    }
    for (const auto &[at, old] : std::as_const(joints)) {
        parts.parents[at] = int(parts.ids.size()) + old;
    }
    append(parts, known.m_parts);
    auto graph = fromParts(parts);
    if (!graph) {
        return fail(
            ErrorKind::Git,
            Words::tr("The history of %1 runs in a circle; run \"git fsck\" in it.").arg(repository.location()));
    }
    return *std::move(graph);
}

/// By commit: whether it reaches each of these ends of a shallow clone. What does is no part of the history that they
/// hide; of what does not that cannot be told, though it is there by another way: neither dates nor depths say it.
std::vector<quint8> CommitGraph::reachAll(const QList<int> &ends) const
{
    constexpr qsizetype atOnce = 64;
    std::vector<quint8> all(size_t(m_parts.ids.size()), 1);
    for (qsizetype block = 0; block < ends.size(); block += atOnce) {
        std::vector<quint64> reached(all.size(), 0);
        quint64 wanted = 0;
        for (qsizetype i = 0; i < std::min(atOnce, ends.size() - block); ++i) {
            wanted |= quint64(1) << i;
            reached[size_t(ends.at(block + i))] = quint64(1) << i;
        }
        for (qsizetype i = m_parts.ids.size() - 1; i >= 0; --i) {
            for (int p = m_parts.parentStart.at(i); p < m_parts.parentStart.at(i + 1); ++p) {
                reached[size_t(i)] |= reached[size_t(m_parts.parents.at(p))];
            }
            all[size_t(i)] &= quint8(reached[size_t(i)] == wanted);
        }
    }
    return all;
}

QList<ObjectId> CommitGraph::tips() const
{
    QList<bool> isParent(m_parts.ids.size(), false);
    for (const int parent : m_parts.parents) {
        isParent[parent] = true;
    }
    QList<ObjectId> tips;
    for (qsizetype i = 0; i < m_parts.ids.size(); ++i) {
        if (!isParent.at(i)) {
            tips.append(m_parts.ids.at(i));
        }
    }
    return tips;
}

CommitGraph CommitGraph::reachableFrom(const QList<ObjectId> &tips) const
{
    QList<bool> reached(m_parts.ids.size(), false);
    for (const ObjectId &tip : tips) {
        if (const auto known = m_index.constFind(tip); known != m_index.constEnd()) {
            reached[*known] = true;
        }
    }
    QList<int> kept;
    for (int i = 0; i < int(m_parts.ids.size()); ++i) {
        if (!reached.at(i)) {
            continue;
        }
        kept.append(i);
        for (int p = m_parts.parentStart.at(i); p < m_parts.parentStart.at(i + 1); ++p) {
            reached[m_parts.parents.at(p)] = true;
        }
    }
    if (kept.size() == m_parts.ids.size()) {
        return *this;
    }
    return fromParts(arranged(m_parts, kept)).value_or(CommitGraph());
}

bool CommitGraph::contains(const ObjectId &commit) const
{
    return m_index.contains(commit);
}

qsizetype CommitGraph::size() const
{
    return m_index.size();
}

} // namespace slipway::git
