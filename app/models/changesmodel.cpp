// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "changesmodel.h"

namespace slipway {

ChangesModel::ChangesModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

void ChangesModel::setData(const QList<Commit> &commits)
{
    setRows(commits);
}

QString ChangesModel::keyOf(const Commit &row) const
{
    return row.id.hex();
}

QVariant ChangesModel::valueOf(const Commit &row, int position, int column, int role) const
{
    if (role != SortRole)
        return {};
    switch (column) {
    case CommitColumn:
        return row.id.hex();
    case SummaryColumn:
        return row.summary.toLower();
    case PullRequestColumn:
        return row.pullRequest.value_or(0);
    case AuthorColumn:
        return row.authorName.toLower();
    default:
        return position; // the order in which git gives them: newest first
    }
}

} // namespace slipway
