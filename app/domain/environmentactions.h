// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions.h"

namespace slipway {

/// A version that an environment ran, and could run again.
struct RollBackTarget {
    QString tag;
    ObjectId commit{};
    QDateTime ranSince{}; ///< UTC, the last time that it became active there
    bool isOlder = false; ///< it ran there before what runs now ever did: not what was rolled back from

    friend bool operator==(const RollBackTarget &, const RollBackTarget &) = default;
};

/// What was deployed to it with success before, and whose tag still leads to the same commit: the newest first, each
/// once, without the commit that runs now. As far back as deployments were asked for.
QList<RollBackTarget> rollBackTargets(const Snapshot &snapshot, const Environment &environment);

/// The one that is proposed: the newest of the older ones, else the newest. -1: there is none.
qsizetype proposedTarget(const QList<RollBackTarget> &targets);

/// The deployment to an environment that waits for a review; nullptr: none does, or it is not known.
const Deployment *reviewableDeployment(const Environment *environment);

/// Whether an environment may be rolled back, or a deployment to it reviewed, and if not the first reason. A tag or a
/// comment may still be refused: see planRollBack() and planReview().
Allowance environmentAllowance(Action action, const Snapshot &snapshot, const QString &environment);

} // namespace slipway
