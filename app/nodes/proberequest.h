// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/probe.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>
#include <QUrl>

#include <functional>

namespace slipway::nodes {

/// What one probe asks, and what its answer is compared with.
struct ProbeQuestion {
    QString environment;
    quint64 generation = 0;
    qsizetype index = 0; ///< among the environment's addresses
    QString url{};
    QString rule{};
    std::optional<ProbeTarget> target{};
    TagScheme scheme{};
};

/// One GET of one address, with its redirects. Nothing is sent along: no token, no cookie, no password; and a redirect
/// is followed on the same scheme, host and port only. Destroying it ends it.
class ProbeRequest final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const ProbeResult &)>;

    explicit ProbeRequest(ProbeQuestion question);
    ~ProbeRequest() override;

    const ProbeQuestion &question() const { return m_question; }
    /// `done` is called once, from the event loop, as the last thing done.
    void start(QNetworkAccessManager &network, std::chrono::milliseconds timeout, qint64 largestAnswer, Done done);

private:
    void send();
    void read();
    void finished();
    /// False where the redirect leads elsewhere, or is one too many.
    bool follow();
    void dropReply();
    void fail(ProbeFault fault);
    void end(const ProbeResult &result);

    ProbeQuestion m_question;
    QNetworkAccessManager *m_network = nullptr;
    Done m_done;
    QTimer m_deadline;
    QUrl m_url;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
    qint64 m_largestAnswer = 0;
    int m_redirects = 0;
    bool m_full = false; ///< as much was read as may be
};

} // namespace slipway::nodes
