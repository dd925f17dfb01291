// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire.h"

#include <QHttpHeaders>

#include <memory>

namespace slipway::sandbox {

void Wire::incomingConnection(qintptr handle)
{
    auto socket = std::make_unique<QTcpSocket>(this);
    if (!socket->setSocketDescriptor(handle))
        return;
    // An answer's head and body are written apart: without this the body waits for the head to be acknowledged.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_connections.removeIf([](const auto &each) { return each.value().isNull(); });
    m_connections.insert(socket->peerPort(), socket.get());
    addPendingConnection(socket.release());
}

Line::Line(QHttpServerResponder &&responder, QTcpSocket *socket)
    : m_responder(std::move(responder))
    , m_socket(socket)
{
}

void Line::send(const Response &response)
{
    QHttpHeaders headers;
    for (const auto &[name, value] : response.headers)
        headers.append(name, value);
    const auto status = static_cast<QHttpServerResponder::StatusCode>(response.status);
    if (response.contentType.isEmpty()) {
        m_responder.write(headers, status);
        return;
    }
    headers.append(QHttpHeaders::WellKnownHeader::ContentType, response.contentType);
    m_responder.write(response.body, headers, status);
}

void Line::cut(const Response &response)
{
    if (!m_socket)
        return;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(response.status) + " Answer\r\n";
    for (const auto &[name, value] : response.headers)
        head += name + ": " + value + "\r\n";
    head += "Content-Type: " + response.contentType + "\r\nContent-Length: " + QByteArray::number(response.body.size())
        + "\r\n\r\n";
    const QByteArray &halved = response.body.isEmpty() ? head : response.body;
    m_socket->write((response.body.isEmpty() ? QByteArray() : head) + halved.first(halved.size() / 2));
    m_socket->flush(); // now: the HTTP server ends with this line whatever has not gone out
    m_socket->disconnectFromHost();
}

void Line::drop()
{
    if (m_socket)
        m_socket->abort();
}

} // namespace slipway::sandbox
