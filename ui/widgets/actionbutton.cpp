// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "actionbutton.h"

#include "fonts.h"
#include "tint.h"

#include <QAction>
#include <QApplication>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int side = 12;
constexpr int gap = 6;
constexpr int picture = 16;
} // namespace

ActionButton::ActionButton(QAction *action, Weight weight, QWidget *parent)
    : QPushButton(parent)
    , m_action(action)
    , m_weight(weight)
{
    setObjectName(action->objectName() + u"Button"_s);
    setAutoDefault(false);
    connect(action, &QAction::changed, this, &ActionButton::take);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    take();
    tint();
}

void ActionButton::take()
{
    setText(m_action->text());
    setIcon(m_action->icon());
    setEnabled(m_action->isEnabled());
    setAccessibleName(word());
    setAccessibleDescription(m_action->isEnabled() ? hint() : m_action->statusTip());
    setToolTip(
        u"<p>%1</p>"_s.arg((m_action->isEnabled() ? m_action->toolTip() : m_action->statusTip()).toHtmlEscaped()));
    updateGeometry();
    update();
}

QString ActionButton::word() const
{
    return QString(text()).remove(u'&');
}

QString ActionButton::hint() const
{
    return m_action->shortcut().toString(QKeySequence::NativeText);
}

QSize ActionButton::sizeHint() const
{
    const QFontMetrics small(scaled(font(), 0.85));
    int width = fontMetrics().horizontalAdvance(word()) + 2 * side;
    if (!icon().isNull())
        width += picture + gap;
    if (m_weight == Weight::Usual && !hint().isEmpty())
        width += small.horizontalAdvance(hint()) + gap + 2;
    return {width, qMax(fontMetrics().height(), picture) + 12};
}

void ActionButton::tint()
{
    if (m_weight != Weight::Primary || m_tinting)
        return;
    m_tinting = true;
    const QPalette around = QApplication::palette(this);
    QPalette palette = around;
    const QColor letters = Qt::white;
    const QColor ground = readable(around.color(QPalette::Active, QPalette::Highlight), Qt::black, letters);
    for (auto group : {QPalette::Active, QPalette::Inactive}) {
        palette.setColor(group, QPalette::Button, ground);
        palette.setColor(group, QPalette::ButtonText, letters);
    }
    setPalette(palette);
    m_tinting = false;
}

void ActionButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        tint();
}

void ActionButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    painter.drawControl(QStyle::CE_PushButton, option);

    const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    const QColor color = palette().color(group, QPalette::ButtonText);
    QRect room = rect().adjusted(side, 0, -side, 0);
    const auto place = [&](int width) {
        const QRect result(room.left(), room.top(), width, room.height());
        room.setLeft(result.right() + 1 + gap);
        return QStyle::visualRect(layoutDirection(), rect(), result);
    };
    if (!icon().isNull()) {
        const QRect where = place(picture);
        icon().paint(&painter, where, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
    }
    painter.setPen(color);
    const bool mnemonics = style()->styleHint(QStyle::SH_UnderlineShortcut, &option, this);
    painter.drawText(place(fontMetrics().horizontalAdvance(word())),
                     Qt::AlignCenter | (mnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic), text());
    if (m_weight == Weight::Usual && !hint().isEmpty()) {
        painter.setFont(scaled(font(), 0.85));
        const QColor ground = palette().color(QPalette::Button);
        painter.setPen(readable(mix(color, ground, 0.4), color, ground));
        painter.drawText(place(painter.fontMetrics().horizontalAdvance(hint()) + 2), Qt::AlignCenter, hint());
    }
}

} // namespace slipway::ui
