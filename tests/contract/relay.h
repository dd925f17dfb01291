// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHttpServer>
#include <QNetworkAccessManager>
#include <QUrl>

#include <functional>

namespace slipway::test {

struct RelayedRequest {
    QByteArray method;
    QUrl target; ///< where it goes; made from `Relay::target`
    QHttpHeaders headers;
    QByteArray body;
};

struct RelayedAnswer {
    int status = 0; ///< 0: nobody answered
    QHttpHeaders headers;
    QByteArray body;
};

/// A server on a free port of 127.0.0.1, in the test's own thread, that passes each request on to another one and the
/// answer back. It follows no redirect and keeps nothing.
class Relay final : public QObject {
    Q_OBJECT

public:
    using Prepare = std::function<void(RelayedRequest &)>;
    using Finish = std::function<void(const RelayedRequest &, RelayedAnswer &)>;

    /// `prepare` may change what is passed on, `finish` what is answered.
    explicit Relay(Prepare prepare = {}, Finish finish = {});

    QUrl url() const { return m_url; }
    /// What the request's path is added to.
    void setTarget(const QUrl &target) { m_target = target; }

private:
    void pass(RelayedRequest request, std::shared_ptr<QHttpServerResponder> responder);

    Prepare m_prepare;
    Finish m_finish;
    QHttpServer m_server;
    QNetworkAccessManager m_network;
    QUrl m_url;
    QUrl m_target;
};

} // namespace slipway::test
