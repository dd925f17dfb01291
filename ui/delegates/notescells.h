// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "celllook.h"
#include "models/notesmodel.h"

namespace slipway::ui {

/// "pre-release", "release", "draft", "no release yet"
QString notesState(const NotesDocument &document);

CellLook notesCell(const NotesRow &row, int column);

} // namespace slipway::ui
