// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listheader.h"

#include "ui/delegates/celldelegate.h"

#include <QPainter>
#include <QStyleOptionHeader>

namespace slipway::ui {

ListHeader::ListHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
    setSectionsClickable(true);
    setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

/// What the style's own margin leaves to do.
int ListHeader::indent() const
{
    return qMax(0, CellDelegate::sideMargin - style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, this));
}

void ListHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    if (!rect.isValid())
        return;
    QStyleOptionHeaderV2 option;
    initStyleOption(&option);
    option.rect = rect;
    initStyleOptionForIndex(&option, logicalIndex);
    painter->save();
    painter->setClipRect(rect);
    // As CE_Header paints the parts, but for the label's place.
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    QStyleOptionHeaderV2 label = option;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    label.rect = style()
                     ->subElementRect(QStyle::SE_HeaderLabel, &option, this)
                     .adjusted(mirrored ? 0 : indent(), 0, mirrored ? -indent() : 0, 0);
    style()->drawControl(QStyle::CE_HeaderLabel, &label, painter, this);
    if (option.sortIndicator != QStyleOptionHeader::None) {
        QStyleOptionHeaderV2 arrow = option;
        arrow.rect = style()->subElementRect(QStyle::SE_HeaderArrow, &option, this);
        style()->drawPrimitive(QStyle::PE_IndicatorHeaderArrow, &arrow, painter, this);
    }
    painter->restore();
}

/// As high as any of its sections, since each has one line: QHeaderView measures sixty of them each time.
QSize ListHeader::sizeHint() const
{
    return count() > 0 ? sectionSizeFromContents(0) : QHeaderView::sizeHint();
}

QSize ListHeader::sectionSizeFromContents(int logicalIndex) const
{
    return QHeaderView::sectionSizeFromContents(logicalIndex) + QSize(indent(), 0);
}

} // namespace slipway::ui
