// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox.h"
#include "services/workspace.h"
#include "support/loopbackserver.h"

#include <memory>

namespace slipway::test {

/// Something that a workspace has asked for and got no answer to yet.
class InFlight final {
public:
    enum class What { Refresh, Details, Comparison, Step, Download, Upload, Probes };

    static QStringList names();
    /// Lets a refreshed workspace without a clone begin with it, and waits until the request is there. `context`: a
    /// widget that wants to hear of it.
    InFlight(const QString &name, sandbox::Sandbox &sandbox, services::Workspace &workspace, QObject *context);

    /// False: the request did not come.
    bool isUp() const { return m_isUp; }
    bool isOperation() const { return m_what == What::Step || m_what == What::Download || m_what == What::Upload; }
    /// Nobody waits for an answer any more.
    bool isGivenUp();
    /// Answers what is still waited for.
    void release();

private:
    void begin(services::Workspace &workspace, QObject *context);

    What m_what;
    sandbox::Sandbox &m_sandbox;
    std::unique_ptr<LoopbackServer> m_node;
    bool m_isUp = false;
};

} // namespace slipway::test
