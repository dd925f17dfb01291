// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace slipway::ui {

/// Text of a stranger (tag names, commit messages, logins) as one line that shows what it is: line breaks become
/// spaces; characters that would reorder or hide text (bidi controls, zero-width spaces, control characters) become
/// visible as ‹U+202E›.
QString plain(const QString &text);

/// Whether plain() makes it visible: it reorders the text around it, or takes no room.
bool hidesText(QChar c);

/// A flag for QPainter::drawText(): text without a letter of a script that runs from right to left is read from left to
/// right wherever it stands, else a tag would be shown as "prerelease3-0.1.2".
int directionFlag(QStringView text);

/// plain(), then escaped for rich text.
QString plainHtml(const QString &text);

} // namespace slipway::ui
