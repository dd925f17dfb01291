// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tint.h"

#include <QWidget>

class QPainter;

namespace slipway::ui {

/// The room that a pill takes: an icon (may be empty) and a word in `font`, slightly smaller than the text around it.
QSize pillSize(const QString &text, const QString &icon, const QFont &font);

/// Paints a pill at the left of `rect`, vertically centred; the word is cut with "…" where it does not fit.
void paintPill(QPainter *painter, const QRect &rect, const QString &text, const QString &icon, Tone tone,
               const QPalette &palette, const QFont &font);

/// A word and an icon on a tinted ground: the state of something.
class Pill final : public QWidget {
    Q_OBJECT

public:
    explicit Pill(QWidget *parent = nullptr);

    void set(const QString &text, const QString &icon, Tone tone);
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QString m_icon;
    Tone m_tone = Tone::Neutral;
};

} // namespace slipway::ui
