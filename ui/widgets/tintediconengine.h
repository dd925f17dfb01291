// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIconEngine>

#include <optional>

namespace slipway::ui {

/// Paints one of Slipway's drawings in a single colour: the given one, or that of the palette's text when it is
/// painted.
class TintedIconEngine final : public QIconEngine {
public:
    explicit TintedIconEngine(const QString &name, const std::optional<QColor> &color = {});

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override;
    bool isNull() override;

private:
    QColor colorFor(QIcon::Mode mode) const;

    QString m_name;
    std::optional<QColor> m_color;
};

} // namespace slipway::ui
