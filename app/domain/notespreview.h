// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace slipway {

/// Release notes as a preview shows them.
struct NotesPreview {
    QString html{}; ///< the body alone: no tag of the author's, no image, nothing that is loaded
    int hiddenItems = 0; ///< of lists, and rows of tables: so many that a text browser would stand still
    bool isCut = false; ///< longer than GitHub takes: what is behind is not shown

    friend bool operator==(const NotesPreview &, const NotesPreview &) = default;
};

} // namespace slipway
