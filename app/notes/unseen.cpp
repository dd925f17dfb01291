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

bool isUnseen(QChar c)
{
    const char16_t code = c.unicode();
    const bool isSpacing = c == u'\t' || c == u'\n' || c == u'\r';
    return code == 0x200B || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E)
        || (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF || (c.category() == QChar::Other_Control && !isSpacing);
}

QList<NotesProblem> unseenCharacters(const QString &text)
{
    QList<NotesProblem> problems;
    int line = 1;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\n') {
            ++line;
            start = i + 1;
        } else if (isUnseen(text[i]) && (problems.isEmpty() || problems.constLast().line != line)) {
            const QString code = QString::number(text[i].unicode(), 16).toUpper().rightJustified(4, u'0');
            problems.append({.line = line,
                             .column = int(i - start) + 1,
                             .message = Words::tr("There is a character that is not seen, U+%1: it can turn or hide "
                                                  "the text around it.")
                                            .arg(code)});
        }
    }
    return problems;
}

} // namespace slipway::notes
