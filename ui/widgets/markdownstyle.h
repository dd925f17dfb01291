// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

class QFont;
class QString;

namespace slipway::ui {

/// The style sheet of rendered Markdown, for a QTextDocument, in the palette's colours: headings, code, quotes, tables,
/// links, and GitHub's alerts, which are blockquote or div elements of the classes "markdown-alert" and
/// "markdown-alert-note", "-tip", "-important", "-warning" or "-caution", with a p "markdown-alert-title" in them.
QString markdownStyle(const QPalette &palette, const QFont &font);

} // namespace slipway::ui
