// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "muted.h"

#include "tint.h"

#include <QEvent>

namespace slipway::ui {

Muting::Muting(QWidget *widget)
    : QObject(widget)
    , m_widget(widget)
{
    widget->installEventFilter(this);
    apply();
}

bool Muting::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ParentChange)
        apply();
    return false;
}

void Muting::apply()
{
    if (m_applying)
        return;
    m_applying = true;
    // The colours around the widget, not its own, which this sets.
    const QPalette around = m_widget->parentWidget() ? m_widget->parentWidget()->palette() : QPalette();
    QPalette palette = m_widget->palette();
    const QColor color = mutedText(around);
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Active, role, color), palette.setColor(QPalette::Inactive, role, color);
    m_widget->setPalette(palette);
    m_applying = false;
}

MutedLabel::MutedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    new Muting(this);
}

MutedLabel::MutedLabel(const QString &text, QWidget *parent)
    : MutedLabel(parent)
{
    setText(text);
}

} // namespace slipway::ui
