// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "historymodel.h"

namespace slipway {

HistoryModel::HistoryModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

void HistoryModel::setData(const QList<HistoryEvent> &events)
{
    setRows(events);
}

QString HistoryModel::keyOf(const HistoryEvent &row) const
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(row.at.toMSecsSinceEpoch())
        .arg(static_cast<int>(row.kind))
        .arg(static_cast<int>(row.state))
        .arg(row.subject);
}

QVariant HistoryModel::valueOf(const HistoryEvent &row, int, int column, int role) const
{
    if (role != SortRole)
        return {};
    switch (column) {
    case WhatColumn:
        return static_cast<int>(row.kind);
    case ByColumn:
        return row.by.toLower();
    case NoteColumn:
        return row.note.toLower();
    default:
        return row.at.toMSecsSinceEpoch();
    }
}

} // namespace slipway
