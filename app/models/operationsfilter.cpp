// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationsfilter.h"

#include "operationsmodel.h"

#include <algorithm>

namespace slipway {

OperationsFilter::OperationsFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(OperationsModel::SortRole);
    setDynamicSortFilter(true);
}

void OperationsFilter::setText(const QString &text)
{
    const QStringList words = text.toLower().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateRowsFilter();
}

void OperationsFilter::setHereOnly(bool only)
{
    if (std::exchange(m_hereOnly, only) != only)
        invalidateRowsFilter();
}

void OperationsFilter::setUnfinishedOnly(bool only)
{
    if (std::exchange(m_unfinishedOnly, only) != only)
        invalidateRowsFilter();
}

int OperationsFilter::hiddenCount() const
{
    return sourceModel() ? sourceModel()->rowCount() - rowCount() : 0;
}

bool OperationsFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    if (m_hereOnly && !index.data(OperationsModel::HereRole).toBool())
        return false;
    if (m_unfinishedOnly && !index.data(OperationsModel::UnfinishedRole).toBool())
        return false;
    if (m_words.isEmpty())
        return true;
    QString text = index.data(OperationsModel::SearchRole).toString();
    for (const int column : {OperationsModel::WhatColumn, OperationsModel::StateColumn})
        text += u'\n' + index.siblingAtColumn(column).data().toString().toLower();
    return std::ranges::all_of(m_words, [&](const QString &word) { return text.contains(word); });
}

bool OperationsFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto order = QVariant::compare(left.data(OperationsModel::SortRole), right.data(OperationsModel::SortRole));
    if (order != QPartialOrdering::Equivalent)
        return order == QPartialOrdering::Less;
    // The journal gives the newest first: by time it is the greatest of equal ones; by anything else it comes first,
    // whichever way the column is sorted.
    const bool newestIsLeast = left.column() != OperationsModel::WhenColumn && sortOrder() == Qt::AscendingOrder;
    return newestIsLeast ? left.row() < right.row() : left.row() > right.row();
}

} // namespace slipway
