// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "versionmatrixfilter.h"

#include "versionmatrixmodel.h"

#include <algorithm>

namespace slipway {

VersionMatrixFilter::VersionMatrixFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
}

void VersionMatrixFilter::setText(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateRowsFilter();
}

int VersionMatrixFilter::hiddenCount() const
{
    return sourceModel() ? sourceModel()->rowCount() - rowCount() : 0;
}

bool VersionMatrixFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    const QString name = index.data(VersionMatrixModel::NameRole).toString();
    const QString commit = index.data(VersionMatrixModel::CommitRole).toString();
    return std::ranges::all_of(m_words, [&](const QString &word) {
        return name.contains(word, Qt::CaseInsensitive) || commit.startsWith(word, Qt::CaseInsensitive);
    });
}

bool VersionMatrixFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto position = [](const QModelIndex &index) { return index.data(VersionMatrixModel::PositionRole).toInt(); };
    if (left.column() == VersionMatrixModel::CommitColumn)
        return left.data(VersionMatrixModel::CommitRole).toString()
            < right.data(VersionMatrixModel::CommitRole).toString();
    if (left.column() >= VersionMatrixModel::FirstEnvironmentColumn) {
        // By age, which is what stands there: the newest first when ascending; what was never there comes last.
        const QDateTime a = left.data(VersionMatrixModel::SinceRole).toDateTime();
        const QDateTime b = right.data(VersionMatrixModel::SinceRole).toDateTime();
        if (a != b)
            return a.isValid() && (!b.isValid() || a > b);
    }
    // The higher version, which stands above, is the greater one.
    const bool isVersion = left.column() == VersionMatrixModel::VersionColumn;
    return isVersion ? position(left) > position(right) : position(left) < position(right);
}

} // namespace slipway
