// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace slipway::ui {

/// A table's header in the platform's style, whose words begin where the cells' text begins.
class ListHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit ListHeader(QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    QSize sectionSizeFromContents(int logicalIndex) const override;

private:
    int indent() const;
};

} // namespace slipway::ui
