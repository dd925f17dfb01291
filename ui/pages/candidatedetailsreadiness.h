// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/readinessmodel.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace slipway::ui {

class ListPane;

/// The conditions for promotion, and how far the branch has moved on since the candidate.
class CandidateDetailsReadiness final : public QWidget {
    Q_OBJECT

public:
    explicit CandidateDetailsReadiness(QWidget *parent = nullptr);

    /// The button below the list does it.
    void setChecklistAction(QAction *action);
    /// `conditions`: its readiness().
    void setCandidate(const Snapshot &snapshot, const Candidate &candidate, const QList<Condition> &conditions);

Q_SIGNALS:
    /// Enter or a double click on an item of the checklist.
    void itemActivated(const QString &item);

private:
    void fitPane();
    QString sinceText(const Snapshot &snapshot, const Candidate &candidate) const;

    ReadinessModel m_model;
    ListPane *m_pane;
    QPushButton *m_checklist;
    QLabel *m_since;
};

} // namespace slipway::ui
