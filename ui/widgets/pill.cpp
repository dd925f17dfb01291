// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pill.h"

#include "icons.h"
#include "plaintext.h"

#include <QFontMetrics>
#include <QPainter>

namespace slipway::ui {

namespace {

constexpr int horizontalMargin = 7;
constexpr int verticalMargin = 2;
constexpr int gap = 4;
constexpr int radius = 4;

QFont pillFont(QFont font)
{
    font.setBold(false);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 0.88);
    else
        font.setPixelSize(qMax(1, qRound(font.pixelSize() * 0.88)));
    return font;
}

int iconSide(const QFontMetrics &metrics)
{
    return metrics.ascent();
}

} // namespace

QSize pillSize(const QString &text, const QString &icon, const QFont &font)
{
    const QFontMetrics metrics(pillFont(font));
    const int picture = icon.isEmpty() ? 0 : iconSide(metrics) + gap;
    return {metrics.horizontalAdvance(text) + picture + 2 * horizontalMargin + 1,
            metrics.height() + 2 * verticalMargin};
}

void paintPill(QPainter *painter, const QRect &rect, const QString &text, const QString &icon, Tone tone,
               const QPalette &palette, const QFont &font)
{
    const QSize wanted = pillSize(text, icon, font);
    const int width = qMin(wanted.width(), rect.width());
    const bool mirrored = painter->layoutDirection() == Qt::RightToLeft;
    const QRect ground(mirrored ? rect.right() - width + 1 : rect.x(), rect.y() + (rect.height() - wanted.height()) / 2,
                       width, wanted.height());

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(toneBackground(tone, palette));
    painter->drawRoundedRect(ground, radius, radius);

    const QFont small = pillFont(font);
    const QFontMetrics metrics(small);
    const QColor color = toneForeground(tone, palette);
    QRect inside = ground.adjusted(horizontalMargin, 0, -horizontalMargin, 0);
    if (!icon.isEmpty()) {
        const int side = iconSide(metrics);
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(mirrored ? inside.right() - side + 1 : inside.x(),
                            ground.y() + (ground.height() - side) / 2, iconPixmap(icon, side, color, ratio));
        inside.adjust(mirrored ? 0 : side + gap, 0, mirrored ? -side - gap : 0, 0);
    }
    painter->setFont(small);
    painter->setPen(color);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, inside.width());
    painter->drawText(inside, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine | directionFlag(shown), shown);
    painter->restore();
}

Pill::Pill(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Pill::set(const QString &text, const QString &icon, Tone tone)
{
    m_text = text;
    m_icon = icon;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return pillSize(m_text, m_icon, font());
}

QSize Pill::minimumSizeHint() const
{
    return {qMin(40, sizeHint().width()), sizeHint().height()};
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    paintPill(&painter, rect(), m_text, m_icon, m_tone, palette(), font());
}

} // namespace slipway::ui
