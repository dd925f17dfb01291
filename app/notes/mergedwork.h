// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commit.h"

#include <QHash>

namespace slipway::notes {

/// What came in by a merge.
struct MergedBy {
    ObjectId merge{}; ///< null: it came without one
    std::optional<int> pullRequest{}; ///< of the commit itself ("… (#12)"), else of the innermost merge that has one

    friend bool operator==(const MergedBy &, const MergedBy &) = default;
};

/// For every commit of a range that is no merge: how it came in. `commits`: children before their parents; what their
/// parents name beside them is outside the range. A merge brings what its other parents reach and the branch that it
/// is on did not have before.
QHash<ObjectId, MergedBy> mergedWork(const QList<Commit> &commits);

} // namespace slipway::notes
