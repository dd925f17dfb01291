// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions.h"
#include "drift.h"
#include "plan.h"

namespace slipway {

// The plans. Each refuses what allowance() does not allow, and says which obstacle it is.

std::expected<Plan, Allowance> planVerdict(const Snapshot &snapshot, const Candidate &candidate, Verdict::Kind kind,
                                           const QString &reason, const QDateTime &now);

/// `overrideReason` empty: only when ready and qualified. Else the reason is recorded first, as a verdict. `notes`: the
/// candidate's notes as they are for the final version; nullopt: they stay as they are.
std::expected<Plan, Allowance> planPromotion(const Snapshot &snapshot, const Candidate &candidate,
                                             const QString &overrideReason, const QDateTime &now,
                                             const std::optional<QString> &notes = {});

/// A tag on `commit` and a pre-release linked to it; in relink mode the release of the version's earlier candidate
/// is linked to the new tag instead.
std::expected<Plan, Allowance> planCandidate(const Snapshot &snapshot, const QString &tagName, const ObjectId &commit,
                                             const QDateTime &now);

/// The environment runs an older version again: `tag` is deployed to it in the way that is configured for it.
/// `environment`, `tag`: names. Environments whose deployments are only observed cannot be rolled back by Slipway.
std::expected<Plan, Allowance> planRollBack(const Snapshot &snapshot, const QString &environment, const QString &tag,
                                            const QString &reason, const QDateTime &now);

/// The deployment that waits for a review on the environment is approved (Qualified) or rejected.
std::expected<Plan, Allowance> planReview(const Snapshot &snapshot, const QString &environment, Verdict::Kind decision,
                                          const QString &comment, const QDateTime &now);

/// What should make one think twice before a commit is tagged as a candidate.
struct CandidateDoubt {
    enum class Kind {
        None,
        SameCommit, ///< `tag`, the candidate before it, is on the same commit
        OlderCommit ///< `tag` is on a newer one: `commits` that it has are not in the new one
    };

    Kind kind = Kind::None;
    QString tag{};
    int commits = 0;

    friend bool operator==(const CandidateDoubt &, const CandidateDoubt &) = default;
};

/// `branch`: the newest commits of the branch, newest first.
CandidateDoubt candidateDoubt(const Snapshot &snapshot, const QString &tagName, const ObjectId &commit,
                              const QList<ObjectId> &branch);

} // namespace slipway
