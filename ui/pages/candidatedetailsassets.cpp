// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatedetailsassets.h"

#include "ui/delegates/detailcells.h"
#include "ui/widgets/listpane.h"

#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

CandidateDetailsAssets::CandidateDetailsAssets(QWidget *parent)
    : QWidget(parent)
    , m_pane(new ListPane(u"assetsTable"_s, tr("Files of the candidate's release"), this))
{
    m_model.setHeaders(assetHeaders());
    present(m_model, assetCell);
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(AssetsModel::SortRole);
    RowTable &table = m_pane->table();
    table.setModel(&m_sorted);
    table.setSortingEnabled(true);
    table.sortByColumn(-1, Qt::AscendingOrder);
    table.setStretchColumn(AssetsModel::NameColumn, 230);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pane, 1);
}

void CandidateDetailsAssets::setCandidate(const Snapshot &snapshot, const Candidate &candidate,
                                          const QList<Condition> &conditions)
{
    QStringList missing;
    for (const Condition &condition : conditions) {
        if (condition.kind == Condition::Kind::Assets)
            missing = condition.details;
    }
    m_model.setData(candidate.release ? candidate.release->assets : QList<Asset>(), missing);
    if (m_model.rowCount() > 0)
        m_pane->showTable();
    else if (!snapshot.repository)
        m_pane->showMessage(u"information"_s, tr("Not known from a clone alone"),
                            tr("Open the repository with its GitHub name to see its releases."));
    else if (!snapshot.releases)
        m_pane->showMessage(u"unknown"_s, tr("The releases are not known"),
                            tr("They could not be read. Refresh to try again."));
    else if (!candidate.release)
        m_pane->showMessage(u"asset"_s, tr("No release"), tr("No GitHub release is linked to this candidate."));
    else
        m_pane->showMessage(u"asset"_s, tr("No files"), tr("The release has no files yet."));
}

} // namespace slipway::ui
