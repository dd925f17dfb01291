// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLabel;
class QProgressBar;
class QToolButton;

namespace slipway::ui {

class ElidedLabel;
class RelativeTime;

/// The line at the window's bottom: the connection, what is left of the rate limit, the clone's age, the operation
/// under way and the problems of the last refresh.
class StatusStrip final : public QWidget {
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setWorkspace(services::Workspace *workspace);
    /// Keys reach it after everything that its window has by now.
    void comeLast();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void refreshAll();
    void showConnection(const Snapshot &snapshot);
    void showLimit();
    void showClone(const Snapshot &snapshot);
    void showOperation();
    void listProblems();

    services::Workspace *m_workspace = nullptr;
    std::unique_ptr<QObject> m_links; ///< context of the connections to the workspace
    QLabel *m_light;
    ElidedLabel *m_connection;
    ElidedLabel *m_limit;
    RelativeTime *m_clone;
    ElidedLabel *m_operation;
    QProgressBar *m_progress;
    QToolButton *m_problems;
};

} // namespace slipway::ui
