// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ticker.h"

#include <QCoreApplication>
#include <QPointer>

namespace slipway::ui {

Ticker::Ticker(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(1000);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Ticker::ticked);
    m_timer.start();
}

Ticker &Ticker::shared()
{
    static QPointer<Ticker> ticker;
    if (!ticker)
        ticker = new Ticker(QCoreApplication::instance());
    return *ticker;
}

QDateTime Ticker::now() const
{
    return m_clock ? m_clock() : QDateTime::currentDateTimeUtc();
}

void Ticker::setClock(std::function<QDateTime()> clock)
{
    m_clock = std::move(clock);
    Q_EMIT ticked();
}

} // namespace slipway::ui
