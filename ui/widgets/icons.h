// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace slipway::ui {

/// The icon of this name: the platform theme's where it has one of that meaning, else Slipway's own drawing
/// (:/icons/<name>.svg), painted in the palette's text colour of the moment, so that it follows light and dark.
QIcon icon(const QString &name);

/// Slipway's own drawing in one colour, for text of that colour.
QIcon icon(const QString &name, const QColor &color);

/// The same as a picture of `size` × `size` device-independent pixels, sharp at `ratio`.
QPixmap iconPixmap(const QString &name, int size, const QColor &color, qreal ratio);

} // namespace slipway::ui
