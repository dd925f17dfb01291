// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace slipway {

/// A line of a comparison of two texts.
struct DiffLine {
    enum class Kind {
        Same,
        Removed, ///< stands in the old text only
        Added, ///< stands in the new text only
        Gap, ///< lines that are the same on both sides are left out here; `text` is empty
    };

    Kind kind = Kind::Same;
    int oldLine = 0; ///< from 1; 0: not in the old text
    int newLine = 0; ///< from 1; 0: not in the new text
    QString text{}; ///< without its end

    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

} // namespace slipway
