// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history.h"
#include "rowsmodel.h"

namespace slipway {

/// What happened to a candidate, newest first.
class HistoryModel final : public RowsModel<HistoryEvent> {
    Q_OBJECT

public:
    enum Column { WhenColumn, WhatColumn, ByColumn, NoteColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1 }; ///< by column; sorts as numbers or strings

    explicit HistoryModel(QObject *parent = nullptr);

    void setData(const QList<HistoryEvent> &events);
    using RowsModel::setData;

protected:
    QString keyOf(const HistoryEvent &row) const override;
    QVariant valueOf(const HistoryEvent &row, int position, int column, int role) const override;
};

} // namespace slipway
