// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/loopbackserver.h"

#include <QTcpSocket>
#include <QTest>

namespace slipway::test {

LoopbackServer::LoopbackServer(Handler handler)
    : m_handler(std::move(handler))
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port on loopback");
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
}

QUrl LoopbackServer::url(const QByteArray &host) const
{
    return QUrl::fromEncoded(QByteArray("http://" + host + ':' + QByteArray::number(m_server.serverPort())));
}

void LoopbackServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_buffers.insert(socket, {});
        QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] { read(socket); });
        QObject::connect(socket, &QTcpSocket::disconnected, &m_server, [this, socket] {
            m_buffers.remove(socket);
            if (m_held.removeAll(socket) > 0)
                m_open = int(m_held.size());
            socket->deleteLater();
        });
    }
}

void LoopbackServer::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    SeenRequest request{.method = first.value(0), .target = first.value(1)};
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.header("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    m_seen += request;
    serve(socket, request);
}

void LoopbackServer::serve(QTcpSocket *socket, const SeenRequest &request)
{
    const ServedAnswer answer = m_handler(request);
    if (answer.way == ServedAnswer::Way::Never) {
        m_held += socket;
        m_open = int(m_held.size());
    } else {
        write(socket, answer);
    }
}

void LoopbackServer::release(const ServedAnswer &answer)
{
    const QList<QTcpSocket *> held = std::exchange(m_held, {});
    m_open = 0;
    for (QTcpSocket *socket : held)
        write(socket, answer);
}

void LoopbackServer::write(QTcpSocket *socket, const ServedAnswer &answer)
{
    if (answer.way == ServedAnswer::Way::Cut)
        return socket->abort();
    const bool truncated = answer.way == ServedAnswer::Way::Truncated;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Answer\r\n";
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    if (answer.status != 304 && answer.status != 204)
        head += "Content-Length: " + QByteArray::number(answer.body.size() + (truncated ? 1 : 0)) + "\r\n";
    socket->write(head + "\r\n" + answer.body);
    if (truncated)
        socket->disconnectFromHost();
}

} // namespace slipway::test
