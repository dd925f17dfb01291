// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace slipway::ui {

/// What a colour says. It never says it alone: a word and an icon stand with it.
enum class Tone { Neutral, Info, Good, Warn, Bad, Accent };

/// `share` of `b` (0…1) mixed into `a`.
QColor mix(const QColor &a, const QColor &b, qreal share);
/// Contrast ratio of WCAG 2.1 (1…21).
qreal contrast(const QColor &a, const QColor &b);
/// `wanted`, moved towards `fallback` until it can be read (4.5:1) on `background`.
QColor readable(const QColor &wanted, const QColor &fallback, const QColor &background);

/// Text and icons of a tone: readable (4.5:1) on toneBackground() and on the palette's base and window.
QColor toneForeground(Tone tone, const QPalette &palette);
QColor toneBackground(Tone tone, const QPalette &palette);

/// Secondary text: quieter than the text, readable on base and window.
QColor mutedText(const QPalette &palette);
/// Lines between things and around cards.
QColor hairline(const QPalette &palette);
bool isDark(const QPalette &palette);

} // namespace slipway::ui
