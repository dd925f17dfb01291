// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hiddencharacters.h"

#include "plaintext.h"

#include <QCoreApplication>
#include <QTextBlock>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostMarks = 1000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::ui::HiddenCharacters)
};

bool reorders(QChar c)
{
    const ushort u = c.unicode();
    return (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0x200E || u == 0x200F || u == 0x061C;
}

QString sentence(QChar c)
{
    const QString name = u"U+%1"_s.arg(QString::number(c.unicode(), 16).toUpper().rightJustified(4, u'0'));
    if (reorders(c))
        return Words::tr("This line contains the invisible character %1, which changes the order in which text is "
                         "shown. Remove it unless it belongs there.")
            .arg(name);
    return Words::tr("This line contains the invisible character %1. Remove it unless it belongs there.").arg(name);
}

} // namespace

QList<int> hiddenCharacters(QStringView text, int most)
{
    QList<int> places;
    for (qsizetype i = 0; i < text.size() && places.size() < most; ++i) {
        if (text[i] != u'\t' && hidesText(text[i]))
            places.append(int(i));
    }
    return places;
}

QList<LineMark> hiddenCharacterMarks(const QTextDocument &document)
{
    QList<LineMark> marks;
    for (QTextBlock block = document.firstBlock(); block.isValid() && marks.size() < mostMarks; block = block.next()) {
        const QString text = block.text();
        const QList<int> places = hiddenCharacters(text, 1);
        if (!places.isEmpty())
            marks.append({block.blockNumber() + 1, sentence(text[places.first()]), LineMark::Severity::Warning});
    }
    return marks;
}

} // namespace slipway::ui
