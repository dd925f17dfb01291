// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "refreshservice.h"

#include <QObject>

#include <chrono>

namespace slipway::services {

class Activity;
class PlanRunner;

/// How long a running plan waits. The defaults are fit for GitHub; tests shorten them.
struct PlanPacing {
    std::chrono::milliseconds firstReread{500}; ///< GitHub may show the old state for some seconds; doubled each time
    int rereads = 5;
    std::chrono::milliseconds watchUnit{1000}; ///< a deployment is looked at every 3, later 10, then 30 of it
    std::chrono::milliseconds watchLimit{std::chrono::hours(3)}; ///< after so long one may go on later
};

/// How an operation ended.
struct Outcome {
    enum class Kind {
        Done, ///< every step holds
        Waiting, ///< all changes are made; a deployment is still waited for
        Stopped, ///< `error` says which fact differs; what was done stays done, and the plan can be run again
    };

    Kind kind = Kind::Done;
    std::optional<Error> error{};
};

/// Runs one plan at a time, and keeps in the journal what was planned and done. A step: read the remote; `after` holds
/// already → done; `before` holds → change → read again → done; neither → stop with the fact that differs. Nothing is
/// retried blindly.
class OperationService final : public QObject {
    Q_OBJECT

public:
    OperationService(github::GitHubModel &github, const RefreshService &refresh, Activity &activity,
                     const PlanPacing &pacing = {}, QObject *parent = nullptr);
    ~OperationService() override;

    bool isBusy() const { return m_busy; }
    /// Its number in the journal; 0: it is not there.
    qint64 id() const { return m_operation.id; }
    const Plan &plan() const { return m_operation.plan; }
    const QList<StepProgress> &progress() const { return m_operation.progress; }
    const Outcome &outcome() const { return m_outcome; }
    bool hasChangedSomething() const;

    /// False while another one runs. `watch`: follow deployments until they end (polling GitHub); without it, the
    /// operation ends as Waiting when its changes are made. Nothing is changed unless the journal has it.
    bool start(const Plan &plan, bool watch);
    /// Goes on with an operation of the journal: every step reads the remote first. False while another one runs.
    bool resume(const Operation &operation, bool watch);
    /// Ends after the step that is running; as Stopped, resumable, when changes remain, else as Waiting.
    void stopAfterStep();

Q_SIGNALS:
    void started();
    void progressed(int step);
    /// A release as GitHub answered it after a change.
    void releaseChanged(const slipway::Release &release);
    void finished();

private:
    void enter(const Operation &operation);
    void run(bool watch);
    void take(int step, const StepProgress &progress);
    void finish(const Outcome &outcome);

    github::GitHubModel &m_github;
    const RefreshService &m_refresh;
    Activity &m_activity;
    PlanPacing m_pacing;
    Operation m_operation;
    QList<StepProgress> m_before; ///< of an operation that was resumed
    Outcome m_outcome;
    std::unique_ptr<PlanRunner> m_runner;
    bool m_busy = false;
    bool m_stopping = false;
};

} // namespace slipway::services
