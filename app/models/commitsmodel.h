// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/snapshot.h"
#include "rowsmodel.h"

namespace slipway {

/// A commit of the branch, with what it bears already.
struct CommitRow {
    Commit commit;
    QStringList tags{}; ///< candidates' and final tags on it
    QStringList environments{}; ///< where it is active

    friend bool operator==(const CommitRow &, const CommitRow &) = default;
};

/// The commits to choose a new candidate's from, newest first.
class CommitsModel final : public RowsModel<CommitRow> {
    Q_OBJECT

public:
    enum Column { SummaryColumn, AuthorColumn, AgeColumn, CommitColumn, MarksColumn, ColumnCount };
    enum Role {
        HexRole = Qt::UserRole + 1, ///< QString, 40 digits
        SearchRole, ///< QString, lower case
        SortRole, ///< by column
    };

    explicit CommitsModel(QObject *parent = nullptr);

    void setData(const QList<Commit> &commits, const Snapshot &snapshot);
    using RowsModel::setData;

protected:
    QString keyOf(const CommitRow &row) const override;
    QVariant valueOf(const CommitRow &row, int position, int column, int role) const override;
};

} // namespace slipway
