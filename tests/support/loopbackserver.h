// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPair>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace slipway::test {

/// What a client sent. Header names are in lower case.
struct SeenRequest {
    QByteArray method;
    QByteArray target; ///< path and query as on the wire
    QHash<QByteArray, QByteArray> headers{};
    QByteArray body{};

    QByteArray header(const QByteArray &name) const { return headers.value(name.toLower()); }
};

/// What the server does with it.
struct ServedAnswer {
    enum class Way {
        Whole,
        Never, ///< keeps the connection and says nothing
        Cut, ///< closes the connection without a byte
        Truncated, ///< announces one byte more than it sends, then closes
    };

    int status = 200;
    QByteArray body{};
    QList<QPair<QByteArray, QByteArray>> headers{};
    Way way = Way::Whole;
};

/// A real HTTP/1.1 server on a free port of 127.0.0.1, in the test's own thread, that answers by a function and keeps
/// what it saw.
class LoopbackServer final {
public:
    using Handler = std::function<ServedAnswer(const SeenRequest &)>;

    explicit LoopbackServer(Handler handler);

    /// http://127.0.0.1:PORT, or with another name for this machine.
    QUrl url(const QByteArray &host = QByteArrayLiteral("127.0.0.1")) const;
    const QList<SeenRequest> &seen() const { return m_seen; }
    /// Requests that wait for an answer now (Way::Never), whose clients have not gone away.
    int open() const { return m_open; }
    /// Answers, oldest first, the requests that were left without an answer.
    void release(const ServedAnswer &answer);

private:
    void accept();
    void read(QTcpSocket *socket);
    void serve(QTcpSocket *socket, const SeenRequest &request);
    void write(QTcpSocket *socket, const ServedAnswer &answer);

    Handler m_handler;
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<QTcpSocket *> m_held;
    QList<SeenRequest> m_seen;
    int m_open = 0;
};

} // namespace slipway::test
