// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatesfilter.h"

#include "candidatesmodel.h"

#include <compare>

namespace slipway {

CandidatesFilter::CandidatesFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
}

void CandidatesFilter::setText(const QString &text)
{
    const QStringList words = text.toLower().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    m_wordBytes.clear();
    for (const QString &word : words)
        m_wordBytes.append(word.toUtf8());
    filterAgain();
}

void CandidatesFilter::searchAgain()
{
    if (!m_words.isEmpty())
        filterAgain();
}

void CandidatesFilter::setAllStates()
{
    m_states = States::All;
    filterAgain();
}

void CandidatesFilter::setOpenOnly()
{
    m_states = States::Open;
    filterAgain();
}

void CandidatesFilter::setState(CandidateState state)
{
    m_states = States::One;
    m_state = state;
    filterAgain();
}

void CandidatesFilter::setLabel(const QString &label)
{
    if (label == m_label)
        return;
    m_label = label;
    filterAgain();
}

void CandidatesFilter::clear()
{
    if (!isActive())
        return;
    m_words.clear();
    m_wordBytes.clear();
    m_states = States::All;
    m_label.clear();
    filterAgain();
}

/// All at once: row by row, thousands that come and go take longer than to sort what is left.
void CandidatesFilter::filterAgain()
{
    takeSortKeys(sortColumn());
    invalidate();
    static_cast<void>(rowCount()); // it sorts now, not when somebody looks
    m_sortKeys.clear();
}

bool CandidatesFilter::isActive() const
{
    return !m_words.isEmpty() || m_states != States::All || !m_label.isEmpty();
}

int CandidatesFilter::hiddenCount() const
{
    return sourceModel() ? sourceModel()->rowCount() - rowCount() : 0;
}

bool CandidatesFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    if (m_states == States::Open && !index.data(CandidatesModel::OpenRole).toBool())
        return false;
    if (m_states == States::One && index.data(CandidatesModel::StateRole).toInt() != static_cast<int>(m_state))
        return false;
    if (!m_label.isEmpty() && index.data(CandidatesModel::LabelRole).toString() != m_label)
        return false;
    if (m_words.isEmpty())
        return true;
    const auto *model = qobject_cast<const CandidatesModel *>(sourceModel());
    const QByteArray &text = model->searchText(sourceRow);
    const ObjectId &commit = model->at(sourceRow).candidate().tag.commit;
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        if (!text.contains(m_wordBytes.at(i)) && !commit.startsWith(m_words.at(i)))
            return false;
    }
    return true;
}

void CandidatesFilter::sort(int column, Qt::SortOrder order)
{
    takeSortKeys(column);
    QSortFilterProxyModel::sort(column, order);
    m_sortKeys.clear(); // rows may come and go from now on
}

void CandidatesFilter::takeSortKeys(int column)
{
    if (column >= 0 && sourceModel())
        m_sortKeys = qobject_cast<const CandidatesModel *>(sourceModel())->sortKeys(column);
}

bool CandidatesFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    std::weak_ordering order = std::weak_ordering::equivalent;
    if (!m_sortKeys.isEmpty())
        order = m_sortKeys.at(left.row()) <=> m_sortKeys.at(right.row());
    if (order == 0 && (m_sortKeys.isEmpty() || left.column() == CandidatesModel::CommitColumn)) {
        const auto *model = qobject_cast<const CandidatesModel *>(sourceModel());
        order = model->compare(left.row(), right.row(), left.column());
    }
    if (order != 0)
        return order < 0;
    // Equal ones keep the domain's order, whichever way the column is sorted.
    return sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : left.row() > right.row();
}

} // namespace slipway
