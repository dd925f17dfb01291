// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox.h"
#include "services/activity.h"
#include "services/workspace.h"

#include <QTemporaryDir>

#include <memory>

namespace slipway::test {

/// The demonstration as a window sees it: a sandbox whose time is driven, and a workspace over it and its clone.
/// The window's clock follows the sandbox's.
class Scene final {
public:
    enum class Access { Write, Read, Anonymous };
    enum class Reach { GitHubAndClone, GitHub, Clone };

    explicit Scene(Access access = Access::Write, Reach reach = Reach::GitHubAndClone);
    ~Scene();
    Scene(const Scene &) = delete;
    Scene &operator=(const Scene &) = delete;

    sandbox::Sandbox &box() { return *m_box; }
    services::Activity &activity() { return m_activity; }
    /// Where the journal is.
    QString dataFolder() const { return m_folder.path() + QStringLiteral("/data"); }
    services::Workspace &workspace() { return *m_workspace; }
    /// False: the sandbox did not start; a warning says why.
    bool isUp() const { return m_workspace != nullptr; }
    /// Refreshes, and waits until that is done.
    bool refresh();
    /// Lets time pass, for the sandbox and for the window.
    void pass(std::chrono::milliseconds time);
    QDateTime now() const { return m_clock.now(); }
    /// Runs git in the sandbox's own repository.
    QString git(const QStringList &arguments) const;
    Candidate candidate(const QString &tag) const;

private:
    QTemporaryDir m_folder;
    services::Activity m_activity;
    sandbox::DrivenClock m_clock;
    std::unique_ptr<sandbox::Sandbox> m_box;
    std::unique_ptr<services::Workspace> m_workspace;
};

} // namespace slipway::test
