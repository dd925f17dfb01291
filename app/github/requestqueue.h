// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTimer>

#include <chrono>

namespace slipway::github {

class Exchange;

/// Decides when exchanges start: a bounded number of reads at once, and mutations one after the other with a pause
/// in between (GitHub docs: "Best practices for using the REST API").
class RequestQueue final {
public:
    RequestQueue(int concurrentReads, std::chrono::milliseconds mutationSpacing);

    /// Starts it now or later. It must leave() before it is gone.
    void enter(Exchange *exchange);
    /// It is done, or does not want to start any more.
    void leave(Exchange *exchange);
    /// While it is held nothing starts; what enters waits.
    void setHeld(bool held);
    bool isHeld() const { return m_held; }

private:
    void startReads();
    void startMutation();

    int m_concurrentReads;
    std::chrono::milliseconds m_mutationSpacing;
    QList<Exchange *> m_waitingReads;
    QList<Exchange *> m_runningReads;
    QList<Exchange *> m_waitingMutations;
    Exchange *m_runningMutation = nullptr;
    QTimer m_pause;
    bool m_held = false;
};

} // namespace slipway::github
