// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linemark.h"

#include <QList>

class QTextDocument;

namespace slipway::ui {

/// Where characters stand that reorder text or take no room (see hidesText()); the first `most` of them.
QList<int> hiddenCharacters(QStringView text, int most);

/// A warning for each line that has some: which, and what it does. For the first 1,000 such lines.
QList<LineMark> hiddenCharacterMarks(const QTextDocument &document);

} // namespace slipway::ui
