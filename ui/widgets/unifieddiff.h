// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/textdiff.h"

namespace slipway::ui {

/// As `diff -u` writes it, without the names of files: for each piece between gaps its lines' numbers, then its lines.
/// Empty: there is no difference.
QString unifiedDiff(const QList<DiffLine> &lines);

/// How many lines are left out at each gap; 0: not a gap, or one at the end, where it cannot be known.
QList<int> gapSizes(const QList<DiffLine> &lines);

} // namespace slipway::ui
