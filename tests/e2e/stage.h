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
    enum class Seed { Demonstration, Nothing };

    enum class Reviews { Automatic, Never };

    explicit Stage(Seed seed = Seed::Demonstration, Reviews reviews = Reviews::Automatic);
    ~Stage();
    Q_DISABLE_COPY_MOVE(Stage)

    /// Why it is not up; empty: it is.
    const QString &fault() const { return m_fault; }
    sandbox::Sandbox &sandbox() { return *m_sandbox; }
    services::Workspace &workspace() { return *m_workspace; }
    services::Activity &activity() { return *m_activity; }
    services::SnapshotPtr snapshot() const { return m_workspace->snapshot(); }
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
    services::Outcome outcome() const { return m_workspace->operations()->outcome(); }
    /// How the last operation ended, for messages: "done", "waiting", or the error.
    QString outcomeText() const;

    Candidate candidate(const QString &tag) const;
    const Deployment *active(const QString &environment) const;
    /// Runs git in the sandbox's repository.
    QString git(const QStringList &arguments) const;
    static QDateTime now() { return QDateTime::currentDateTimeUtc(); }

private:
    QTemporaryDir m_folder;
    QString m_fault;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<services::Activity> m_activity;
    std::unique_ptr<services::Workspace> m_workspace;
};

} // namespace slipway::test
