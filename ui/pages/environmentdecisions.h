// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace slipway::ui {

class EnvironmentActions;
class ToneButton;

/// The foot of an environment's card: approve and reject what waits there, roll back, and why that is off.
class EnvironmentDecisions final : public QWidget {
    Q_OBJECT

public:
    explicit EnvironmentDecisions(QWidget *parent = nullptr);

    /// nullptr: nothing can be done here. They may end before this does.
    void setActions(EnvironmentActions *actions);
    /// What takes the focus, in order.
    QList<QWidget *> stops() const;

private:
    void take();
    void follow(QPushButton *button, QAction *action, const QString &name);

    QPointer<EnvironmentActions> m_actions;
    QWidget *m_review;
    ToneButton *m_approve;
    ToneButton *m_reject;
    QPushButton *m_rollBack;
    QLabel *m_reason;
};

} // namespace slipway::ui
