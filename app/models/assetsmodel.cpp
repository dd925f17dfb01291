// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assetsmodel.h"

namespace slipway {

AssetsModel::AssetsModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

void AssetsModel::setData(const QList<Asset> &assets, const QStringList &missing)
{
    QList<AssetRow> rows;
    for (const QString &pattern : missing) {
        AssetRow row;
        row.asset.name = pattern;
        row.missing = true;
        rows.append(row);
    }
    for (const Asset &asset : assets)
        rows.append({asset, false});
    setRows(std::move(rows));
}

QString AssetsModel::keyOf(const AssetRow &row) const
{
    return QString::number(row.missing ? -1 : row.asset.id) + u' ' + row.asset.name;
}

QVariant AssetsModel::valueOf(const AssetRow &row, int, int column, int role) const
{
    if (role != SortRole)
        return {};
    switch (column) {
    case StateColumn:
        return row.missing ? 0 : row.asset.state == Asset::State::Incomplete ? 1 : 2;
    case SizeColumn:
        return row.asset.size;
    case DownloadsColumn:
        return row.asset.downloads;
    case DigestColumn:
        return row.asset.digest;
    default:
        return row.asset.name.toLower();
    }
}

} // namespace slipway
