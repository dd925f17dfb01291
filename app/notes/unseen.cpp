// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unseen.h"

#include <QCoreApplication>

namespace slipway::notes {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::notes::Words)
};

} // namespace

char32_t characterAt(QStringView text, qsizetype at)
{
    const bool isPair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return isPair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : char32_t(text[at].unicode());
}

bool isUnseen(char32_t c)
{
    const bool isSpacing = c == U'\t' || c == U'\n' || c == U'\r';
    return c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F)
        || (QChar::category(c) == QChar::Other_Control && !isSpacing);
}

QList<NotesProblem> unseenCharacters(const QString &text)
{
    QList<NotesProblem> problems;
    int line = 1;
    qsizetype start = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char32_t c = characterAt(text, at);
        if (c == U'\n') {
            ++line;
            start = at + 1;
        } else if (isUnseen(c) && (problems.isEmpty() || problems.constLast().line != line)) {
            const QString code = QString::number(uint(c), 16).toUpper().rightJustified(4, u'0');
            problems.append({.line = line,
                             .column = int(at - start) + 1,
                             .message = Words::tr("There is a character that is not seen, U+%1: it can turn or hide "
                                                  "the text around it.")
                                            .arg(code)});
        }
    }
    return problems;
}

} // namespace slipway::notes
