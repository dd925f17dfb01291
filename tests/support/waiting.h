// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <chrono>

namespace slipway::test {

/// Spins the event loop until the condition holds; false: it did not in time. It looks after all events, where
/// QTest::qWaitFor sleeps for 10 ms between two looks: what is thousands of short waits takes a fifth of the time.
template<class Condition>
bool waitUntil(const Condition &condition, std::chrono::milliseconds within = std::chrono::seconds(5))
{
    using namespace std::chrono_literals;
    const QDeadlineTimer deadline(within);
    QTimer otherThreads; // what they do need not be an event here
    otherThreads.start(10ms);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

} // namespace slipway::test
