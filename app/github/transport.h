// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apianswer.h"
#include "apirequest.h"
#include "domain/cachedresponse.h"
#include "domain/secret.h"
#include "errors.h"
#include "requestqueue.h"
#include "values.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>

#include <chrono>
#include <functional>

namespace slipway::github {

class Call;

/// How a transport behaves. The defaults are GitHub's manners; tests shorten the times.
struct TransportSettings {
    QUrl apiUrl; ///< without user, query or fragment
    Secret token{}; ///< empty: public data only
    ResponseCache cache{}; ///< may have empty functions
    QString host{}; ///< for sentences; empty: the API's own
    std::chrono::milliseconds timeout{30'000}; ///< without a byte coming or going
    std::chrono::milliseconds longestExchange{300'000}; ///< one request in all, however slowly bytes drip
    std::chrono::milliseconds backOff{500}; ///< before the first repetition of a GET, doubled for the second
    std::chrono::seconds longestWait{10}; ///< a Retry-After up to this is waited for once, on GETs
    RequestPace pace{};
    qint64 largestAnswer = 64 << 20; ///< bytes
    std::chrono::milliseconds transferTimeout{120'000}; ///< of a file, which may take for ever: without a byte moving

    /// For a repository's API; on loopback as fast as it goes.
    static TransportSettings forApi(const QUrl &apiUrl, const Secret &token, ResponseCache cache, const QString &host);
};

/// The one way to the network: owns the connection manager, the headers, the token, the cache and the order in which
/// requests go out. It speaks with one API. Lives, and calls back, on one thread.
class Transport final : public QObject {
    Q_OBJECT

public:
    explicit Transport(TransportSettings settings, QObject *parent = nullptr);
    /// Aborts what is under way; the futures of its calls are finished with ErrorKind::Cancelled.
    ~Transport() override;

    const TransportSettings &settings() const { return m_settings; }
    bool hasToken() const { return !m_settings.token.isEmpty(); }
    /// Sends nothing until it is known with which token: what is asked for meanwhile waits.
    void awaitToken() { m_queue.setHeld(true); }
    void setToken(const Secret &token);
    RateLimit rateLimit() const { return m_rateLimit; }
    /// How many the API has given so far, "not modified" among them.
    int answers() const { return m_answers; }
    /// While GitHub refuses everything because a limit was reached: until when. Nothing is sent before (GitHub docs:
    /// "Best practices for using the REST API": going on may get an integration banned).
    std::optional<QDateTime> limitedUntil() const;
    /// Whether an address belongs to the API, so that the token may go there.
    bool isApi(const QUrl &url) const;

    // For Exchange and Call:
    QNetworkAccessManager &network() { return m_network; }
    RequestQueue &queue() { return m_queue; }
    /// Why this must not be sent; nullopt: nothing stands against it.
    std::optional<Error> refusal(const ApiRequest &request) const;
    /// The base of the host that a request is for.
    QUrl baseFor(const ApiRequest &request) const;
    /// Headers for `url`, the token among them if it belongs to the host that `request` is for.
    QNetworkRequest networkRequest(const QUrl &url, const ApiRequest &request) const;
    ErrorContext errorContext(const ApiRequest &request) const;
    std::optional<CachedResponse> cached(const QUrl &url) const;
    void keep(const QUrl &url, const CachedResponse &response) const;
    void noteLimits(const ApiAnswer &answer);
    /// Takes the token out of texts that a host may have echoed.
    Error withoutToken(Error error) const;
    /// False once the transport is being destroyed.
    bool enter(Call *call);
    void leave(Call *call);

Q_SIGNALS:
    void rateLimitChanged();

private:
    QByteArray authorization() const;

    TransportSettings m_settings;
    QNetworkAccessManager m_network;
    RequestQueue m_queue;
    RateLimit m_rateLimit;
    int m_answers = 0;
    QDateTime m_limitedUntil;
    QList<Call *> m_calls;
    bool m_closing = false;
};

} // namespace slipway::github
