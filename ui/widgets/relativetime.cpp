// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "relativetime.h"

#include "muted.h"
#include "services/wording.h"
#include "ticker.h"

namespace slipway::ui {

RelativeTime::RelativeTime(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    new Muting(this);
    connect(&Ticker::shared(), &Ticker::ticked, this, &RelativeTime::refresh);
}

void RelativeTime::setTime(const QDateTime &when, Sentence sentence)
{
    m_when = when;
    m_sentence = std::move(sentence);
    setToolTip(when.isValid() ? services::wording::absolute(when, locale()) : QString());
    refresh();
}

void RelativeTime::refresh()
{
    QString text;
    if (m_when.isValid()) {
        text = services::wording::age(m_when, Ticker::shared().now());
        if (m_sentence)
            text = m_sentence(text);
    }
    if (text != this->text())
        setText(text);
}

} // namespace slipway::ui
