// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatedetailschecks.h"

#include "ui/delegates/detailcells.h"
#include "ui/widgets/listpane.h"
#include "ui/widgets/weblink.h"

#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

CandidateDetailsChecks::CandidateDetailsChecks(QWidget *parent)
    : QWidget(parent)
    , m_pane(new ListPane(u"checksTable"_s, tr("Checks on the candidate's commit"), this))
{
    m_model.setHeaders(checkHeaders());
    present(m_model, checkCell);
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(ChecksModel::SortRole);
    RowTable &table = m_pane->table();
    table.setModel(&m_sorted);
    table.setSortingEnabled(true);
    table.sortByColumn(-1, Qt::AscendingOrder);
    table.setStretchColumn(ChecksModel::DetailColumn);
    connect(&table, &RowTable::rowActivated, this, [this](const QModelIndex &index) {
        const QModelIndex source = m_sorted.mapToSource(index);
        openWebPage(QUrl(m_model.at(source.row()).url, QUrl::StrictMode));
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pane, 1);
}

void CandidateDetailsChecks::setCandidate(const Snapshot &snapshot, const Candidate &candidate, bool loading)
{
    const CommitChecks checks = snapshot.factsOf(candidate.tag.commit).checks;
    m_model.setData(checks.all());
    if (m_model.rowCount() > 0)
        m_pane->showTable();
    else if (checks.complete())
        m_pane->showMessage(u"checks"_s, tr("No checks"), tr("Nothing is reported on this commit."));
    else if (!snapshot.repository)
        m_pane->showMessage(u"information"_s, tr("Not known from a clone alone"),
                            tr("Open the repository with its GitHub name to see its checks."));
    else if (loading)
        m_pane->showMessage(u"running"_s, tr("Reading the checks…"), tr("They appear in a moment."));
    else
        m_pane->showMessage(u"unknown"_s, tr("The checks are not known"),
                            tr("They could not be read: the token may lack the permission to read checks."));
}

} // namespace slipway::ui
