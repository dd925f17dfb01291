// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commitgraph.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <limits>
#include <queue>
#include <utility>
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

/// The first parents of the base, one after the other, and for each commit of the base's history the oldest of them
/// that contains it. Most tags lie on that line or some commits beside it, and are counted by a short walk to it.
class CommitGraph::MainLine final {
public:
    MainLine(const GraphParts &parts, int base)
        : m_parts(parts)
        , m_oldest(parts.ids.size(), outside)
        , m_place(parts.ids.size(), outside)
        , m_seenBy(parts.ids.size(), -1)
        , m_budget(walksOfAll * parts.ids.size())
    {
        QList<int> line{base};
        while (parts.parentStart.at(line.constLast()) < parts.parentStart.at(line.constLast() + 1)) {
            line.append(parts.parents.at(parts.parentStart.at(line.constLast())));
        }
        m_reached.resize(line.size());
        int reached = 0;
        QList<int> open;
        for (int place = int(line.size()) - 1; place >= 0; --place) {
            m_place[line.at(place)] = place;
            open.append(line.at(place));
            while (!open.isEmpty()) {
                const int commit = open.takeLast();
                if (m_oldest.at(commit) != outside) {
                    continue;
                }
                m_oldest[commit] = place;
                ++reached;
                for (int p = parts.parentStart.at(commit); p < parts.parentStart.at(commit + 1); ++p) {
                    open.append(parts.parents.at(p));
                }
            }
            m_reached[place] = reached;
        }
    }

    bool isInBase(int commit) const { return m_oldest.at(commit) != outside; }
    int reachedByBase() const { return m_reached.constFirst(); }

    /// nullopt: it is too far from the line, or too many were.
    std::optional<AheadBehind> count(int tip)
    {
        // Smaller numbers first, so that the first commit on the line is the newest of it that the tip contains, and
        // none of those met before is in its history.
        std::priority_queue<int, std::vector<int>, std::greater<>> open;
        open.push(tip);
        m_seenBy[tip] = tip;
        int meets = outside;
        int ahead = 0;
        int shared = 0;
        while (!open.empty()) {
            const int commit = open.top();
            open.pop();
            if (meets == outside && m_place.at(commit) != outside) {
                meets = m_place.at(commit);
                shared += m_reached.at(meets);
                continue;
            }
            if (meets != outside && m_oldest.at(commit) >= meets) {
                continue; // counted with the line
            }
            if (ahead + shared > farthest && meets == outside) {
                return std::nullopt;
            }
            if (--m_budget < 0) {
                return std::nullopt;
            }
            ++(isInBase(commit) ? shared : ahead);
            for (int p = m_parts.parentStart.at(commit); p < m_parts.parentStart.at(commit + 1); ++p) {
                const int parent = m_parts.parents.at(p);
                if (std::exchange(m_seenBy[parent], tip) != tip) {
                    open.push(parent);
                }
            }
        }
        return AheadBehind{.ahead = ahead, .behind = reachedByBase() - shared};
    }

private:
    static constexpr int outside = -1;
    static constexpr int farthest = 5'000; ///< commits beside the line
    static constexpr qint64 walksOfAll = 20; ///< as much work as to walk the whole history so often

    const GraphParts &m_parts;
    QList<int> m_oldest; ///< by commit: place on the line, 0 the base; `outside`: not in the base's history
    QList<int> m_place; ///< by commit: its own place
    QList<int> m_seenBy; ///< by commit: the tip whose walk met it last
    QList<int> m_reached; ///< by place: how many commits it contains, itself as well
    qint64 m_budget;
};

QHash<ObjectId, AheadBehind> CommitGraph::aheadBehind(const ObjectId &base, const QList<ObjectId> &tips) const
{
    QHash<ObjectId, AheadBehind> counts;
    const auto baseNumber = m_index.constFind(base);
    if (baseNumber == m_index.constEnd()) {
        return counts;
    }
    QList<int> sorted;
    for (const ObjectId &tip : tips) {
        if (const auto known = m_index.constFind(tip); known != m_index.constEnd()) {
            sorted.append(*known);
        }
    }
    std::ranges::sort(sorted);
    sorted.erase(std::ranges::unique(sorted).begin(), sorted.end());
    counts.reserve(sorted.size());

    MainLine line(m_parts, *baseNumber);
    QList<int> far;
    for (const int tip : std::as_const(sorted)) {
        // Where a clone ends early, the sweep tells which counts that concerns.
        const auto count = m_parts.ends.isEmpty() ? line.count(tip) : std::nullopt;
        if (count) {
            counts.insert(m_parts.ids.at(tip), *count);
        } else {
            far.append(tip);
        }
    }
    sweep(line, far, counts);
    return counts;
}

/// Neighbours in the order of the graph share a sweep, which then starts late and has few different rows.
void CommitGraph::sweep(const MainLine &line, const QList<int> &tips, QHash<ObjectId, AheadBehind> &counts) const
{
    const int commits = int(m_index.size());
    std::vector<Row> reached(tips.isEmpty() ? 0 : size_t(commits), Row{});
    QList<int> hiding;
    std::ranges::copy_if(m_parts.ends, std::back_inserter(hiding), [&](int end) { return line.isInBase(end); });
    const std::vector<quint8> isSure = m_parts.ends.isEmpty() ? std::vector<quint8>() : reachAll(hiding);
    for (qsizetype block = 0; block < tips.size(); block += lanes) {
        const int used = int(std::min<qsizetype>(lanes, tips.size() - block));
        const int first = tips.at(block);
        std::fill(reached.begin() + first, reached.end(), Row{});
        for (int lane = 0; lane < used; ++lane) {
            reached[size_t(tips.at(block + lane))][size_t(lane / 64)] |= quint64(1) << (lane % 64);
        }
        LaneCounter outside;
        LaneCounter shared;
        Row unsure{};
        const auto beUnsure = [&](bool isInBase, const Row &row) {
            for (size_t word = 0; word < words; ++word) {
                unsure[word] |= isInBase ? ~row[word] : row[word];
            }
        };
        for (int i = 0; i < first && !isSure.empty(); ++i) {
            if (isSure[size_t(i)] == 0 && line.isInBase(i)) {
                beUnsure(true, Row{});
            }
        }
        for (int i = first; i < commits; ++i) {
            const Row &row = reached[size_t(i)];
            (line.isInBase(i) ? shared : outside).add(row);
            if (!isSure.empty() && isSure[size_t(i)] == 0) {
                beUnsure(line.isInBase(i), row); // an end that both have may hide that the other has this one as well
            }
            for (int p = m_parts.parentStart.at(i); p < m_parts.parentStart.at(i + 1); ++p) {
                Row &parent = reached[size_t(m_parts.parents.at(p))];
                for (size_t word = 0; word < words; ++word) {
                    parent[word] |= row[word];
                }
            }
        }
        for (const int end : m_parts.ends) { // on one side only
            beUnsure(line.isInBase(end), end < first ? Row{} : reached[size_t(end)]);
        }
        for (int lane = 0; lane < used; ++lane) {
            if ((unsure[size_t(lane / 64)] >> (lane % 64)) & 1U) {
                continue;
            }
            counts.insert(m_parts.ids.at(tips.at(block + lane)),
                          {.ahead = outside.count(lane), .behind = line.reachedByBase() - shared.count(lane)});
        }
    }
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
