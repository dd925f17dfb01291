// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "panel.h"

#include "tint.h"

#include <QPainter>

namespace slipway::ui {

Panel::Panel(QWidget *parent)
    : QFrame(parent)
{
    setFrameShape(QFrame::NoFrame);
    // What lies on it is drawn on the base.
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::Text);
}

void Panel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = hasFocus();
    painter.setPen(QPen(focused ? palette().color(QPalette::Highlight) : hairline(palette()), focused ? 2.0 : 1.0));
    painter.setBrush(palette().color(QPalette::Base));
    const qreal inset = focused ? 1.0 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 6, 6);
}

} // namespace slipway::ui
