// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatedetailshistory.h"

#include "ui/delegates/detailcells.h"
#include "ui/widgets/listpane.h"

#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

CandidateDetailsHistory::CandidateDetailsHistory(QWidget *parent)
    : QWidget(parent)
    , m_pane(new ListPane(u"historyTable"_s, tr("History of the candidate"), this))
{
    m_model.setHeaders(historyHeaders());
    present(m_model, historyCell);
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(HistoryModel::SortRole);
    RowTable &table = m_pane->table();
    table.setModel(&m_sorted);
    table.setSortingEnabled(true);
    table.sortByColumn(-1, Qt::AscendingOrder);
    table.setStretchColumn(HistoryModel::WhatColumn, 240);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pane, 1);
}

void CandidateDetailsHistory::setCandidate(const Snapshot &snapshot, const Candidate &candidate)
{
    m_model.setData(historyOf(snapshot, candidate));
    if (m_model.rowCount() > 0)
        m_pane->showTable();
    else
        m_pane->showMessage(u"history"_s, tr("No history"), tr("No date, verdict or deployment of it is known."));
}

} // namespace slipway::ui
