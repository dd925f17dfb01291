// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ci.h"
#include "faults.h"
#include "gate.h"
#include "past.h"
#include "sandbox.h"
#include "storage.h"
#include "store.h"

#include <QHttpServer>
#include <QTimer>

namespace slipway::sandbox {

/// GitHub's REST API for one repository on 127.0.0.1, over a bare git repository. References and commits are read from
/// git for every request, never kept. Lives on one thread, with everything that it owns.
class SandboxServer final : public QObject {
    Q_OBJECT

public:
    /// Opens or makes the folder, seeds it, and listens. On the thread where it is to live.
    static Result<std::unique_ptr<SandboxServer>> create(const SandboxOptions &options);
    ~SandboxServer() override;

    quint16 port() const;
    State &state() { return m_state; }
    Faults &faults() { return m_faults; }
    void clearFaults();
    const Store &store() const { return m_store; }
    /// Lets the CI do what is due, and keeps the outcome.
    void advanceCi();
    /// Writes the state file when something changed.
    void save();

private:
    SandboxServer(const SandboxOptions &options, Store store, git::Repository git, State state);
    Result<void> listen(quint16 port);
    Response answer(Request &request);
    Response routed(Request &request);
    Response finished(Response response, const Request &request);
    void remember(const Effect &effect);
    Links links() const;

    SystemClock m_systemClock;
    const Clock &m_clock;
    Store m_store;
    git::Repository m_git;
    State m_state;
    Ci m_ci;
    Gate m_gate;
    Past m_past;
    QHttpServer m_http;
    Storage m_storage{m_state, m_store};
    Wire *m_tcp = nullptr; ///< owned by m_http
    Faults m_faults; ///< what waits in it must go before the HTTP server
    QTimer m_ticks;
};

} // namespace slipway::sandbox
