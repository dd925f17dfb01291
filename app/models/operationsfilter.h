// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace slipway {

/// Which operations are listed. Over an OperationsModel.
class OperationsFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit OperationsFilter(QObject *parent = nullptr);

    /// Every word must be found: in what is shown, or in the operation's tags, commit, environments, reasons and note.
    void setText(const QString &text);
    /// Only those on the repository that is open.
    void setHereOnly(bool only);
    void setUnfinishedOnly(bool only);

    bool isHereOnly() const { return m_hereOnly; }
    bool isUnfinishedOnly() const { return m_unfinishedOnly; }
    /// How many of the source's rows it hides.
    int hiddenCount() const;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words;
    bool m_hereOnly = false;
    bool m_unfinishedOnly = false;
};

} // namespace slipway
