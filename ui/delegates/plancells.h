// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "celllook.h"
#include "models/commitsmodel.h"
#include "models/planmodel.h"

namespace slipway::ui {

// How the lists of the dialogs read and look: the steps of a plan, the commits to choose from.

CellLook stepCell(const PlanRow &row, int column);
QStringList stepHeaders();

CellLook branchCommitCell(const CommitRow &row, int column);
QStringList branchCommitHeaders();

} // namespace slipway::ui
