// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace slipway {

/// How the sides of a merge are named in conflict marks.
struct MergeSides {
    QString ours;
    QString theirs;
};

/// A text with both sides' changes.
struct MergedText {
    QString text;
    int conflicts = 0; ///< each stands between <<<<<<< and >>>>>>> in the text

    friend bool operator==(const MergedText &, const MergedText &) = default;
};

} // namespace slipway
