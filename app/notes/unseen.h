// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notesproblem.h"

namespace slipway::notes {

/// Whether a character turns or hides what stands around it: bidi controls (Unicode TR 36, "Trojan Source"), zero-width
/// spaces, other controls. The joiners of emoji and of scripts that need them are none.
bool isUnseen(QChar c);

/// A warning for each line that has some.
QList<NotesProblem> unseenCharacters(const QString &text);

} // namespace slipway::notes
