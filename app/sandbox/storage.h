// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QHttpServer>

class QTcpServer;

namespace slipway::sandbox {

class State;
class Store;

/// The storage that assets are downloaded from, as GitHub has it: another host (here: another port of 127.0.0.1),
/// which knows no tokens but trusts a signature in the address, and turns away whoever brings a token along.
class Storage final {
public:
    /// Both must outlive it.
    Storage(const State &state, const Store &store);

    /// On any free port.
    Result<void> listen();
    /// http://127.0.0.1:PORT
    QString address() const;
    /// The path under which an asset's bytes are, signed.
    static QString pathOf(const State &state, qint64 asset);

private:
    void answer(const QHttpServerRequest &request, QHttpServerResponder &responder) const;

    const State &m_state;
    const Store &m_store;
    QHttpServer m_http;
    QTcpServer *m_tcp = nullptr; ///< owned by m_http
};

} // namespace slipway::sandbox
