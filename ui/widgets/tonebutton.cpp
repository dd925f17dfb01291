// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tonebutton.h"

#include "icons.h"

#include <QApplication>
#include <QEvent>

namespace slipway::ui {

ToneButton::ToneButton(Tone tone, Weight weight, QWidget *parent)
    : QPushButton(parent)
    , m_tone(tone)
    , m_weight(weight)
{
    tint();
}

void ToneButton::setDrawing(const QString &name)
{
    m_drawing = name;
    tint();
}

void ToneButton::tint()
{
    if (m_tinting)
        return;
    m_tinting = true;
    QPalette colours = parentWidget() ? parentWidget()->palette() : QApplication::palette();
    QColor letters = colours.color(QPalette::Disabled, QPalette::ButtonText);
    if (isEnabled()) {
        letters = toneForeground(m_tone, colours);
        if (m_weight == Weight::Filled) {
            // White letters on the tone, darkened until they can be read.
            const QColor fill = readable(mix(letters, Qt::black, isDark(colours) ? 0.35 : 0.0), Qt::black, Qt::white);
            for (auto group : {QPalette::Active, QPalette::Inactive})
                colours.setColor(group, QPalette::Button, fill);
            letters = Qt::white;
        }
        for (auto group : {QPalette::Active, QPalette::Inactive})
            colours.setColor(group, QPalette::ButtonText, letters);
    }
    setPalette(colours);
    if (!m_drawing.isEmpty())
        setIcon(ui::icon(m_drawing, letters));
    m_tinting = false;
}

void ToneButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::EnabledChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::ApplicationPaletteChange)
        tint();
}

} // namespace slipway::ui
