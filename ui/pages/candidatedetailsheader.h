// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/candidate.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace slipway::ui {

class ElidedLabel;
class Pill;

/// Which candidate the details are of: its tag, state, commit, what it replaces, and what of it is not known.
class CandidateDetailsHeader final : public QWidget {
    Q_OBJECT

public:
    explicit CandidateDetailsHeader(QWidget *parent = nullptr);

    void setCandidate(const Snapshot &snapshot, const Candidate &candidate);
    /// The button does what the action does.
    void setOpenAction(QAction *action);

private:
    void updateLine();

    ElidedLabel *m_title;
    Pill *m_state;
    QPushButton *m_open;
    QLabel *m_line;
    QLabel *m_unknown;
    Candidate m_candidate;
    QString m_replaced; ///< short commit of the candidate that this one replaces; may be empty
};

} // namespace slipway::ui
