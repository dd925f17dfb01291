// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/session.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace slipway::ui {

class ElidedLabel;
class RelativeTime;
class WindowActions;

/// The line at the window's top: which repository, how old the data is, and what is done most often.
class Toolbar final : public QWidget {
    Q_OBJECT

public:
    Toolbar(services::Session &session, WindowActions &actions, QWidget *parent = nullptr);

    /// Repository, branch and age. `workspace` may be nullptr.
    void setWorkspace(services::Workspace *workspace);
    /// While a refresh runs; a negative total: it does not.
    void showProgress(int done, int total);

protected:
    void paintEvent(QPaintEvent *event) override;

Q_SIGNALS:
    void recentChosen(const slipway::services::RecentRepository &recent);

private:
    void fillMenu();
    void showReason();

    services::Session &m_session;
    WindowActions &m_actions;
    QToolButton *m_repository;
    QMenu *m_menu;
    ElidedLabel *m_base;
    ElidedLabel *m_reason;
    RelativeTime *m_age;
    QLabel *m_progress;
};

} // namespace slipway::ui
