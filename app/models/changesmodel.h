// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commit.h"
#include "rowsmodel.h"

namespace slipway {

/// The commits that a candidate brings, newest first.
class ChangesModel final : public RowsModel<Commit> {
    Q_OBJECT

public:
    enum Column { CommitColumn, SummaryColumn, PullRequestColumn, AuthorColumn, AgeColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1 }; ///< by column; sorts as numbers or strings

    explicit ChangesModel(QObject *parent = nullptr);

    void setData(const QList<Commit> &commits);
    using RowsModel::setData;

protected:
    QString keyOf(const Commit &row) const override;
    QVariant valueOf(const Commit &row, int position, int column, int role) const override;
};

} // namespace slipway
