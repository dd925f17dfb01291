// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace slipway::ui {

/// The one piece by which two texts differ: what stands before and behind it is the same in both.
struct TextChange {
    qsizetype position = 0;
    qsizetype removed = 0; ///< characters of the old text
    QString inserted{};

    friend bool operator==(const TextChange &, const TextChange &) = default;
};

/// The smallest such piece; a pair of surrogates is never divided. Nothing removed and inserted: the texts are equal.
TextChange changeBetween(const QString &before, const QString &after);

} // namespace slipway::ui
