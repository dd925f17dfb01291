// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actions.h"
#include "services/workspace.h"

#include <QAction>
#include <QPointer>

namespace slipway::ui {

class OperationDialog;

/// What can be done on one environment: whether it is possible now and why not, and the dialogs in which it is done.
class EnvironmentActions final : public QObject {
    Q_OBJECT

public:
    /// `workspace` outlives it; the dialogs belong to `window`.
    EnvironmentActions(services::Workspace &workspace, const QString &environment, QWidget *window);
    ~EnvironmentActions() override;

    /// Asks the rules again: a snapshot came, or an operation began or ended.
    void update();

    const QString &environment() const { return m_environment; }
    QAction *rollBackAction() { return &m_rollBack; }
    QAction *approveAction() { return &m_approve; }
    QAction *rejectAction() { return &m_reject; }
    /// Those that make sense here; one that is off says why in its status tip.
    QList<QAction *> all();
    /// A deployment waits for a review here.
    bool waits() const { return m_waits; }
    /// Why rolling back, or else reviewing what waits, is off, in two or three words; empty: nothing is.
    QString shortReason() const;
    /// The same in whole sentences.
    QString reasons() const;

Q_SIGNALS:
    void changed();

private:
    Allowance allowanceOf(Action action) const;
    void set(QAction &action, Action kind, const QString &toolTip);
    void open(OperationDialog *dialog);

    services::Workspace &m_workspace;
    QString m_environment;
    QWidget *m_window;
    QAction m_rollBack;
    QAction m_approve;
    QAction m_reject;
    bool m_waits = false;
    bool m_isReviewed = false; ///< deployments here need a review, as far as is known
    QPointer<OperationDialog> m_dialog;
};

} // namespace slipway::ui
