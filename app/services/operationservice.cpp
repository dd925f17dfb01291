// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "operationservice.h"

#include "planrunner.h"

namespace slipway::services {

OperationService::OperationService(github::GitHubModel &github, QObject *parent)
    : QObject(parent)
    , m_github(github)
{
}

OperationService::~OperationService() = default;

bool OperationService::start(const Plan &plan, bool watch)
{
    if (m_busy)
        return false;
    m_busy = true;
    m_plan = plan;
    m_outcome = {};
    m_progress = QList<StepProgress>(plan.steps.size());
    PlanRunner::Listener listener;
    listener.progressed = [this](int step, const StepProgress &progress) {
        m_progress[step] = progress;
        Q_EMIT progressed(step);
    };
    listener.releaseChanged = [this](const Release &release) { Q_EMIT releaseChanged(release); };
    listener.finished = [this](const Outcome &outcome) {
        m_outcome = outcome;
        m_busy = false;
        m_runner.release()->deleteLater(); // it is still on the stack
        Q_EMIT finished();
    };
    m_runner = std::make_unique<PlanRunner>(m_github, plan, watch, std::move(listener));
    Q_EMIT started();
    m_runner->start();
    return true;
}

void OperationService::stopAfterStep()
{
    if (m_runner)
        m_runner->stopAfterStep();
}

} // namespace slipway::services
