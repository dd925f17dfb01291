// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "candidate.h"

namespace slipway {

/// One condition for promotion with what was found.
struct Condition {
    enum class Kind { Checks, Manifests, Assets, Deployed, Soak, Prerelease };
    enum class Result { Met, Waiting, NotMet, Unknown };

    Kind kind = Kind::Checks;
    Result result = Result::Unknown;
    int found = 0; ///< how many of `wanted`
    int wanted = 0;
    QString subject{}; ///< environment, asset pattern, …; Deployed: empty when the environments are not known
    QStringList details{}; ///< names: failing checks, missing assets, manifests that differ
    QDateTime at{}; ///< Soak: until when; Deployed: since when
    std::chrono::seconds elapsed{0};
    std::chrono::seconds needed{0};

    friend bool operator==(const Condition &, const Condition &) = default;
};

/// The conditions that apply to a candidate, in the order in which they are shown. `now` in UTC.
QList<Condition> readiness(const Snapshot &snapshot, const Candidate &candidate, const QDateTime &now);

/// All are met. An unknown condition is not a met one.
bool isReady(const QList<Condition> &conditions);

/// Shell-like patterns over names: "*" and "?" (case-sensitive; "*" crosses "/").
bool matchesPattern(const QString &pattern, const QString &name);

} // namespace slipway
