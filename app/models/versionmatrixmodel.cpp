// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "versionmatrixmodel.h"

#include <algorithm>

namespace slipway {

VersionMatrixModel::VersionMatrixModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

bool VersionMatrixModel::staysInPlace(const QList<VersionRow> &rows, const QList<Environment> &environments) const
{
    return m_environments == environments && std::ranges::equal(m_rows, rows, {}, &VersionRow::name, &VersionRow::name);
}

void VersionMatrixModel::setData(const QList<VersionRow> &rows, const QList<Environment> &environments)
{
    if (!staysInPlace(rows, environments)) {
        beginResetModel();
        m_rows = rows;
        m_environments = environments;
        endResetModel();
        return;
    }
    for (int i = 0; i < rows.size(); ++i) {
        if (m_rows.at(i) == rows.at(i))
            continue;
        m_rows[i] = rows.at(i);
        Q_EMIT dataChanged(index(i, 0), index(i, columnCount() - 1));
    }
}

void VersionMatrixModel::setHeaders(const QStringList &headers)
{
    m_headers = headers;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, FirstEnvironmentColumn - 1);
}

void VersionMatrixModel::setPresentation(Presentation presentation)
{
    m_presentation = std::move(presentation);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int VersionMatrixModel::rowOf(const QString &name) const
{
    const auto found = std::ranges::find(m_rows, name, &VersionRow::name);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int VersionMatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int VersionMatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstEnvironmentColumn + static_cast<int>(m_environments.size());
}

QVariant VersionMatrixModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const VersionRow &row = m_rows.at(index.row());
    const int environment = index.column() - FirstEnvironmentColumn;
    switch (role) {
    case NameRole:
        return row.name;
    case CommitRole:
        return row.commit.hex();
    case PositionRole:
        return index.row();
    case SinceRole:
        return environment < 0 ? QVariant() : QVariant(row.cells.value(environment).since);
    default:
        return m_presentation
            ? m_presentation(row, index.column(), environment < 0 ? nullptr : &m_environments.at(environment), role)
            : QVariant();
    }
}

QVariant VersionMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    return section < FirstEnvironmentColumn ? m_headers.value(section)
                                            : m_environments.at(section - FirstEnvironmentColumn).name;
}

} // namespace slipway
