// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commitgraph.h"

#include "giterror.h"
#include "handles.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

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

/// The parents in a commit's header: lines "parent <40 digits>" between the tree's line and the author's.
void readParents(QByteArrayView commit, QList<ObjectId> &parents)
{
    constexpr qsizetype treeLine = 46; // "tree " + 40 digits + line end
    constexpr qsizetype parentLine = 48; // "parent " + 40 digits + line end
    parents.clear();
    for (qsizetype at = treeLine; at + parentLine <= commit.size(); at += parentLine) {
        const QByteArrayView line = commit.sliced(at, parentLine);
        git_oid id;
        if (!line.startsWith("parent ") || git_oid_fromstrn(&id, line.data() + 7, 40) != 0) {
            return;
        }
        parents.append(fromOid(id));
    }
}

/// Tips in one sweep: lanes of a row of 64-bit words.
constexpr int words = 4;
constexpr int lanes = words * 64;
using Row = std::array<quint64, words>;

/// Counts, for each of 256 lanes, the rows in which its bit was set. The counts are kept sliced: plane k holds bit k of
/// every count, so that adding a row costs a few word operations and not one for each lane.
class LaneCounter final {
public:
    void add(const Row &row)
    {
        for (int word = 0; word < words; ++word) {
            quint64 carry = row[size_t(word)];
            for (size_t plane = 0; carry != 0; ++plane) {
                const quint64 before = m_planes[plane][size_t(word)];
                m_planes[plane][size_t(word)] = before ^ carry;
                carry &= before;
            }
        }
    }

    int count(int lane) const
    {
        int total = 0;
        for (size_t plane = 0; plane < m_planes.size(); ++plane) {
            total |= int((m_planes[plane][size_t(lane / 64)] >> (lane % 64)) & 1U) << plane;
        }
        return total;
    }

private:
    std::array<Row, 31> m_planes{}; // commits are numbered by int, so that 31 bits never overflow
};

} // namespace

Result<CommitGraph> CommitGraph::load(const Repository &repository, const QList<ObjectId> &tips,
                                      const std::atomic_bool *stop)
{
    OdbHandle odb;
    if (const int code = git_repository_odb(std::out_ptr(odb), repository.handle().get()); code != 0) {
        return failFrom(code, Words::tr("The history of %1 could not be read").arg(repository.location()));
    }
    const QSet<ObjectId> ends = shallowEnds(repository);

    // Commits in the order in which they are met; the walk reads each once and keeps nothing but parents.
    QHash<ObjectId, int> met;
    QList<ObjectId> ids;
    for (const ObjectId &tip : tips) {
        if (!met.contains(tip) && repository.contains(tip)) {
            met.insert(tip, int(ids.size()));
            ids.append(tip);
        }
    }
    QList<int> start{0};
    QList<int> parentsOf;
    QList<ObjectId> parents;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (stop != nullptr && stop->load(std::memory_order_relaxed)) {
            return fail(ErrorKind::Cancelled, Words::tr("Reading the history was cancelled."));
        }
        OdbObjectHandle object;
        const git_oid oid = toOid(ids.at(i));
        const int code = git_odb_read(std::out_ptr(object), odb.get(), &oid);
        if (code == GIT_ENOTFOUND) {
            return missingObject(ids.at(i), repository.isShallow());
        }
        if (code != 0 || git_odb_object_type(object.get()) != GIT_OBJECT_COMMIT) {
            return failFrom(code, Words::tr("The commit %1 could not be read").arg(ids.at(i).abbreviated()));
        }
        readParents({static_cast<const char *>(git_odb_object_data(object.get())),
                     qsizetype(git_odb_object_size(object.get()))},
                    parents);
        if (ends.contains(ids.at(i))) {
            parents.clear();
        }
        for (const ObjectId &parent : std::as_const(parents)) {
            auto known = met.constFind(parent);
            if (known == met.constEnd()) {
                known = met.insert(parent, int(ids.size()));
                ids.append(parent);
            }
            parentsOf.append(*known);
        }
        start.append(int(parentsOf.size()));
    }

    // Renumber so that children come before their parents (Kahn's algorithm).
    const int count = int(ids.size());
    QList<int> openChildren(count, 0);
    for (const int parent : std::as_const(parentsOf)) {
        ++openChildren[parent];
    }
    QList<int> order;
    order.reserve(count);
    for (int i = 0; i < count; ++i) {
        if (openChildren.at(i) == 0) {
            order.append(i);
        }
    }
    QList<int> number(count, 0);
    for (qsizetype next = 0; next < order.size(); ++next) {
        const int i = order.at(next);
        number[i] = int(next);
        for (int p = start.at(i); p < start.at(i + 1); ++p) {
            if (--openChildren[parentsOf.at(p)] == 0) {
                order.append(parentsOf.at(p));
            }
        }
    }
    if (order.size() != count) {
        return fail(
            ErrorKind::Git,
            Words::tr("The history of %1 runs in a circle; run \"git fsck\" in it.").arg(repository.location()));
    }

    CommitGraph graph;
    graph.m_index.reserve(count);
    graph.m_ids.reserve(count);
    graph.m_parentStart.reserve(count + 1);
    graph.m_parents.reserve(parentsOf.size());
    graph.m_parentStart.append(0);
    for (const int i : std::as_const(order)) {
        graph.m_index.insert(ids.at(i), number.at(i));
        graph.m_ids.append(ids.at(i));
        for (int p = start.at(i); p < start.at(i + 1); ++p) {
            graph.m_parents.append(number.at(parentsOf.at(p)));
        }
        graph.m_parentStart.append(int(graph.m_parents.size()));
        if (ends.contains(ids.at(i))) {
            graph.m_ends.append(number.at(i));
        }
    }
    return graph;
}

bool CommitGraph::contains(const ObjectId &commit) const
{
    return m_index.contains(commit);
}

qsizetype CommitGraph::size() const
{
    return m_index.size();
}

QHash<ObjectId, AheadBehind> CommitGraph::aheadBehind(const ObjectId &base, const QList<ObjectId> &tips) const
{
    QHash<ObjectId, AheadBehind> counts;
    const auto baseNumber = m_index.constFind(base);
    if (baseNumber == m_index.constEnd()) {
        return counts;
    }
    const int commits = int(m_index.size());
    QList<quint8> inBase(commits, 0);
    inBase[*baseNumber] = 1;
    int reachedByBase = 0;
    for (int i = *baseNumber; i < commits; ++i) {
        if (inBase.at(i) != 0) {
            ++reachedByBase;
            for (int p = m_parentStart.at(i); p < m_parentStart.at(i + 1); ++p) {
                inBase[m_parents.at(p)] = 1;
            }
        }
    }

    // Neighbours in the order of the graph share a sweep, which then starts late and has few different rows.
    QList<std::pair<int, ObjectId>> sorted;
    for (const ObjectId &tip : tips) {
        if (const auto known = m_index.constFind(tip); known != m_index.constEnd()) {
            sorted.append({*known, tip});
        }
    }
    std::ranges::sort(sorted);
    sorted.erase(std::ranges::unique(sorted).begin(), sorted.end());

    std::vector<Row> reached(size_t(commits), Row{});
    for (qsizetype block = 0; block < sorted.size(); block += lanes) {
        const int used = int(std::min<qsizetype>(lanes, sorted.size() - block));
        const int first = sorted.at(block).first;
        std::fill(reached.begin() + first, reached.end(), Row{});
        for (int lane = 0; lane < used; ++lane) {
            reached[size_t(sorted.at(block + lane).first)][size_t(lane / 64)] |= quint64(1) << (lane % 64);
        }
        LaneCounter outside;
        LaneCounter shared;
        for (int i = first; i < commits; ++i) {
            const Row &row = reached[size_t(i)];
            (inBase.at(i) != 0 ? shared : outside).add(row);
            for (int p = m_parentStart.at(i); p < m_parentStart.at(i + 1); ++p) {
                Row &parent = reached[size_t(m_parents.at(p))];
                for (size_t word = 0; word < words; ++word) {
                    parent[word] |= row[word];
                }
            }
        }
        Row unsure{}; // an end of the clone is on one side only
        for (const int end : m_ends) {
            for (size_t word = 0; word < words; ++word) {
                const quint64 lanesThere = end < first ? 0 : reached[size_t(end)][word];
                unsure[word] |= inBase.at(end) != 0 ? ~lanesThere : lanesThere;
            }
        }
        for (int lane = 0; lane < used; ++lane) {
            if ((unsure[size_t(lane / 64)] >> (lane % 64)) & 1U) {
                continue;
            }
            counts.insert(sorted.at(block + lane).second,
                          {.ahead = outside.count(lane), .behind = reachedByBase - shared.count(lane)});
        }
    }
    return counts;
}

Containment CommitGraph::highestContaining(const QHash<ObjectId, int> &rankedTips, const QList<ObjectId> &commits) const
{
    constexpr int none = std::numeric_limits<int>::min();
    const int count = int(m_index.size());
    QList<int> ranks(count, none);
    Containment found{.highest = {}, .complete = m_ends.isEmpty()};
    for (auto tip = rankedTips.cbegin(); tip != rankedTips.cend(); ++tip) {
        if (const auto known = m_index.constFind(tip.key()); known != m_index.constEnd()) {
            ranks[*known] = std::max(ranks.at(*known), tip.value());
        } else {
            found.complete = false;
        }
    }
    for (int i = 0; i < count; ++i) {
        for (int p = m_parentStart.at(i); p < m_parentStart.at(i + 1); ++p) {
            const int parent = m_parents.at(p);
            ranks[parent] = std::max(ranks.at(parent), ranks.at(i));
        }
    }
    for (const ObjectId &commit : commits) {
        if (const auto known = m_index.constFind(commit); known != m_index.constEnd() && ranks.at(*known) != none) {
            found.highest.insert(commit, ranks.at(*known));
        }
    }
    return found;
}

} // namespace slipway::git
