// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tint.h"

#include <cmath>

namespace slipway::ui {

namespace {

constexpr qreal readableContrast = 4.5; // WCAG 2.1, 1.4.3 (AA)

qreal luminance(const QColor &color)
{
    const auto linear = [](qreal part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// Hue (degrees) and saturation of a tone; lightness comes from the palette.
QColor toneHue(Tone tone, const QPalette &palette)
{
    switch (tone) {
    case Tone::Neutral:
        return palette.color(QPalette::Active, QPalette::Text);
    case Tone::Info:
        return QColor::fromHsl(211, 190, 120);
    case Tone::Good:
        return QColor::fromHsl(141, 165, 95);
    case Tone::Warn:
        return QColor::fromHsl(35, 215, 110);
    case Tone::Bad:
        return QColor::fromHsl(4, 190, 115);
    case Tone::Accent:
        return QColor::fromHsl(265, 160, 130);
    }
    return {};
}

} // namespace

QColor mix(const QColor &a, const QColor &b, qreal share)
{
    const auto part = [share](float x, float y) { return float(x + (y - x) * share); };
    return QColor::fromRgbF(part(a.redF(), b.redF()), part(a.greenF(), b.greenF()), part(a.blueF(), b.blueF()));
}

qreal contrast(const QColor &a, const QColor &b)
{
    const qreal la = luminance(a);
    const qreal lb = luminance(b);
    return (qMax(la, lb) + 0.05) / (qMin(la, lb) + 0.05);
}

QColor readable(const QColor &wanted, const QColor &fallback, const QColor &background)
{
    for (int step = 0; step <= 20; ++step) {
        const QColor color = mix(wanted, fallback, step / 20.0);
        if (contrast(color, background) >= readableContrast)
            return color;
    }
    return fallback;
}

QColor toneBackground(Tone tone, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const qreal share = tone == Tone::Neutral ? 0.10 : isDark(palette) ? 0.30 : 0.17;
    return mix(base, toneHue(tone, palette), share);
}

QColor toneForeground(Tone tone, const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    QColor color = tone == Tone::Neutral ? mix(text, palette.color(QPalette::Active, QPalette::Base), 0.25)
                                         : toneHue(tone, palette);
    for (const QColor &background : {toneBackground(tone, palette), palette.color(QPalette::Active, QPalette::Base),
                                     palette.color(QPalette::Active, QPalette::Window)})
        color = readable(color, text, background);
    return color;
}

QColor mutedText(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    QColor color = mix(text, palette.color(QPalette::Active, QPalette::Base), 0.42);
    for (auto role : {QPalette::Base, QPalette::Window})
        color = readable(color, text, palette.color(QPalette::Active, role));
    return color;
}

QColor hairline(const QPalette &palette)
{
    return mix(palette.color(QPalette::Active, QPalette::Base), palette.color(QPalette::Active, QPalette::Text), 0.16);
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Active, QPalette::Base))
        < luminance(palette.color(QPalette::Active, QPalette::Text));
}

} // namespace slipway::ui
