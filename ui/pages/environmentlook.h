// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/drift.h"
#include "domain/probe.h"
#include "ui/widgets/tint.h"

namespace slipway::ui {

/// What a card says of one environment.
struct EnvironmentLook {
    QString name;
    QString follows;
    QString pill;
    QString pillIcon;
    Tone tone = Tone::Neutral;
    bool runs = false; ///< the facts of what is active follow
    QString deployed{};
    QString commit{}; ///< 40 digits
    QString shortCommit{};
    QString also{};
    QString summary{};
    QDateTime since{};
    QString by{};
    QString soak{}; ///< "soaking 2 d of 3 d"
    QString notice{}; ///< what is on its way, waits or failed; or why nothing is known
    QString noticeIcon{};
    Tone noticeTone = Tone::Neutral;
    QString nodes{}; ///< what its nodes report; empty where none are configured
    QString nodesIcon{};
    Tone nodesTone = Tone::Neutral;
    QString nodesToolTip{}; ///< each address with its answer
    QString candidate{}; ///< the tag, when a candidate is deployed

    /// All of it as sentences, for screen readers.
    QString spoken() const;
    friend bool operator==(const EnvironmentLook &, const EnvironmentLook &) = default;
};

/// `probes`: what its nodes answered.
EnvironmentLook describe(const Snapshot &snapshot, const Environment &environment, const QDateTime &now,
                         const QList<ProbeResult> &probes = {});

/// What stands between two cards.
struct DriftLook {
    QString above; ///< "14 commits", "same", "?"
    QString below; ///< "9 PRs"; may be empty
    QString toolTip;

    friend bool operator==(const DriftLook &, const DriftLook &) = default;
};

/// `drift`: nullptr when one side runs nothing or is not known.
DriftLook describe(const Drift *drift, const QString &from, const QString &to);

} // namespace slipway::ui
