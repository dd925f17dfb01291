// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clock.h"

namespace slipway::sandbox {

Clock::~Clock() = default;

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

DrivenClock::DrivenClock(const QDateTime &start)
    : m_now(start.toUTC())
{
}

QDateTime DrivenClock::now() const
{
    const QMutexLocker locker(&m_mutex);
    return m_now;
}

void DrivenClock::advance(std::chrono::milliseconds by)
{
    const QMutexLocker locker(&m_mutex);
    m_now = m_now.addDuration(by);
}

} // namespace slipway::sandbox
