// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationsmodel.h"

namespace slipway {

namespace {

QString searchText(const Operation &operation)
{
    const Plan &plan = operation.plan;
    QStringList parts{plan.tag,     plan.finalTag,  plan.commit.hex(),
                      operation.by, operation.note, operation.repository.fullName()};
    for (const Step &step : plan.steps)
        parts << step.environment << step.reason;
    return parts.join(u'\n').toLower();
}

/// What is under way comes first, then what needs somebody, then what is over.
int stateRank(Operation::State state)
{
    switch (state) {
    case Operation::State::Running:
        return 0;
    case Operation::State::Stopped:
        return 1;
    case Operation::State::Interrupted:
        return 2;
    case Operation::State::Waiting:
        return 3;
    case Operation::State::Done:
        return 4;
    case Operation::State::Replaced:
        return 5;
    case Operation::State::Closed:
        break;
    }
    return 6;
}

QVariant sortValue(const Operation &operation, int column)
{
    switch (column) {
    case OperationsModel::WhatColumn:
        return QString(operation.plan.tag + u' ' + QString::number(static_cast<int>(operation.plan.kind)));
    case OperationsModel::StateColumn:
        return stateRank(operation.state);
    case OperationsModel::ByColumn:
        return operation.by.toLower();
    case OperationsModel::RepositoryColumn:
        return operation.repository.fullName().toLower();
    default:
        return operation.startedAt.toMSecsSinceEpoch();
    }
}

} // namespace

OperationsModel::OperationsModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

void OperationsModel::setData(const QList<Operation> &operations, const std::optional<RepositoryName> &here)
{
    QList<OperationRow> rows;
    rows.reserve(operations.size());
    for (const Operation &operation : operations)
        rows.append({operation, here && operation.repository == *here});
    setRows(std::move(rows));
}

QString OperationsModel::keyOf(const OperationRow &row) const
{
    return QString::number(row.operation.id);
}

QVariant OperationsModel::valueOf(const OperationRow &row, int, int column, int role) const
{
    switch (role) {
    case IdRole:
        return row.operation.id;
    case StateRole:
        return static_cast<int>(row.operation.state);
    case UnfinishedRole:
        return row.operation.isUnfinished();
    case HereRole:
        return row.isHere;
    case SearchRole:
        return searchText(row.operation);
    case SortRole:
        return sortValue(row.operation, column);
    default:
        return {};
    }
}

} // namespace slipway
