// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "icons.h"

#include "tintediconengine.h"

#include <QHash>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

/// Names of the freedesktop icon naming specification, for those of ours that mean the same.
QString themeName(const QString &name)
{
    static const QHash<QString, QString> names{
        {u"refresh"_s, u"view-refresh"_s}, {u"open-repository"_s, u"folder-open"_s},
        {u"search"_s, u"edit-find"_s},     {u"copy"_s, u"edit-copy"_s},
        {u"close"_s, u"window-close"_s},   {u"warning"_s, u"dialog-warning"_s},
        {u"error"_s, u"dialog-error"_s},   {u"information"_s, u"dialog-information"_s},
        {u"undo"_s, u"edit-undo"_s},
    };
    return names.value(name);
}

} // namespace

QIcon icon(const QString &name)
{
    const QIcon drawn(new TintedIconEngine(name));
    const QString theme = themeName(name);
    return theme.isEmpty() ? drawn : QIcon::fromTheme(theme, drawn);
}

QIcon icon(const QString &name, const QColor &color)
{
    return QIcon(new TintedIconEngine(name, color));
}

QPixmap iconPixmap(const QString &name, int size, const QColor &color, qreal ratio)
{
    const QString key = u"slipway/%1/%2/%3/%4"_s.arg(name).arg(size).arg(color.name(QColor::HexArgb)).arg(ratio);
    QPixmap pixmap;
    if (size <= 0 || QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(qRound(size * ratio), qRound(size * ratio));
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(u":/icons/%1.svg"_s.arg(name));
    if (renderer.isValid()) {
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(pixmap.rect()));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), color);
    }
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace slipway::ui
