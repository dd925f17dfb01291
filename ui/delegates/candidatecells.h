// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "celllook.h"
#include "models/candidatesmodel.h"

namespace slipway::ui {

/// The icon and the colour that go with a state's word.
QString stateIcon(CandidateState state);
Tone stateTone(CandidateState state);

/// "2 d", and since when in the tooltip; "–" where it is not known.
CellLook ageLook(const QDateTime &since);
/// The short name of a commit; the whole one is copied.
CellLook commitLook(const ObjectId &commit);

CellLook candidateCell(const CandidateRow &row, int column);
QStringList candidateHeaders();

} // namespace slipway::ui
