// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/readiness.h"
#include "rowsmodel.h"

namespace slipway {

/// The conditions for promotion, in the order in which they are shown.
class ReadinessModel final : public RowsModel<Condition> {
    Q_OBJECT

public:
    enum Column { ConditionColumn, NoteColumn, ColumnCount };
    enum Role { ResultRole = Qt::UserRole + 1 }; ///< int, a Condition::Result

    explicit ReadinessModel(QObject *parent = nullptr);

    void setData(const QList<Condition> &conditions);
    using RowsModel::setData;

protected:
    QString keyOf(const Condition &row) const override;
    QVariant valueOf(const Condition &row, int position, int column, int role) const override;
};

} // namespace slipway
