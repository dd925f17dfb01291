// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QTimer>

#include <chrono>

namespace slipway::github {

class Exchange;

/// When requests go out. The defaults are GitHub's manners (GitHub docs: "Best practices for using the REST API", "Rate
/// limits for the REST API": 900 points in a minute, one for a read, five for a change).
struct RequestPace {
    int readsAtOnce = 8;
    int readsInPeriod = 800; ///< what comes after them waits; the rest is left to changes
    std::chrono::milliseconds period{60'000};
    std::chrono::milliseconds mutationSpacing{1'000}; ///< between the end of a mutation and the start of the next
};

/// Decides when exchanges start.
class RequestQueue final {
public:
    explicit RequestQueue(const RequestPace &pace);

    /// Starts it now or later. It must leave() before it is gone.
    void enter(Exchange *exchange);
    /// It is done, or does not want to start any more.
    void leave(Exchange *exchange);
    /// While it is held nothing starts; what enters waits.
    void setHeld(bool held);

private:
    void startReads();
    void startMutation();
    bool mayRead();

    const RequestPace m_pace;
    QElapsedTimer m_clock;
    QList<qint64> m_started; ///< reads of the last period, by the clock, the oldest first
    QTimer m_nextRead;
    QList<Exchange *> m_waitingReads;
    QList<Exchange *> m_runningReads;
    QList<Exchange *> m_waitingMutations;
    Exchange *m_runningMutation = nullptr;
    QTimer m_pause;
    bool m_held = false;
};

} // namespace slipway::github
