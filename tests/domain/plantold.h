// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/planning.h"

/// Plans in few words, and the facts that tests of plans start from.
namespace facts {

/// The step's kind and what it names, on one line.
QString told(const slipway::Step &step);
/// The steps, or "refused" with the obstacle.
QString told(const std::expected<slipway::Plan, slipway::Allowance> &plan);
QString refused(slipway::Obstacle obstacle);

/// A deployment of `tag` to "live" that succeeded.
slipway::Deployment running(qint64 id, const QString &tag, int commitNumber);

/// The candidate of promotable().
extern const QString self;
extern const QDateTime now;

/// `self` on commit 1, qualified, with its pre-release #7.
slipway::Snapshot promotable();
slipway::Candidate candidateOf(const slipway::Snapshot &facts, const QString &tag = self);
std::expected<slipway::Plan, slipway::Allowance> promote(const slipway::Snapshot &facts,
                                                         const QString &overrideReason = {});

} // namespace facts
