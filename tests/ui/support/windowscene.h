// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox.h"
#include "services/session.h"
#include "ui/mainwindow.h"
#include "ui/widgets/environmentcard.h"

#include <QTemporaryDir>

#include <memory>

namespace slipway::test {

/// The whole window over the demonstration: a session in a folder of its own and a sandbox whose time is driven.
class WindowScene final {
public:
    WindowScene();
    ~WindowScene();
    WindowScene(const WindowScene &) = delete;
    WindowScene &operator=(const WindowScene &) = delete;

    bool isUp() const { return m_box != nullptr; }
    sandbox::Sandbox &box() { return *m_box; }
    services::Session &session() { return *m_session; }
    ui::MainWindow &window() { return *m_window; }
    QString folder() const { return m_folder.path(); }

    /// The sandbox's repository, and its clone where `withClone`.
    services::RecentRepository repository(bool withClone = true) const;
    /// Opens it and waits for the end of the first refresh. Empty token: not signed in.
    bool open(const QByteArray &token, bool withClone = true);
    bool waitForRefresh();
    /// Ends the sandbox, as when the network is gone.
    void cutOff() { m_box.reset(); }
    /// The window goes, and the session after it; the sandbox stays.
    void closeSession();
    void pass(std::chrono::milliseconds time);

    /// The card of an environment, brought into sight and filled; nullptr: there is none.
    ui::EnvironmentCard *card(const QString &environment);
    /// The window's child of this kind and name, shown or not; nullptr: there is none.
    template<class T>
    T *find(const QString &name)
    {
        return m_window->findChild<T *>(name);
    }

private:
    QTemporaryDir m_folder;
    sandbox::DrivenClock m_clock;
    std::unique_ptr<sandbox::Sandbox> m_box;
    RepositoryName m_repository;
    QString m_clone;
    std::unique_ptr<services::Session> m_session;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace slipway::test
