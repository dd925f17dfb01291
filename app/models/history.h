// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/candidate.h"

namespace slipway {

/// One event in a candidate's life, as GitHub and git recorded it.
struct HistoryEvent {
    enum class Kind { Committed, Tagged, ReleaseCreated, ReleasePublished, Deployment, Qualified, Rejected, Promoted };

    Kind kind = Kind::Tagged;
    QDateTime at{}; ///< UTC
    QString subject{}; ///< tag, release or environment
    QString by{}; ///< who; empty where it is not recorded
    QString note{}; ///< a verdict's reason, a deployment's description
    DeploymentState state = DeploymentState::Unknown; ///< Deployment only

    friend bool operator==(const HistoryEvent &, const HistoryEvent &) = default;
};

/// Everything that a snapshot knows of what happened to a candidate, newest first: its commit and tags, its release,
/// the verdicts, and each step of every deployment of its commit.
QList<HistoryEvent> historyOf(const Snapshot &snapshot, const Candidate &candidate);

} // namespace slipway
