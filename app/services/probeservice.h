// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/probe.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <memory>
#include <vector>

class QNetworkAccessManager;

namespace slipway::nodes {
class ProbeRequest;
}

namespace slipway::services {

struct ProbeSettings {
    std::chrono::milliseconds timeout{10'000}; ///< for one whole answer, redirects included
    qint64 largestAnswer = 256 * 1024; ///< bytes
    int concurrent = 4;
};

/// Asks the nodes of environments which version they run. The addresses come from the repository's configuration, so
/// nothing is sent along: no token, no cookie, no password; and a redirect is followed on the same host only.
class ProbeService final : public QObject {
    Q_OBJECT

public:
    explicit ProbeService(ProbeSettings settings = {}, QObject *parent = nullptr);
    /// Ends what is under way.
    ~ProbeService() override;

    /// Asks all nodes of all environments. What is still under way is given up.
    void probe(const Snapshot &snapshot);
    /// Asks those of one environment. Its results stay, compared with what the snapshot says is deployed, until all the
    /// new ones are there.
    void probe(const Snapshot &snapshot, const Environment &environment);
    bool isAsking() const { return !m_waiting.empty() || !m_running.empty(); }
    /// One for each address, in the order of the configuration; empty before the first time.
    QList<ProbeResult> results(const QString &environment) const { return m_rounds.value(environment).results; }
    ProbeResults results() const;

Q_SIGNALS:
    void resultsChanged(const QString &environment);
    /// Everything that was asked for has come to an end.
    void finished();

private:
    /// One time of asking one environment's nodes.
    struct Round {
        quint64 generation = 0;
        QList<ProbeResult> results{}; ///< shown
        QList<ProbeResult> incoming{};
        qsizetype missing = 0;
    };
    using Requests = std::vector<std::unique_ptr<nodes::ProbeRequest>>;

    void giveUp(const QString &environment);
    void startNext();
    void answered(nodes::ProbeRequest *request, const ProbeResult &result);

    ProbeSettings m_settings;
    std::unique_ptr<QNetworkAccessManager> m_network; // its own: it never saw a token
    QHash<QString, Round> m_rounds;
    Requests m_waiting;
    Requests m_running;
    quint64 m_generation = 0;
};

} // namespace slipway::services
