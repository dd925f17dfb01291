// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace slipway {

/// Filters and sorts a VersionMatrixModel.
class VersionMatrixFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit VersionMatrixFilter(QObject *parent = nullptr);

    /// Every word must be found in the name or at the beginning of the commit.
    void setText(const QString &text);
    bool isActive() const { return !m_words.isEmpty(); }
    int hiddenCount() const;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words;
};

} // namespace slipway
