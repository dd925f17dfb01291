// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "readinessmodel.h"

namespace slipway {

ReadinessModel::ReadinessModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

void ReadinessModel::setData(const QList<Condition> &conditions)
{
    setRows(conditions);
}

QString ReadinessModel::keyOf(const Condition &row) const
{
    return QString::number(static_cast<int>(row.kind)) + u' ' + row.subject;
}

QVariant ReadinessModel::valueOf(const Condition &row, int, int, int role) const
{
    return role == ResultRole ? QVariant(static_cast<int>(row.result)) : QVariant();
}

} // namespace slipway
