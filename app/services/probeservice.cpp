// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probeservice.h"

#include "nodes/proberequest.h"

#include <QPointer>

#include <algorithm>

namespace slipway::services {

using nodes::ProbeQuestion;
using nodes::ProbeRequest;

ProbeService::ProbeService(ProbeSettings settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_network(std::make_unique<QNetworkAccessManager>())
{
}

ProbeService::~ProbeService() = default;

void ProbeService::probe(const Snapshot &snapshot)
{
    if (!snapshot.environments)
        return;
    for (const Environment &environment : *snapshot.environments)
        probe(snapshot, environment);
}

void ProbeService::probe(const Snapshot &snapshot, const Environment &environment)
{
    const auto target = probeTarget(snapshot, environment);
    giveUp(environment.name);
    Round &round = m_rounds[environment.name];
    const QList<ProbeResult> known = std::exchange(round.results, {});
    round.generation = ++m_generation;
    round.incoming = QList<ProbeResult>(environment.probes.size());
    round.missing = environment.probes.size();
    for (qsizetype i = 0; i < environment.probes.size(); ++i) {
        const QString &url = environment.probes.at(i);
        const auto before = std::ranges::find(known, url, &ProbeResult::url);
        if (before != known.cend())
            round.results.append(judgeAgain(*before, target, snapshot.scheme));
        m_waiting.push_back(std::make_unique<ProbeRequest>(ProbeQuestion{.environment = environment.name,
                                                                         .generation = round.generation,
                                                                         .index = i,
                                                                         .url = url,
                                                                         .rule = environment.probeVersion,
                                                                         .target = target,
                                                                         .scheme = snapshot.scheme}));
    }
    if (round.results != known)
        Q_EMIT resultsChanged(environment.name);
    startNext();
}

ProbeResults ProbeService::results() const
{
    ProbeResults all;
    for (auto round = m_rounds.cbegin(); round != m_rounds.cend(); ++round)
        all.insert(round.key(), round->results);
    return all;
}

void ProbeService::giveUp(const QString &environment)
{
    const auto isOld = [&](const std::unique_ptr<ProbeRequest> &request) {
        return request->question().environment == environment;
    };
    std::erase_if(m_waiting, isOld);
    std::erase_if(m_running, isOld);
}

void ProbeService::startNext()
{
    while (!m_waiting.empty() && std::cmp_less(m_running.size(), m_settings.concurrent)) {
        m_running.push_back(std::move(m_waiting.front()));
        m_waiting.erase(m_waiting.begin());
        ProbeRequest *request = m_running.back().get();
        request->start(*m_network, m_settings.timeout, m_settings.largestAnswer,
                       [this, request](const ProbeResult &result) { answered(request, result); });
    }
}

void ProbeService::answered(ProbeRequest *request, const ProbeResult &result)
{
    const ProbeQuestion question = request->question();
    const auto found = std::ranges::find(m_running, request, &std::unique_ptr<ProbeRequest>::get);
    found->release()->deleteLater(); // it is still on the stack
    m_running.erase(found);
    Round &round = m_rounds[question.environment];
    const bool current = round.generation == question.generation;
    if (current)
        round.incoming[question.index] = result;
    const bool complete = current && --round.missing == 0;
    if (complete)
        round.results = std::exchange(round.incoming, {});
    startNext();
    const bool all = !isAsking();
    const QPointer<ProbeService> self(this); // who hears of it may destroy it
    if (complete)
        Q_EMIT resultsChanged(question.environment);
    if (all && self)
        Q_EMIT finished();
}

} // namespace slipway::services
