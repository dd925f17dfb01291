// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steps.h"

#include "nodes/proberequest.h"
#include "probeservice.h"
#include "wording.h"

#include <QPromise>

#include <memory>
#include <vector>

namespace slipway::services {

namespace {

/// Asks the nodes of a step, each once and all at the same time; then it is gone.
class ProbeRound final : public QObject {
public:
    ProbeRound(const Step &step, QObject *parent)
        : QObject(parent)
        , m_step(step)
    {
    }

    QFuture<Result<Reading>> start()
    {
        m_promise.start();
        const ProbeTask task = m_step.probing.value_or(ProbeTask());
        const ProbeSettings settings;
        m_missing = task.urls.size();
        m_results.resize(m_missing);
        for (qsizetype i = 0; i < task.urls.size(); ++i) {
            nodes::ProbeQuestion question{.environment = m_step.environment,
                                          .index = i,
                                          .url = task.urls.at(i),
                                          .rule = task.rule,
                                          .target = task.target,
                                          .scheme = task.scheme};
            m_requests.push_back(std::make_unique<nodes::ProbeRequest>(question));
            m_requests.back()->start(m_network, settings.timeout, settings.largestAnswer,
                                     [this, i](const ProbeResult &result) { take(i, result); });
        }
        if (m_missing == 0)
            end();
        return m_promise.future();
    }

private:
    void take(qsizetype index, const ProbeResult &result)
    {
        m_results[index] = result;
        if (--m_missing == 0)
            end();
    }

    void end()
    {
        const bool agree = overall(m_results) == ProbeVerdict::Agrees || m_results.isEmpty();
        m_promise.addResult(agree ? Reading{Reading::Kind::AfterHolds}
                                  : Reading{Reading::Kind::NotYet, wording::probes(m_results, m_step.tag)});
        m_promise.finish();
        deleteLater(); // the last request is still on the stack
    }

    Step m_step;
    QNetworkAccessManager m_network; // its own: it never saw a token
    QList<ProbeResult> m_results;
    qsizetype m_missing = 0;
    QPromise<Result<Reading>> m_promise;
    std::vector<std::unique_ptr<nodes::ProbeRequest>> m_requests; // gone before what they use
};

} // namespace

QFuture<Result<Reading>> readProbes(QObject *context, const Step &step)
{
    return (new ProbeRound(step, context))->start();
}

} // namespace slipway::services
