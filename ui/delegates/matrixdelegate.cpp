// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "matrixdelegate.h"

#include "celldelegate.h"
#include "matrixcells.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/plaintext.h"

#include <QAbstractItemView>
#include <QPainter>

namespace slipway::ui {

namespace {

constexpr int side = CellDelegate::sideMargin;
constexpr int above = 7;
constexpr int gap = 7;

QFont fontFor(const MatrixLook &look, const QFont &font)
{
    return look.mono ? monospace(font) : scaled(font, 1.0, look.bold);
}

QColor groundColor(const QStyleOptionViewItem &option)
{
    const QColor base = option.palette.color(QPalette::Base);
    if (!(option.state & QStyle::State_Selected))
        return base;
    const bool active = option.state & QStyle::State_Active;
    return mix(base, option.palette.color(QPalette::Active, QPalette::Highlight), active ? 0.20 : 0.12);
}

void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    painter->fillRect(option.rect, groundColor(option));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      hairline(option.palette));
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (index.column() == 0 && view && view->hasFocus() && view->currentIndex().row() == index.row()) {
        QRect bar = option.rect;
        bar.setWidth(3);
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, bar),
                          option.palette.color(QPalette::Active, QPalette::Highlight));
    }
}

} // namespace

MatrixDelegate::MatrixDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void MatrixDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const MatrixLook look = index.data(MatrixLookRole).value<MatrixLook>();
    painter->save();
    painter->setClipRect(option.rect);
    painter->setLayoutDirection(option.direction);
    paintGround(painter, option, index);

    const QFont font = fontFor(look, option.font);
    const QFontMetrics metrics(font);
    QRect room = option.rect.adjusted(side, 0, -side, -1);
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const auto pill = [&] {
        paintPill(painter, visual(room), look.pill, look.pillIcon, look.tone, option.palette, option.font);
        room.setLeft(room.left() + pillSize(look.pill, look.pillIcon, option.font).width() + gap);
    };
    if (look.pillFirst && !look.pill.isEmpty())
        pill();
    if (room.width() > 0) {
        // A pill behind the text is never pushed out of the cell by a long name.
        const int kept =
            look.pill.isEmpty() || look.pillFirst ? 0 : pillSize(look.pill, look.pillIcon, option.font).width() + gap;
        const int width = qMax(room.width() - kept, qMin(room.width(), 40));
        const QString shown = metrics.elidedText(look.text, Qt::ElideMiddle, width);
        const QColor text = option.palette.color(QPalette::Active, QPalette::Text);
        painter->setFont(font);
        painter->setPen(look.muted ? readable(mutedText(option.palette), text, groundColor(option)) : text);
        painter->drawText(visual(QRect(room.left(), room.top(), width, room.height())),
                          int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter))
                              | Qt::TextSingleLine | directionFlag(shown),
                          shown);
        room.setLeft(room.left() + metrics.horizontalAdvance(shown) + gap);
    }
    if (!look.pillFirst && !look.pill.isEmpty() && room.width() > 0)
        pill();
    painter->restore();
}

QSize MatrixDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const MatrixLook look = index.data(MatrixLookRole).value<MatrixLook>();
    int width = QFontMetrics(fontFor(look, option.font)).horizontalAdvance(look.text) + 2 * side + 2;
    if (!look.pill.isEmpty())
        width += pillSize(look.pill, look.pillIcon, option.font).width() + gap;
    return {width, QFontMetrics(option.font).height() + 2 * above + 1};
}

} // namespace slipway::ui
