// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <QStringList>

#include <functional>

namespace slipway {

/// A table of values. Headers, words and looks are given by the ui: a model knows what is in a row, never how it reads.
/// Rows are known by a key, so that a selection stays on what was selected when new facts arrive.
template<class Row>
class RowsModel : public QAbstractTableModel {
public:
    /// Answers every role that the model itself does not: DisplayRole, ToolTipRole, and those of the ui's delegates.
    using Presentation = std::function<QVariant(const Row &row, int column, int role)>;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_columns; }

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= m_columns)
            return {};
        return section < m_headers.size() ? QVariant(m_headers.at(section)) : QVariant();
    }

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const Row &row = m_rows.at(index.row());
        const QVariant fact = valueOf(row, index.row(), index.column(), role);
        return fact.isValid() || !m_presentation ? fact : m_presentation(row, index.column(), role);
    }

    void setHeaders(const QStringList &headers)
    {
        m_headers = headers;
        if (m_columns > 0)
            Q_EMIT headerDataChanged(Qt::Horizontal, 0, m_columns - 1);
    }

    void setPresentation(Presentation presentation)
    {
        m_presentation = std::move(presentation);
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, m_columns - 1));
    }

    const QList<Row> &rows() const { return m_rows; }
    const Row &at(int row) const { return m_rows.at(row); }
    /// The row with this key; -1: there is none.
    int rowOf(const QString &key) const
    {
        for (int i = 0; i < m_rows.size(); ++i) {
            if (keyOf(m_rows.at(i)) == key)
                return i;
        }
        return -1;
    }

protected:
    RowsModel(int columns, QObject *parent)
        : QAbstractTableModel(parent)
        , m_columns(columns)
    {
    }

    /// What identifies a row among the others.
    virtual QString keyOf(const Row &row) const = 0;
    /// The value of a role that belongs to the model; an invalid one leaves it to the presentation.
    virtual QVariant valueOf(const Row &row, int position, int column, int role) const = 0;

    /// Rows that stay keep their persistent indexes; only what is new, gone or changed is announced. When what
    /// stays changes its order, the model is reset.
    void setRows(QList<Row> rows)
    {
        if (m_rows.isEmpty() || rows.isEmpty() || !takeOver(rows)) {
            if (m_rows.isEmpty() && rows.isEmpty())
                return;
            beginResetModel();
            m_rows = std::move(rows);
            endResetModel();
        }
    }

private:
    bool takeOver(const QList<Row> &rows)
    {
        QSet<QString> wanted;
        for (const Row &row : rows)
            wanted.insert(keyOf(row));
        QStringList kept;
        for (const Row &row : std::as_const(m_rows)) {
            if (const QString key = keyOf(row); wanted.contains(key))
                kept.append(key);
        }
        if (kept.isEmpty() || wanted.size() != rows.size() || !isSubsequence(kept, rows))
            return false;
        for (int last = rowCount() - 1; last >= 0; --last) {
            if (wanted.contains(keyOf(m_rows.at(last))))
                continue;
            int first = last;
            while (first > 0 && !wanted.contains(keyOf(m_rows.at(first - 1))))
                --first;
            beginRemoveRows({}, first, last);
            m_rows.remove(first, last - first + 1);
            endRemoveRows();
            last = first;
        }
        for (int i = 0; i < rows.size(); ++i) {
            if (i < m_rows.size() && keyOf(m_rows.at(i)) == keyOf(rows.at(i))) {
                update(i, rows.at(i));
                continue;
            }
            int end = i + 1;
            while (end < rows.size() && (i >= m_rows.size() || keyOf(rows.at(end)) != keyOf(m_rows.at(i))))
                ++end;
            beginInsertRows({}, i, end - 1);
            m_rows = m_rows.first(i) + rows.sliced(i, end - i) + m_rows.sliced(i);
            endInsertRows();
            i = end - 1;
        }
        return true;
    }

    bool isSubsequence(const QStringList &kept, const QList<Row> &rows) const
    {
        qsizetype next = 0;
        for (const Row &row : rows) {
            if (next < kept.size() && kept.at(next) == keyOf(row))
                ++next;
        }
        return next == kept.size();
    }

    void update(int position, const Row &row)
    {
        const bool isSame = m_rows.at(position) == row;
        m_rows[position] = row; // also then: what rows share is let go of
        if (!isSame)
            Q_EMIT dataChanged(index(position, 0), index(position, m_columns - 1));
    }

    int m_columns;
    QList<Row> m_rows;
    QStringList m_headers;
    Presentation m_presentation;
};

} // namespace slipway
