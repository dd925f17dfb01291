// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "verdict.h"

namespace slipway {

/// The part of a release's body between two HTML comments where the verdicts are kept in full. Text outside is the
/// writer's and comes back byte for byte.
QString withVerdict(const QString &body, const Verdict &verdict);

/// The verdicts in a body's block, oldest first; nothing when there is no block or it cannot be read.
QList<Verdict> verdictsInBody(const QString &body);

/// The body without the block.
QString withoutBlock(const QString &body);

} // namespace slipway
