// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callout.h"

#include <QPainter>

namespace slipway::ui {

Callout::Callout(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setContentsMargins(10, 8, 10, 8);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void Callout::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Callout::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QColor base = palette().color(QPalette::Active, QPalette::Base);
    const QColor text = palette().color(QPalette::Active, QPalette::Text);
    painter.setBrush(m_tone == Tone::Neutral ? mix(base, text, 0.06)
                                             : mix(base, toneBackground(m_tone, palette()), 0.7));
    painter.drawRoundedRect(rect(), 5, 5);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace slipway::ui
