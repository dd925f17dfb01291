// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planmodel.h"

namespace slipway {

PlanModel::PlanModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

void PlanModel::setData(const Plan &plan, const QList<StepProgress> &progress)
{
    QList<PlanRow> rows;
    for (int i = 0; i < plan.steps.size(); ++i)
        rows.append({i, plan.steps.at(i), progress.value(i)});
    setRows(std::move(rows));
}

QString PlanModel::keyOf(const PlanRow &row) const
{
    return QString::number(row.number);
}

QVariant PlanModel::valueOf(const PlanRow &row, int, int, int role) const
{
    return role == StateRole ? QVariant(static_cast<int>(row.progress.state)) : QVariant();
}

} // namespace slipway
