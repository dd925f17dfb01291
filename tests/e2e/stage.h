// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/planning.h"
#include "sandbox/sandbox.h"
#include "services/activity.h"
#include "services/workspace.h"

#include <QTemporaryDir>

namespace slipway::test {

/// A sandbox with the demonstration and a workspace on it, both real, with short waits.
class Stage final {
public:
    struct Options {
        bool seeded = true; ///< else an empty repository
        bool reviewed = true; ///< what waits for a review is approved after a moment
        bool refreshed = true; ///< at once
        bool cloned = true; ///< where it is seeded: the workspace has a clone
        QString copyOf{}; ///< a sandbox's folder from an earlier stage, in place of seeding
        sandbox::Clock *clock = nullptr; ///< driven: the CI moves only when it is told to
    };

    Stage();
    explicit Stage(const Options &options);
    ~Stage();
    Q_DISABLE_COPY_MOVE(Stage)

    /// Why it is not up; empty: it is.
    const QString &fault() const { return m_fault; }
    sandbox::Sandbox &sandbox() { return *m_sandbox; }
    services::Workspace &workspace() { return *m_workspace; }
    services::Activity &activity() { return *m_activity; }
    services::SnapshotPtr snapshot() const { return m_workspace->snapshot(); }
    /// Where the sandbox keeps its things.
    QString sandboxDirectory() const { return m_folder.filePath(QStringLiteral("sandbox")); }
    QString dataDirectory() const { return m_folder.filePath(QStringLiteral("data")); }

    services::WorkspaceOptions options(const QByteArray &token, bool withClone = true) const;
    /// Another workspace in place of the one before, over the same journal.
    void open(const services::WorkspaceOptions &options);
    /// As if the program had been started again.
    void restart();
    /// Waits until it is done; false: it did not end in time.
    bool refresh();
    /// Waits until it has ended; false: it was refused, or did not end in time.
    bool run(const std::expected<Plan, Allowance> &plan, bool watch = false);
    bool resume(qint64 id, bool watch = false);
    /// Without waiting for its end.
    bool start(const Plan &plan) { return m_workspace->operations()->start(plan, false); }
    bool isRunning() const { return m_workspace->operations()->isBusy(); }
    services::Outcome outcome() const { return m_workspace->operations()->outcome(); }
    /// As the journal keeps it when it has ended.
    Operation lastOperation() const;
    /// How the last operation ended, for messages: "done", "waiting", or the error.
    QString outcomeText() const;

    Candidate candidate(const QString &tag) const;
    const Deployment *active(const QString &environment) const;
    /// Replaces `what` in .slipway.toml on the default branch, and refreshes; false: something in it failed.
    bool configure(const QByteArray &what, const QByteArray &with);
    /// The demonstration's own CI does not deploy there any more when something is released.
    void leaveAlone(const QString &environment);
    /// How many changes of this kind were carried out. `route`: as in the sandbox's routes, below the repository.
    int changesMade(const QByteArray &method, const QString &route) const;
    /// Runs git in the sandbox's repository.
    QString git(const QStringList &arguments, const QByteArray &input = {}) const;
    static QDateTime now() { return QDateTime::currentDateTimeUtc(); }

private:
    QTemporaryDir m_folder;
    QString m_fault;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<services::Activity> m_activity;
    std::unique_ptr<services::Workspace> m_workspace;
};

} // namespace slipway::test
