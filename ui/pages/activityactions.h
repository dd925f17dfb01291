// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace.h"
#include "ui/widgets/tint.h"

#include <QAction>
#include <QPointer>

class QDialog;

namespace slipway::ui {

class OperationExport;

/// What can be done with the chosen operation: which of it is possible now and why the rest is not, and the dialogs in
/// which it is done.
class ActivityActions final : public QObject {
    Q_OBJECT

public:
    /// The dialogs belong to `window`.
    ActivityActions(services::Activity &activity, QWidget *window);
    ~ActivityActions() override;

    /// nullptr closes the dialogs: they work with the workspace.
    void setWorkspace(services::Workspace *workspace);
    /// nullopt: none is chosen.
    void setOperation(const std::optional<Operation> &operation);

    QAction *resumeAction() { return &m_resume; }
    QAction *putAsideAction() { return &m_putAside; }
    QAction *undoAction() { return &m_undo; }
    QAction *exportAction() { return &m_export; }
    QAction *candidateAction() { return &m_candidate; }
    QList<QAction *> all();
    /// Why something is off: sentences, empty when all is on.
    QString reasons() const;

Q_SIGNALS:
    void changed();
    /// What came of something that has no dialog of its own.
    void told(const QString &sentence, slipway::ui::Tone tone);
    void candidateAsked(const QString &tag);

private:
    QString resumeObstacle() const;
    QString putAsideObstacle() const;
    QString candidateObstacle() const;
    QString undoObstacle() const;
    void update();
    void resume();
    void undo();
    void askToPutAside();
    void putAside(qint64 id);
    void askForFile();
    void show(QDialog *dialog);

    services::Activity &m_activity;
    QWidget *m_window;
    OperationExport *m_exporter;
    services::Workspace *m_workspace = nullptr;
    std::optional<Operation> m_operation;
    QAction m_resume;
    QAction m_putAside;
    QAction m_undo;
    QAction m_export;
    QAction m_candidate;
    QPointer<QDialog> m_dialog;
};

} // namespace slipway::ui
