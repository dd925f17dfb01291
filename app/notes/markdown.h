// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notespreview.h"

namespace slipway::notes {

/// How many characters GitHub takes.
inline constexpr qsizetype longestNotes = 125'000;

/// GitHub-flavoured Markdown (tables, task lists, strikethrough, footnotes, alerts, #123 and @name) as HTML for a text
/// browser: no tag of the author's gets through (they are shown as text; comments are left out, <br> is a line's end),
/// no image is loaded (a link stands for it), deep nesting is cut. `repository`: the page on GitHub that #123 leads to,
/// without a "/" at its end; empty: no such links. Ends soon, whatever it is given.
NotesPreview previewOf(const QString &markdown, const QString &repository);

} // namespace slipway::notes
