// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline.h"
#include "output.h"

#include "domain/actions.h"
#include "domain/plan.h"
#include "services/replacement.h"

#include <QObject>

#include <functional>

namespace slipway::cli {

/// Where a command writes: JSON or text to `out`, one sentence about faults to `error`.
struct Streams {
    std::function<void(const QString &text)> out;
    std::function<void(const QString &text)> error;
};

/// Runs one command on a workspace, without a window. Ends at finished() with an exit code.
class Runner final : public QObject {
    Q_OBJECT

public:
    /// `activity` outlives it.
    Runner(CommandLine line, services::WorkspaceOptions options, services::Activity &activity, Streams streams,
           QObject *parent = nullptr);
    ~Runner() override;

    void start();

Q_SIGNALS:
    void finished(int exitCode);

private:
    void refreshed();
    void awaitProbes();
    int showStatus();
    int showCandidates();
    int showCandidate();
    void compare();
    void loadDetails();
    void operate();
    void lookAhead(const Plan &plan);
    void perform(const Plan &plan, const QList<PreflightWarning> &warnings);
    std::expected<Plan, Allowance> planFor(Action action, const Candidate &candidate, const QDateTime &now) const;
    // See runnerenvironment.cpp.
    void operateOnEnvironment();
    std::expected<Plan, Allowance> planForEnvironment() const;
    void showWhatChanges(const Plan &plan);
    void go(const Plan &plan);
    QJsonObject withChanges(QJsonObject json) const;
    // See runnernotes.cpp.
    void showChanges();
    void renderNotes();
    void showRendered(const services::RenderedNotes &notes);
    void resume();
    void undo();
    void showEvidence();
    void run(const Plan &plan);
    void follow(const Plan &plan);
    void reportStep(int index);
    void operationEnded();
    bool reportProblems();
    const Candidate *findCandidate();
    void print(const QJsonObject &json, const QString &text);
    int fail(const QString &sentence, int code = Failed);

    CommandLine m_line;
    services::Activity &m_activity;
    Streams m_streams;
    services::Workspace m_workspace;
    services::SnapshotPtr m_snapshot;
    CandidateList m_candidates;
    QString m_lastLine; ///< of the steps
    std::optional<services::Replacement> m_changes; ///< of an environment; none: not known
};

} // namespace slipway::cli
