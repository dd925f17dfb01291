// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sidebarbutton.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/tint.h"

#include <QAction>
#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <utility>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int picture = 18;
constexpr int side = 10;
} // namespace

SidebarButton::SidebarButton(QAction *action, QWidget *parent)
    : QToolButton(parent)
{
    setDefaultAction(action);
    setObjectName(action->objectName() + u"Button"_s);
    setAccessibleName(action->text());
    setCheckable(true);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus); // a click opens the page, which takes the keys
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SidebarButton::setBadge(int count, const QString &spoken)
{
    if (std::exchange(m_badge, count) == count)
        return; // a name that stays the same is not told again
    setAccessibleName(count > 0 ? tr("%1, %2", "page, what waits there").arg(text(), spoken) : text());
    setToolTip(count > 0 ? spoken : defaultAction()->toolTip());
    update();
}

QSize SidebarButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + picture + 54, fontMetrics().height() + 16};
}

void SidebarButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor window = palette().color(QPalette::Window);
    const QColor text = palette().color(QPalette::WindowText);
    QColor ground = window;
    if (isChecked())
        ground = mix(window, palette().color(QPalette::Active, QPalette::Highlight), 0.22);
    else if (underMouse())
        ground = mix(window, text, 0.07);
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Highlight), 2) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);

    const auto visual = [this](const QRect &place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    icon().paint(&painter, visual(QRect(side, (height() - picture) / 2, picture, picture)));
    QRect room = rect().adjusted(side + picture + 9, 0, -side, 0);
    if (m_badge > 0) {
        const QString count = QLocale().toString(m_badge);
        painter.setFont(scaled(font(), 0.85, true));
        const int high = painter.fontMetrics().height() + 2;
        const int wide = qMax(painter.fontMetrics().horizontalAdvance(count) + 12, high + 4);
        const QRect badge(room.right() - wide + 1, (height() - high) / 2, wide, high);
        const QColor filled = mix(text, window, 0.35);
        painter.setPen(Qt::NoPen);
        painter.setBrush(filled);
        painter.drawRoundedRect(visual(badge), high / 2.0, high / 2.0);
        painter.setPen(readable(window, isDark(palette()) ? Qt::black : Qt::white, filled));
        painter.drawText(visual(badge), Qt::AlignCenter, count);
        room.setRight(badge.left() - 6);
    }
    painter.setFont(scaled(font(), 1.0, isChecked()));
    painter.setPen(text);
    painter.drawText(visual(room), int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
                     painter.fontMetrics().elidedText(this->text(), Qt::ElideRight, room.width()));
}

} // namespace slipway::ui
