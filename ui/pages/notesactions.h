// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notesdesk.h"

#include <QAction>
#include <QPointer>

class QDialog;

namespace slipway::ui {

/// What can be done with what lies on the desk: which of it is possible now and why the rest is not, and the dialogs.
class NotesActions final : public QObject {
    Q_OBJECT

public:
    /// The dialogs belong to `window`.
    NotesActions(NotesDesk &desk, QWidget *window);
    ~NotesActions() override;

    QAction *fillAction() { return &m_fill; }
    QAction *publishAction() { return &m_publish; }
    QAction *saveAction() { return &m_save; }
    QAction *commitAction() { return &m_commit; }
    QAction *proposeAction() { return &m_propose; }
    QAction *revertAction() { return &m_revert; }
    QAction *copyAction() { return &m_copy; }
    QAction *nextConflictAction() { return &m_conflict; }
    QList<QAction *> compareActions() { return {&m_comparePublished, &m_compareGenerated, &m_compareGitHub}; }
    QList<QAction *> all();
    /// Closes the dialogs: they work with the workspace.
    void closeDialog();

private:
    void update();
    QString publishObstacle() const;
    QString gone() const;
    QString proposeObstacle() const;
    void askHowToFill();
    void askToRevert();
    void askForCommit();
    void publish(const services::PublishCheck &check);
    void propose(const services::TemplateFile &onGitHub);
    void show(QDialog *dialog);

    NotesDesk &m_desk;
    QWidget *m_window;
    QAction m_fill;
    QAction m_publish;
    QAction m_save;
    QAction m_commit;
    QAction m_propose;
    QAction m_revert;
    QAction m_copy;
    QAction m_conflict;
    QAction m_comparePublished;
    QAction m_compareGenerated;
    QAction m_compareGitHub;
    QPointer<QDialog> m_dialog;
};

} // namespace slipway::ui
