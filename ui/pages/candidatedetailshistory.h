// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/historymodel.h"

#include <QSortFilterProxyModel>
#include <QWidget>

namespace slipway::ui {

class ListPane;

/// What happened to a candidate, newest first.
class CandidateDetailsHistory final : public QWidget {
    Q_OBJECT

public:
    explicit CandidateDetailsHistory(QWidget *parent = nullptr);

    void setCandidate(const Snapshot &snapshot, const Candidate &candidate);
    int count() const { return m_model.rowCount(); }

private:
    HistoryModel m_model;
    QSortFilterProxyModel m_sorted;
    ListPane *m_pane;
};

} // namespace slipway::ui
