// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/readinessmodel.h"

#include <QWidget>

class QLabel;

namespace slipway::ui {

class ListPane;

/// The conditions for promotion, and how far the branch has moved on since the candidate.
class CandidateDetailsReadiness final : public QWidget {
    Q_OBJECT

public:
    explicit CandidateDetailsReadiness(QWidget *parent = nullptr);

    void setCandidate(const Snapshot &snapshot, const Candidate &candidate);

private:
    void fitPane();
    QString sinceText(const Snapshot &snapshot, const Candidate &candidate) const;

    ReadinessModel m_model;
    ListPane *m_pane;
    QLabel *m_since;
};

} // namespace slipway::ui
