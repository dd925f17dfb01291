// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions.h"
#include "plan.h"

namespace slipway {

/// How many characters GitHub takes as the text of a release (its API: "body is too long", 125,000).
inline constexpr qsizetype longestReleaseText = 125'000;

/// `notes` become the writer's part of a release; what is there now is `release`'s. Refused as long as a conflict mark
/// stands in them.
std::expected<Plan, Allowance> planNotes(const Snapshot &snapshot, const Release &release, const QString &notes);

/// What becomes of a template through GitHub.
struct TemplateChange {
    QString path{};
    QString before{}; ///< as it is on `branch`; empty: it is not there
    QString text{};
    QString message{}; ///< of the commit, and the title of the pull request
    QString branch{}; ///< that it belongs to
    QString newBranch{}; ///< not empty: it goes there, with a pull request to `branch`
    ObjectId base{}; ///< the commit that `newBranch` begins at
};

/// One commit on a branch, or on a new one that a pull request is opened for.
std::expected<Plan, Allowance> planTemplate(const Snapshot &snapshot, const TemplateChange &change);

/// The line of the first mark that git leaves at a conflict ("<<<<<<< ", "=======", ">>>>>>> "), from 1; 0: none.
int conflictLine(const QString &text);

} // namespace slipway
