// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "celllook.h"

#include <QStyledItemDelegate>

namespace slipway::ui {

/// Paints cells from their CellLook: quiet lines between rows, a soft selection in the palette's highlight, pills,
/// small fixed-width commit ids, muted notes.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int sideMargin = 7; ///< room left and right of a cell's content

    explicit CellDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace slipway::ui
