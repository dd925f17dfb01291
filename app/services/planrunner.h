// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operationservice.h"
#include "steps.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace slipway::services {

/// Takes one plan from its first step to its end.
class PlanRunner final : public QObject {
public:
    struct Listener {
        std::function<void(int step, const StepProgress &progress)> progressed;
        /// The change is made only when the answer is without a fault.
        std::function<QFuture<Result<void>>(int step)> aboutToChange;
        std::function<void(const Release &release)> releaseChanged;
        std::function<void(const Outcome &outcome)> finished;
    };

    PlanRunner(github::GitHubModel &github, const Plan &plan, bool watch, const PlanPacing &pacing, Listener listener);

    void start();
    void stopAfterStep() { m_stopping = true; }

private:
    void enterStep(int index);
    void read();
    void useReading(const Result<Reading> &reading);
    void prepareChange();
    void change();
    void takeRelease(qint64 id);
    void readAgain();
    void useSecondReading(const Result<Reading> &reading);
    void readAgainLater();
    void awaitRemote(const QString &note, const std::optional<QDateTime> &notBefore = {});
    void stepDone(bool wasAlreadySo);
    void stop(const Error &error);
    void end(Outcome::Kind kind, std::optional<Error> error = {});
    void report(StepProgress::State state, const QString &note = {}, bool wasAlreadySo = false);
    /// With the release that an earlier step made, where it is meant.
    Step step() const;

    github::GitHubModel &m_github;
    Plan m_plan;
    bool m_watch;
    PlanPacing m_pacing;
    Listener m_listener;
    QTimer m_timer;
    QElapsedTimer m_watched; ///< since the deployment of this step is waited for
    int m_index = 0;
    qint64 m_madeRelease = 0; ///< by this plan; 0: none yet
    int m_rereads = 0;
    bool m_stopping = false;
    bool m_stillWaiting = false; ///< a deployment that was not watched to its end
    std::optional<Error> m_changeError;
};

} // namespace slipway::services
