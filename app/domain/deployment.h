// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "objectid.h"
#include "result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace slipway {

enum class DeploymentState { Unknown, Queued, Pending, Waiting, InProgress, Success, Failure, Error, Inactive };

struct DeploymentStatus {
    DeploymentState state = DeploymentState::Unknown;
    QDateTime createdAt{};
    QString creator{};
    QString description{};
    QString logUrl{};

    friend bool operator==(const DeploymentStatus &, const DeploymentStatus &) = default;
};

/// What GitHub recorded. `statuses` is empty and `statusesKnown` false where they were not asked for.
struct Deployment {
    qint64 id = 0;
    QString environment;
    QString ref; ///< tag or branch that was deployed, as recorded
    ObjectId commit;
    QString task{};
    QString creator{};
    QDateTime createdAt{};
    bool production = false;
    bool statusesKnown = false;
    QList<DeploymentStatus> statuses{}; ///< oldest first

    /// The ref as people name it: without refs/tags/ or refs/heads/ before it.
    QString refName() const;
    /// The newest status; of equally old ones the later in the list. nullptr without any.
    const DeploymentStatus *latest() const;
    /// Its state: Unknown when the statuses are not known, Queued when there is none yet.
    DeploymentState state() const;
    /// When it became successful: the time of its first success after which it stayed so; invalid if never.
    QDateTime succeededAt() const;
    /// Whether it ever was successful.
    bool everSucceeded() const;
    /// When it stopped being active (an inactive status after a success); invalid when it did not.
    QDateTime endedAt() const;

    friend bool operator==(const Deployment &, const Deployment &) = default;
};

/// What an environment runs: the deployment whose latest status is success, the newest *status* winning, never
/// simply the newest deployment or commit (GitHub docs: "Inactive deployments"). nullptr: nothing active.
const Deployment *activeDeployment(const QList<Deployment> &deployments);

/// A deployment on its way or waiting for a review, newer than what is active; nullptr: none.
const Deployment *pendingDeployment(const QList<Deployment> &deployments);

/// The newest deployment if it failed and nothing succeeded after it; nullptr otherwise.
const Deployment *failedDeployment(const QList<Deployment> &deployments);

} // namespace slipway
