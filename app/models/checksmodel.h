// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/check.h"
#include "rowsmodel.h"

namespace slipway {

/// The checks on a candidate's commit: those that need somebody first.
class ChecksModel final : public RowsModel<Check> {
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, DetailColumn, FinishedColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1 }; ///< by column; sorts as numbers or strings

    explicit ChecksModel(QObject *parent = nullptr);

    void setData(const QList<Check> &checks);
    using RowsModel::setData;

protected:
    QString keyOf(const Check &row) const override;
    QVariant valueOf(const Check &row, int position, int column, int role) const override;
};

} // namespace slipway
