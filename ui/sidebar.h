// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace slipway::ui {

class ElidedLabel;
class SidebarButton;
class WindowActions;

/// The pages, and at the bottom who is signed in.
class Sidebar final : public QWidget {
    Q_OBJECT

public:
    explicit Sidebar(WindowActions &actions, QWidget *parent = nullptr);

    void setOpenCandidates(int count);
    void setUnfinishedOperations(int count);
    /// Who is signed in; nullptr: nothing is open.
    void showAccount(services::Workspace *workspace);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tint();

    SidebarButton *m_environments;
    SidebarButton *m_candidates;
    SidebarButton *m_notes;
    SidebarButton *m_activity;
    QLabel *m_picture;
    ElidedLabel *m_account;
    QToolButton *m_signIn;
};

} // namespace slipway::ui
