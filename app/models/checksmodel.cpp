// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checksmodel.h"

#include <algorithm>

namespace slipway {

namespace {

int urgency(const Check &check)
{
    switch (check.state) {
    case Check::State::Failed:
        return 0;
    case Check::State::Running:
        return 1;
    case Check::State::Passed:
        return 2;
    case Check::State::Neutral:
        break;
    }
    return 3;
}

} // namespace

ChecksModel::ChecksModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

void ChecksModel::setData(const QList<Check> &checks)
{
    QList<Check> rows = checks;
    std::ranges::stable_sort(rows, {}, urgency);
    setRows(std::move(rows));
}

QString ChecksModel::keyOf(const Check &row) const
{
    return row.name + u'\n' + row.url;
}

QVariant ChecksModel::valueOf(const Check &row, int, int column, int role) const
{
    if (role != SortRole)
        return {};
    switch (column) {
    case NameColumn:
        return row.name.toLower();
    case StateColumn:
        return urgency(row);
    case DetailColumn:
        return row.detail.toLower();
    default:
        return row.finishedAt.isValid() ? row.finishedAt.toSecsSinceEpoch() : qint64(0);
    }
}

} // namespace slipway
