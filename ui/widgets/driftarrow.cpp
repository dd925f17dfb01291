// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "driftarrow.h"

#include "fonts.h"
#include "icons.h"
#include "plaintext.h"

#include <QPainter>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int arrowSide = 20;
}

DriftArrow::DriftArrow(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void DriftArrow::setLook(const DriftLook &look)
{
    m_look = look;
    setAccessibleName(look.toolTip);
    setToolTip(u"<p>%1</p>"_s.arg(look.toolTip.toHtmlEscaped()));
    updateGeometry();
    update();
}

QSize DriftArrow::sizeHint() const
{
    const QFontMetrics metrics(scaled(font(), 0.92));
    const int text = qMax(metrics.horizontalAdvance(m_look.above), metrics.horizontalAdvance(m_look.below));
    return {qMax(56, text + 4), 3 * metrics.height() + arrowSide};
}

void DriftArrow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFont small = scaled(font(), 0.92);
    const QFontMetrics metrics(small);
    painter.setFont(small);
    const QColor quiet = mutedText(palette());
    QPixmap arrow = iconPixmap(u"arrow-right"_s, arrowSide, quiet, devicePixelRatioF());
    if (layoutDirection() == Qt::RightToLeft)
        arrow = arrow.transformed(QTransform::fromScale(-1, 1));
    const int middle = height() / 2;
    painter.drawPixmap((width() - arrowSide) / 2, middle - arrowSide / 2, arrow);
    painter.setPen(quiet);
    painter.drawText(QRect(0, middle - arrowSide / 2 - metrics.height() - 2, width(), metrics.height()),
                     Qt::AlignCenter | directionFlag(m_look.above), m_look.above);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, middle + arrowSide / 2 + 2, width(), metrics.height()),
                     Qt::AlignCenter | directionFlag(m_look.below), m_look.below);
}

} // namespace slipway::ui
