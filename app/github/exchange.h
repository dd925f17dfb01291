// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apianswer.h"
#include "apirequest.h"
#include "bodysink.h"
#include "domain/cachedresponse.h"
#include "domain/result.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace slipway::github {

class Transport;

/// Bodies that are too large for the memory.
struct Streams {
    std::shared_ptr<BodySink> sink{}; ///< where the body of the successful answer goes; the answer's own is empty then
    QString file{}; ///< what is sent
    TransferProgress progress{}; ///< of sending

    bool isTransfer() const { return sink || !file.isEmpty(); }
};

/// One request to its final answer: conditional with what is cached, through redirects, with the repetitions that a
/// GET may have. Destroying it aborts it without a call back.
class Exchange final : public QObject {
    Q_OBJECT

public:
    /// A success (2xx) or an error, never an unsuccessful answer.
    using Done = std::function<void(Result<ApiAnswer>)>;

    /// Waits in the transport's queue; `done` is called once, never from within this constructor.
    Exchange(Transport &transport, ApiRequest request, Streams streams, Done done, QObject *parent);
    ~Exchange() override;

    const ApiRequest &request() const { return m_request; }
    /// The queue says that it may start.
    void begin();
    /// Aborts without a call back.
    void stop();

private:
    void send();
    /// The reply is nullptr where the file that is to be sent cannot be read.
    QNetworkReply *startRead();
    QNetworkReply *startMutation();
    void read();
    /// Hands what came on to the sink. False when it does not want it.
    bool pour();
    void finished();
    void answered(ApiAnswer answer);
    void unanswered(QNetworkReply::NetworkError code, const QString &technical);
    void notModified(ApiAnswer answer);
    /// Follows a redirect if its kind and target allow that, or ends where there were too many.
    bool redirect(const ApiAnswer &answer);
    /// Whether it will be sent once more, later.
    bool repeatLater(const ApiAnswer &answer);
    bool repeatAfterBackOff();
    void dropReply();
    void end(Result<ApiAnswer> result);

    Transport &m_transport;
    ApiRequest m_request;
    Streams m_streams;
    Done m_done;
    QUrl m_url;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
    std::optional<CachedResponse> m_cached;
    QTimer m_pause;
    QTimer m_deadline;
    int m_redirects = 0;
    int m_repetitions = 0;
    bool m_heldBack = false; ///< a limit that another request met was waited out
    bool m_waited = false;
    bool m_tooLarge = false;
    bool m_pouring = false; ///< the sink knows of this reply
    bool m_leftHome = false; ///< a redirect led away from the API
    std::optional<Error> m_notTaken; ///< why the sink did not go on
    bool m_ended = false;
};

} // namespace slipway::github
