// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "candidate.h"

namespace slipway {

/// Commits between what two neighbouring environments run: the left one is `ahead` of the right one.
struct Drift {
    QString from; ///< environment on the left
    QString to; ///< its neighbour on the right
    ObjectId fromCommit{};
    ObjectId toCommit{};
    Known<AheadBehind> counts{}; ///< unknown where a commit is not at hand
    Known<int> pullRequests{};

    bool same() const { return fromCommit == toCommit; }
    friend bool operator==(const Drift &, const Drift &) = default;
};

/// The drift of each environment to its right neighbour, in pipeline order; nothing for a pair of which one runs
/// nothing or is not known.
QList<Drift> drifts(const Snapshot &snapshot);

/// How the names of what runs are shown: the tag or branch that was deployed, and the other tags on its commit.
struct RunningNames {
    QString deployed; ///< the deployment's ref: a tag or a branch
    bool isTag = false; ///< the ref is a tag (or was recorded as a commit that bears one)
    QStringList alsoTags{}; ///< other tags of the same commit that are final or candidates

    friend bool operator==(const RunningNames &, const RunningNames &) = default;
};

RunningNames runningNames(const Snapshot &snapshot, const Deployment &deployment);

/// A row of "versions × environments": something that was deployed, with its time on each environment.
struct VersionRow {
    struct Cell {
        enum class Kind { Never, Past, Now, Waiting, Failed };

        Kind kind = Kind::Never;
        QDateTime since{}; ///< when it became active (Past, Now), was asked for (Waiting) or failed
        QDateTime until{}; ///< Past only, where known
        bool redeployed = false; ///< Now, and an older version than what ran before it here

        friend bool operator==(const Cell &, const Cell &) = default;
    };

    QString name; ///< tag or branch
    ObjectId commit{};
    TagName tag{};
    std::optional<CandidateState> state{};
    QList<Cell> cells{}; ///< one for each environment, in pipeline order

    friend bool operator==(const VersionRow &, const VersionRow &) = default;
};

/// What was deployed anywhere, newest version first: branches, then tags. A candidate's and a final tag on
/// one commit are two rows; a deployment belongs to the row of its ref. `candidates`: all of the snapshot's, as
/// candidates() lists them.
QList<VersionRow> versionRows(const Snapshot &snapshot, const QList<Candidate> &candidates);

} // namespace slipway
