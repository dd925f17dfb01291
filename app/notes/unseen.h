// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notesproblem.h"

namespace slipway::notes {

/// Whether a character turns or hides what stands around it: bidi controls (Unicode TR 36, "Trojan Source"), zero-width
/// spaces, tag characters, other controls. The joiners of emoji and of scripts that need them are none.
bool isUnseen(char32_t c);

/// The whole character at an index, also where it takes two places.
char32_t characterAt(QStringView text, qsizetype at);

/// A warning for each line that has some.
QList<NotesProblem> unseenCharacters(const QString &text);

} // namespace slipway::notes
