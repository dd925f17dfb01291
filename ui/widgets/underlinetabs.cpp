// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "underlinetabs.h"

#include "tint.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace slipway::ui {

namespace {

constexpr int between = 12; ///< room between two tabs
constexpr int gap = 5; ///< between word and count
constexpr int padding = 12; ///< room above and below the word

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

UnderlineTabs::UnderlineTabs(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::StrongFocus);
}

void UnderlineTabs::setTab(int index, const QString &word, int count)
{
    while (this->count() <= index)
        addTab(QString());
    const QString number = count < 0 ? QString() : locale().toString(count);
    setTabData(index, QStringList{word, number});
    setTabText(index, number.isEmpty() ? word : word + u' ' + number);
    setAccessibleTabName(index, tabText(index));
}

UnderlineTabs::Tab UnderlineTabs::tab(int index) const
{
    const QStringList parts = tabData(index).toStringList();
    return {parts.value(0), parts.value(1)};
}

QSize UnderlineTabs::tabSizeHint(int index) const
{
    const Tab shown = tab(index);
    int width = QFontMetrics(bold(font())).horizontalAdvance(shown.word) + between;
    if (!shown.count.isEmpty())
        width += gap + fontMetrics().horizontalAdvance(shown.count);
    return {width, fontMetrics().height() + padding};
}

QSize UnderlineTabs::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

void UnderlineTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, QTabBar::height() - 1, width(), 1, hairline(palette()));
    for (int i = 0; i < count(); ++i) {
        const Tab shown = tab(i);
        const bool current = i == currentIndex();
        const QRect place = tabRect(i);
        const QFont wordFont = current ? bold(font()) : font();
        const int wordWidth = QFontMetrics(wordFont).horizontalAdvance(shown.word);
        const int countWidth = shown.count.isEmpty() ? 0 : gap + fontMetrics().horizontalAdvance(shown.count);
        const QRect word(place.left(), place.top(), wordWidth, place.height() - 2);
        const QRect number(word.right() + 1 + gap, place.top(), countWidth, place.height() - 2);
        painter.setFont(wordFont);
        painter.setPen(palette().color(QPalette::Active, QPalette::Text));
        painter.drawText(QStyle::visualRect(layoutDirection(), place, word), Qt::AlignVCenter, shown.word);
        painter.setFont(font());
        painter.setPen(mutedText(palette()));
        if (countWidth > 0)
            painter.drawText(QStyle::visualRect(layoutDirection(), place, number), Qt::AlignVCenter, shown.count);
        if (!current)
            continue;
        const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
        const QRect line(place.left(), place.bottom() - 1, wordWidth + countWidth, 2);
        painter.fillRect(QStyle::visualRect(layoutDirection(), place, line), accent);
        if (hasFocus()) {
            painter.setPen(accent);
            const QRect around(place.left() - 3, place.top() + 2, wordWidth + countWidth + 6, place.height() - 6);
            painter.drawRect(QStyle::visualRect(layoutDirection(), place, around));
        }
    }
}

} // namespace slipway::ui
