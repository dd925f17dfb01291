// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actions.h"
#include "services/workspace.h"

#include <QAction>
#include <QPointer>

class QDialog;

namespace slipway::ui {

/// What can be done with the chosen candidate: which of it is possible now and why the rest is not, and the dialogs in
/// which it is done.
class CandidateActions final : public QObject {
    Q_OBJECT

public:
    /// The dialogs belong to `window`.
    explicit CandidateActions(QWidget *window);
    ~CandidateActions() override;

    /// nullptr closes the dialogs: they work with the workspace.
    void setWorkspace(services::Workspace *workspace);
    /// nullopt: none is chosen.
    void setCandidate(const std::optional<Candidate> &candidate);
    /// Asks the rules again: time has passed, or an operation began or ended.
    void update();

    QAction *qualifyAction() { return &m_qualify; }
    QAction *rejectAction() { return &m_reject; }
    QAction *promoteAction() { return &m_promote; }
    QAction *overrideAction() { return &m_override; }
    QAction *openAction() { return &m_open; }
    QAction *checklistAction() { return &m_checklist; }
    QList<QAction *> all();
    /// Why qualify, reject or promote is off: sentences, empty when all are on.
    QString reasons() const;
    void newCandidate();
    /// The checklist with this item turned over; empty: as it is.
    void openChecklist(const QString &item);

Q_SIGNALS:
    void changed();
    void operationStarted();

private:
    Allowance allowanceOf(Action action) const;
    void set(QAction &action, Action kind, const QString &text);
    void openVerdict(Verdict::Kind kind);
    void openPromotion(bool overrides);
    void show(QDialog *dialog);
    void openPage();
    void copy(const QString &text);

    QWidget *m_window;
    services::Workspace *m_workspace = nullptr;
    std::optional<Candidate> m_candidate;
    QAction m_qualify;
    QAction m_reject;
    QAction m_promote;
    QAction m_override;
    QAction m_open;
    QAction m_checklist;
    QAction m_copyTag;
    QAction m_copyCommit;
    QPointer<QDialog> m_dialog;
};

} // namespace slipway::ui
