// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "celllook.h"
#include "models/operationsmodel.h"

namespace slipway::ui {

/// The icon and the colour that go with the word of an operation's state.
QString operationIcon(const Operation &operation);
Tone operationTone(const Operation &operation);

/// How far the steps have come, to be shown: one that was under way when Slipway ended is under way no more.
QList<StepProgress> shownProgress(const Operation &operation);

CellLook operationCell(const OperationRow &row, int column);
QStringList operationHeaders();

} // namespace slipway::ui
