// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http.h"

#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace slipway::sandbox {

/// The listening socket. It knows its connections by the client's port, because Qt's HTTP server lets nobody cut one.
class Wire final : public QTcpServer {
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;

    QTcpSocket *connection(quint16 clientPort) const { return m_connections.value(clientPort); }

protected:
    void incomingConnection(qintptr handle) override;

private:
    QHash<quint16, QPointer<QTcpSocket>> m_connections;
};

/// The way back to the client that made a request. Must not outlive the HTTP server. One of send(), cut() and drop()
/// is called, or none: then the client waits until the line is destroyed.
class Line final {
public:
    Line(QHttpServerResponder &&responder, QTcpSocket *socket);

    QTcpSocket *socket() const { return m_socket; }
    void send(const Response &response);
    /// The head and half of the body; half of the head where there is no body.
    void cut(const Response &response);
    /// Ends the connection without a byte.
    void drop();

private:
    QHttpServerResponder m_responder;
    QPointer<QTcpSocket> m_socket;
};

} // namespace slipway::sandbox
