// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"
#include "rowsmodel.h"

namespace slipway {

/// A step of a plan and how far it has come.
struct PlanRow {
    int number = 0; ///< from 0
    Step step;
    StepProgress progress{};

    friend bool operator==(const PlanRow &, const PlanRow &) = default;
};

/// What will be done, in this order; while it is done, how far it is.
class PlanModel final : public RowsModel<PlanRow> {
    Q_OBJECT

public:
    enum Column { StepColumn, NowColumn, ThenColumn, ProgressColumn, ColumnCount };
    enum Role { StateRole = Qt::UserRole + 1 }; ///< int, a StepProgress::State

    explicit PlanModel(QObject *parent = nullptr);

    /// `progress` may be shorter than the plan: the rest waits.
    void setData(const Plan &plan, const QList<StepProgress> &progress = {});
    using RowsModel::setData;

protected:
    QString keyOf(const PlanRow &row) const override;
    QVariant valueOf(const PlanRow &row, int position, int column, int role) const override;
};

} // namespace slipway
