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

    /// `before`: what is known of each step from an earlier run; empty: it was never run.
    PlanRunner(github::GitHubModel &github, const Plan &plan, const QList<StepProgress> &before, bool watch,
               const PlanPacing &pacing, Listener listener);

    void start();
    /// What is only waited for is looked at once more, and then left.
    void stopAfterStep();

private:
    void enterStep(int index);
    void read();
    void useReading(const Result<Reading> &reading);
    bool isDecided(const Reading &reading);
    bool maySettle() const;
    void prepareChange(qint64 newest);
    void change();
    void readAgain();
    void useSecondReading(const Result<Reading> &reading);
    void readAgainLater();
    void withdraw(qint64 release);
    void awaitRemote(const QString &note, const std::optional<QDateTime> &notBefore = {});
    void stepHolds(const Reading &reading);
    void stop(const Error &error);
    void end(Outcome::Kind kind, std::optional<Error> error = {});
    void report(StepProgress::State state, const QString &note = {}, bool wasAlreadySo = false);
    /// With the release that an earlier step made, where it is meant.
    Step step() const;
    StepContext context() const;
    StepTrace &trace() { return m_traces[m_index]; }
    void callLater(std::chrono::milliseconds pause, void (PlanRunner::*then)());

    github::GitHubModel &m_github;
    Plan m_plan;
    bool m_watch;
    PlanPacing m_pacing;
    Listener m_listener;
    QTimer m_timer;
    QElapsedTimer m_watched; ///< since something is waited for
    QList<StepProgress> m_before; ///< of each step, in an earlier run
    QList<StepTrace> m_traces; ///< of each step
    QList<qint64> m_found; ///< of each step: number of the release or the run that is there for it; 0: none
    int m_index = 0;
    int m_looks = 0; ///< at what this step waits for
    int m_rereads = 0; ///< since this step's change was sent
    bool m_isPausing = false; ///< between two looks
    int m_settles = 0; ///< looks at what an earlier run sent
    bool m_stopping = false;
    bool m_stillWaiting = false; ///< a deployment that was not watched to its end
    std::optional<Error> m_changeError;
};

} // namespace slipway::services
