// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/release.h"
#include "rowsmodel.h"

namespace slipway {

/// A file of the release, or a required one that is missing.
struct AssetRow {
    Asset asset;
    bool missing = false; ///< asset.name is then the pattern that nothing matches

    friend bool operator==(const AssetRow &, const AssetRow &) = default;
};

/// The release's files, what is missing first.
class AssetsModel final : public RowsModel<AssetRow> {
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, SizeColumn, DownloadsColumn, DigestColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1 }; ///< by column; sorts as numbers or strings

    explicit AssetsModel(QObject *parent = nullptr);

    /// `missing`: patterns of required assets that nothing matches.
    void setData(const QList<Asset> &assets, const QStringList &missing);
    using RowsModel::setData;

protected:
    QString keyOf(const AssetRow &row) const override;
    QVariant valueOf(const AssetRow &row, int position, int column, int role) const override;
};

} // namespace slipway
