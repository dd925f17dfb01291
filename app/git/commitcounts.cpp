// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commitgraph.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace slipway::git {

namespace {

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
            for (int p = m_parts.parentStart.at(i); p < m_parts.parentStart.at(i + 1); ++p) {
                inBase[m_parts.parents.at(p)] = 1;
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
            for (int p = m_parts.parentStart.at(i); p < m_parts.parentStart.at(i + 1); ++p) {
                Row &parent = reached[size_t(m_parts.parents.at(p))];
                for (size_t word = 0; word < words; ++word) {
                    parent[word] |= row[word];
                }
            }
        }
        Row unsure{}; // an end of the clone is on one side only
        for (const int end : m_parts.ends) {
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
    Containment found{.highest = {}, .complete = m_parts.ends.isEmpty()};
    for (auto tip = rankedTips.cbegin(); tip != rankedTips.cend(); ++tip) {
        if (const auto known = m_index.constFind(tip.key()); known != m_index.constEnd()) {
            ranks[*known] = std::max(ranks.at(*known), tip.value());
        } else {
            found.complete = false;
        }
    }
    for (int i = 0; i < count; ++i) {
        for (int p = m_parts.parentStart.at(i); p < m_parts.parentStart.at(i + 1); ++p) {
            const int parent = m_parts.parents.at(p);
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
