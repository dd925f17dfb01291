// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "celllook.h"
#include "models/assetsmodel.h"
#include "models/changesmodel.h"
#include "models/checksmodel.h"
#include "models/historymodel.h"
#include "models/readinessmodel.h"

namespace slipway::ui {

// How the lists of a candidate's details read and look.

CellLook conditionCell(const Condition &condition, int column);
QStringList conditionHeaders();

CellLook changeCell(const Commit &commit, int column);
QStringList changeHeaders();

CellLook checkCell(const Check &check, int column);
QStringList checkHeaders();

CellLook assetCell(const AssetRow &row, int column);
QStringList assetHeaders();

CellLook historyCell(const HistoryEvent &event, int column);
QStringList historyHeaders();

} // namespace slipway::ui
