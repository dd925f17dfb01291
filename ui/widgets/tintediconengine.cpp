// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tintediconengine.h"

#include "icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>

namespace slipway::ui {

using namespace Qt::StringLiterals;

TintedIconEngine::TintedIconEngine(const QString &name, const std::optional<QColor> &color)
    : m_name(name)
    , m_color(color)
{
}

QColor TintedIconEngine::colorFor(QIcon::Mode mode) const
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    if (m_color)
        return *m_color;
    return palette.color(mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::WindowText);
}

void TintedIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    const int side = qMin(rect.width(), rect.height());
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    const QPoint corner(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2);
    painter->drawPixmap(corner, iconPixmap(m_name, side, colorFor(mode), ratio));
}

QPixmap TintedIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    return iconPixmap(m_name, qMin(size.width(), size.height()), colorFor(mode), 1.0);
}

QPixmap TintedIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale)
{
    // `size` is in device pixels here.
    const int side = qRound(qMin(size.width(), size.height()) / scale);
    return iconPixmap(m_name, side, colorFor(mode), scale);
}

QIconEngine *TintedIconEngine::clone() const
{
    return new TintedIconEngine(*this);
}

bool TintedIconEngine::isNull()
{
    return !QFile::exists(u":/icons/%1.svg"_s.arg(m_name));
}

} // namespace slipway::ui
