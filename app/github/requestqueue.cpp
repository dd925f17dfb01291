// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "requestqueue.h"

#include "exchange.h"

namespace slipway::github {

RequestQueue::RequestQueue(const RequestPace &pace)
    : m_pace(pace)
{
    m_clock.start();
    m_nextRead.setSingleShot(true);
    QObject::connect(&m_nextRead, &QTimer::timeout, &m_nextRead, [this] { startReads(); });
    m_pause.setSingleShot(true);
    QObject::connect(&m_pause, &QTimer::timeout, &m_pause, [this] { startMutation(); });
}

void RequestQueue::enter(Exchange *exchange)
{
    if (exchange->request().isMutation()) {
        m_waitingMutations += exchange;
        startMutation();
    } else {
        m_waitingReads += exchange;
        startReads();
    }
}

void RequestQueue::leave(Exchange *exchange)
{
    m_waitingMutations.removeOne(exchange);
    m_waitingReads.removeOne(exchange);
    if (m_runningMutation == exchange) {
        m_runningMutation = nullptr;
        m_pause.start(m_pace.mutationSpacing);
    }
    if (m_runningReads.removeOne(exchange))
        startReads();
}

void RequestQueue::setHeld(bool held)
{
    m_held = held;
    startReads();
    startMutation();
}

void RequestQueue::startReads()
{
    while (!m_held && !m_waitingReads.isEmpty() && m_runningReads.size() < m_pace.readsAtOnce && mayRead()) {
        m_started.append(m_clock.elapsed());
        Exchange *next = m_waitingReads.takeFirst();
        m_runningReads += next;
        next->begin();
    }
}

/// Else it is seen to that the waiting ones start when they may.
bool RequestQueue::mayRead()
{
    const qint64 now = m_clock.elapsed();
    while (!m_started.isEmpty() && m_started.constFirst() + m_pace.period.count() <= now)
        m_started.removeFirst();
    if (m_started.size() < m_pace.readsInPeriod)
        return true;
    m_nextRead.start(m_pace.period - std::chrono::milliseconds(now - m_started.constFirst()));
    return false;
}

void RequestQueue::startMutation()
{
    if (m_held || m_waitingMutations.isEmpty() || m_runningMutation || m_pause.isActive())
        return;
    m_runningMutation = m_waitingMutations.takeFirst();
    m_runningMutation->begin();
}

} // namespace slipway::github
