// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"
#include "refreshservice.h"

#include <QObject>

namespace slipway::services {

class PlanRunner;

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

/// Runs one plan at a time. A step: read the remote; `after` holds already → done; `before` holds → change → read again
/// → done; neither → stop with the fact that differs. Nothing is retried blindly.
class OperationService final : public QObject {
    Q_OBJECT

public:
    explicit OperationService(github::GitHubModel &github, QObject *parent = nullptr);
    ~OperationService() override;

    bool isBusy() const { return m_busy; }
    const Plan &plan() const { return m_plan; }
    const QList<StepProgress> &progress() const { return m_progress; }
    const Outcome &outcome() const { return m_outcome; }

    /// False while another one runs. `watch`: follow deployments until they end (polling GitHub); without it, the
    /// operation ends as Waiting when its changes are made.
    bool start(const Plan &plan, bool watch);
    /// Ends after the step that is running; as Stopped, resumable, when changes remain, else as Waiting.
    void stopAfterStep();

Q_SIGNALS:
    void started();
    void progressed(int step);
    /// A release as GitHub answered it after a change.
    void releaseChanged(const slipway::Release &release);
    void finished();

private:
    github::GitHubModel &m_github;
    Plan m_plan;
    QList<StepProgress> m_progress;
    Outcome m_outcome;
    std::unique_ptr<PlanRunner> m_runner;
    bool m_busy = false;
};

} // namespace slipway::services
