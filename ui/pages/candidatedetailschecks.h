// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/candidate.h"
#include "models/checksmodel.h"

#include <QSortFilterProxyModel>
#include <QWidget>

namespace slipway::ui {

class ListPane;

/// The checks on a candidate's commit; a double click opens the page of one.
class CandidateDetailsChecks final : public QWidget {
    Q_OBJECT

public:
    explicit CandidateDetailsChecks(QWidget *parent = nullptr);

    void setCandidate(const Snapshot &snapshot, const Candidate &candidate, bool loading);
    int count() const { return m_model.rowCount(); }

private:
    ChecksModel m_model;
    QSortFilterProxyModel m_sorted;
    ListPane *m_pane;
};

} // namespace slipway::ui
