// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plaintext.h"

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;

bool hidesText(QChar c)
{
    const ushort u = c.unicode();
    return (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0x200E || u == 0x200F || u == 0x061C
        || u == 0x200B || u == 0x2060 || u == 0xFEFF || c.category() == QChar::Other_Control;
}

QString plain(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\t' || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph)
            result += u' ';
        else if (c == u'\r')
            continue;
        else if (hidesText(c))
            result += u"‹U+%1›"_s.arg(QString::number(c.unicode(), 16).toUpper().rightJustified(4, u'0'));
        else
            result += c;
    }
    return result;
}

int directionFlag(QStringView text)
{
    const bool any = std::ranges::any_of(
        text, [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL || c.isSurrogate(); });
    return any ? 0 : Qt::TextForceLeftToRight;
}

QString plainHtml(const QString &text)
{
    return plain(text).toHtmlEscaped();
}

} // namespace slipway::ui
