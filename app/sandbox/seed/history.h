// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/repository.h"

namespace slipway::sandbox::seed {

/// A commit that was the tip of main for a while.
struct Tip {
    ObjectId commit;
    QDateTime when;
};

/// The commits of the demonstration, written.
struct History {
    QHash<QString, Tip> marks; ///< by the tag that the candidate on it bears
    QList<Tip> mainTips; ///< oldest first
};

/// Writes the commits that script() tells of, and the branches.
Result<History> writeHistory(git::Repository &git, const QDateTime &now);

/// What happened, a line for each thing, oldest first. Words:
///   @ DAYS                            the age of the next commit; those between two such lines lie evenly between them
///   on BRANCH [MARK]                  go on with a branch; a new one starts at what was marked
///   first VERSION                     the first commit
///   direct LOGIN SUMMARY              a commit without a pull request
///   squash LOGIN SUMMARY              a pull request merged as one commit
///   merge LOGIN BRANCH SUMMARY | …    a pull request merged with its commits
///   bump VERSION                      the manifests' version, directly
///   mark TAG                          names the tip
QString script();

} // namespace slipway::sandbox::seed
