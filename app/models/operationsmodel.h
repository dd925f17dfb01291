// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "rowsmodel.h"

namespace slipway {

/// An operation as one line of the list.
struct OperationRow {
    Operation operation;
    bool isHere = false; ///< on the repository that is open

    friend bool operator==(const OperationRow &, const OperationRow &) = default;
};

/// The operations of the journal in its order: newest first.
class OperationsModel final : public RowsModel<OperationRow> {
    Q_OBJECT

public:
    enum Column { WhatColumn, StateColumn, ByColumn, WhenColumn, RepositoryColumn, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 1, ///< qint64
        StateRole, ///< int, an Operation::State
        UnfinishedRole, ///< bool
        HereRole, ///< bool
        SearchRole, ///< QString: what a search looks at besides what is shown, lower case
        SortRole, ///< by column; sorts as numbers or strings
    };

    explicit OperationsModel(QObject *parent = nullptr);

    /// `here`: the repository that is open; nullopt: none is.
    void setData(const QList<Operation> &operations, const std::optional<RepositoryName> &here);
    using RowsModel::setData;

    /// The row of an operation; -1: there is none.
    int rowOfId(qint64 id) const { return rowOf(QString::number(id)); }

protected:
    QString keyOf(const OperationRow &row) const override;
    QVariant valueOf(const OperationRow &row, int position, int column, int role) const override;
};

} // namespace slipway
