// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "operationservice.h"

#include "activity.h"
#include "await.h"
#include "planrunner.h"

#include "github/githubmodel.h"

namespace slipway::services {

namespace {

Operation::State stateOf(Outcome::Kind kind)
{
    switch (kind) {
    case Outcome::Kind::Done:
        return Operation::State::Done;
    case Outcome::Kind::Waiting:
        return Operation::State::Waiting;
    case Outcome::Kind::Stopped:
        break;
    }
    return Operation::State::Stopped;
}

} // namespace

OperationService::OperationService(github::GitHubModel &github, const RefreshService &refresh, Activity &activity,
                                   const PlanPacing &pacing, QObject *parent)
    : QObject(parent)
    , m_github(github)
    , m_refresh(refresh)
    , m_activity(activity)
    , m_pacing(pacing)
{
}

OperationService::~OperationService() = default;

bool OperationService::start(const Plan &plan, bool watch)
{
    if (m_busy)
        return false;
    Operation operation;
    operation.repository = m_github.repositoryName();
    operation.by = m_refresh.snapshot()->account.login;
    operation.startedAt = QDateTime::currentDateTimeUtc();
    operation.plan = plan;
    operation.progress = QList<StepProgress>(plan.steps.size());
    enter(operation);
    await(m_activity.begin(operation), this, [this, watch](const Result<qint64> &id) {
        if (!id) {
            finish({Outcome::Kind::Stopped, id.error()});
            return;
        }
        m_operation.id = *id;
        run(watch);
    });
    return true;
}

bool OperationService::resume(const Operation &operation, bool watch)
{
    if (m_busy)
        return false;
    Operation resumed = operation;
    resumed.progress = QList<StepProgress>(operation.plan.steps.size());
    enter(resumed);
    m_before = operation.progress;
    await(m_activity.resume(operation.id), this, [this, watch](const Result<void> &taken) {
        if (taken) {
            run(watch);
            return;
        }
        m_operation.id = 0; // it is another one's, or over: nothing is noted down in it
        finish({Outcome::Kind::Stopped, taken.error()});
    });
    return true;
}

bool OperationService::hasChangedSomething() const
{
    Operation before = m_operation;
    before.progress = m_before;
    return m_operation.hasChangedSomething() || before.hasChangedSomething();
}

void OperationService::enter(const Operation &operation)
{
    m_busy = true;
    m_stopping = false;
    m_operation = operation;
    m_before.clear();
    m_outcome = {};
    Q_EMIT started();
}

void OperationService::run(bool watch)
{
    PlanRunner::Listener listener;
    listener.progressed = [this](int step, const StepProgress &progress) { take(step, progress); };
    listener.aboutToChange = [this](int step) {
        return m_activity.record(m_operation.id, step, m_operation.progress.at(step));
    };
    listener.releaseChanged = [this](const Release &release) { Q_EMIT releaseChanged(release); };
    listener.finished = [this](const Outcome &outcome) {
        m_runner.release()->deleteLater(); // it is still on the stack
        finish(outcome);
    };
    m_runner = std::make_unique<PlanRunner>(m_github, m_operation.plan, m_before, watch, m_pacing, std::move(listener));
    if (m_stopping)
        m_runner->stopAfterStep();
    m_runner->start();
}

void OperationService::take(int step, const StepProgress &progress)
{
    const StepProgress before = m_before.value(step);
    // It stays known when an earlier run did it.
    const bool isOurs =
        progress.state == StepProgress::State::Done && before.state == progress.state && before.trace == progress.trace;
    StepProgress &known = m_operation.progress[step];
    const bool isNews = known.state != progress.state || known.note != progress.note;
    known = isOurs ? before : progress;
    // That a step runs is noted down before its request goes out: see aboutToChange.
    if (isNews && !isOurs && progress.state != StepProgress::State::Running)
        m_activity.record(m_operation.id, step, known);
    Q_EMIT progressed(step);
}

void OperationService::finish(const Outcome &outcome)
{
    m_outcome = outcome;
    m_operation.state = stateOf(outcome.kind);
    m_operation.changedAt = QDateTime::currentDateTimeUtc();
    m_operation.note = outcome.error ? outcome.error->message : QString();
    m_operation.stopKind = outcome.error ? outcome.error->kind : ErrorKind::Stopped;
    if (m_operation.id != 0)
        m_activity.end(m_operation);
    m_busy = false;
    Q_EMIT finished();
}

void OperationService::stopAfterStep()
{
    m_stopping = true;
    if (m_runner)
        m_runner->stopAfterStep();
}

} // namespace slipway::services
