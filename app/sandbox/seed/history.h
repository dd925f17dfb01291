// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/repository.h"

namespace slipway::sandbox {

class State;

namespace seed {

/// A commit that was the tip of main for a while.
struct Tip {
    ObjectId commit;
    QDateTime when;
};

/// What a pull request of the demonstration became.
struct Merged {
    int number = 0;
    QString title;
    QString author;
    QString branch;
    QString base; ///< branch
    ObjectId before; ///< the base's tip until then
    ObjectId head;
    ObjectId commit; ///< on the base
    QString mergedBy;
    QDateTime opened;
    QDateTime when;
};

/// The commits of the demonstration, written.
struct History {
    QHash<QString, Tip> marks; ///< by the tag that the candidate on it bears
    QList<Tip> mainTips; ///< oldest first
    QList<Merged> pullRequests; ///< oldest first
};

/// Adds a record for each pull request that was merged.
void addPullRequests(State &state, const History &history);

/// Writes the commits that script() tells of, and the branches.
Result<History> writeHistory(git::Repository &git, const QDateTime &now);

/// What happened, a line for each thing, oldest first. Words:
///   @ DAYS                            the age of the next commit; those between two such lines lie evenly between them
///   on BRANCH [MARK]                  go on with a branch; a new one starts at what was marked
///   first VERSION                     the first commit
///   direct LOGIN SUMMARY              a commit without a pull request
///   squash LOGIN SUMMARY              a pull request merged as one commit
///   revert LOGIN SUMMARY              a pull request that takes back the one with that summary, merged as one commit
///   merge LOGIN BRANCH SUMMARY | …    a pull request merged with its commits; BRANCH@TAG: begun at what was marked
///   bump VERSION                      the manifests' version, directly
///   mark TAG                          names the tip
QString script();

} // namespace seed

} // namespace slipway::sandbox
