// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/drift.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <functional>

namespace slipway {

/// "Versions × environments": a row for everything that was deployed, a column for each environment. Words and looks
/// are given by the ui.
class VersionMatrixModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { VersionColumn, CommitColumn, CandidateOfColumn, FirstEnvironmentColumn };
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString: tag or branch
        CommitRole, ///< QString: 40 digits
        PositionRole, ///< int: the row's place in the order of the rules
        SinceRole, ///< QDateTime: an environment's cell, for sorting
    };

    struct Environment {
        QString name;
        bool known = true; ///< false: its deployments could not be read

        friend bool operator==(const Environment &, const Environment &) = default;
    };

    /// Answers the roles that are words and looks. `cell` is nullptr in the first three columns.
    using Presentation =
        std::function<QVariant(const VersionRow &row, int column, const Environment *environment, int role)>;

    explicit VersionMatrixModel(QObject *parent = nullptr);

    using QAbstractTableModel::setData;
    /// Each row has one cell for each environment. Rows that stay in place keep their selection; what differs in
    /// kind resets the model.
    void setData(const QList<VersionRow> &rows, const QList<Environment> &environments);
    /// Of the columns before the environments.
    void setHeaders(const QStringList &headers);
    void setPresentation(Presentation presentation);

    const VersionRow &at(int row) const { return m_rows.at(row); }
    /// -1: there is none.
    int rowOf(const QString &name) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    bool staysInPlace(const QList<VersionRow> &rows, const QList<Environment> &environments) const;

    QList<VersionRow> m_rows;
    QList<Environment> m_environments;
    QStringList m_headers;
    Presentation m_presentation;
};

} // namespace slipway
