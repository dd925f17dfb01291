// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "celldelegate.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/plaintext.h"

#include <QAbstractItemView>
#include <QPainter>

namespace slipway::ui {

namespace {

constexpr int side = CellDelegate::sideMargin;
constexpr int above = 7; ///< above and below
constexpr int gap = 6; ///< between icon, text and note

QFont fontFor(const CellLook &look, const QFont &font)
{
    if (look.mono)
        return monospace(font);
    QFont result = font;
    result.setBold(look.bold);
    return result;
}

int iconSide(const QFont &font)
{
    return QFontMetrics(font).height() - 2;
}

QColor ground(const QStyleOptionViewItem &option)
{
    const QColor base = option.palette.color(QPalette::Base);
    if (!(option.state & QStyle::State_Selected))
        return base;
    const bool active = option.state & QStyle::State_Active;
    return mix(base, option.palette.color(QPalette::Active, QPalette::Highlight), active ? 0.20 : 0.12);
}

bool isCurrentRow(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view && view->hasFocus() && view->currentIndex().row() == index.row();
}

void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    painter->fillRect(option.rect, ground(option));
    QRect line = option.rect;
    line.setTop(line.bottom());
    painter->fillRect(line, hairline(option.palette));
    if (index.column() == 0 && isCurrentRow(option, index)) {
        QRect bar = option.rect;
        bar.setWidth(3);
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, bar),
                          option.palette.color(QPalette::Active, QPalette::Highlight));
    }
}

/// Paints text into the left of `room`; returns the width that it took.
int paintText(QPainter *painter, const QRect &room, const QStyleOptionViewItem &option, const QString &text,
              const QFont &font, const QColor &color, const CellLook &look)
{
    painter->setFont(font);
    painter->setPen(color);
    const QFontMetrics metrics(font);
    const auto horizontal = look.atEnd ? Qt::AlignRight : Qt::AlignLeft;
    if (look.wraps) {
        const auto flags = int(QStyle::visualAlignment(option.direction, horizontal | Qt::AlignVCenter))
            | Qt::TextWordWrap | directionFlag(text);
        painter->drawText(QStyle::visualRect(option.direction, option.rect, room), flags, text);
        return room.width();
    }
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room.width());
    const auto flags = int(QStyle::visualAlignment(option.direction, horizontal | Qt::AlignVCenter))
        | Qt::TextSingleLine | directionFlag(shown);
    painter->drawText(QStyle::visualRect(option.direction, option.rect, room), flags, shown);
    return qMin(room.width(), metrics.horizontalAdvance(shown));
}

} // namespace

CellDelegate::CellDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const CellLook look = index.data(LookRole).value<CellLook>();
    painter->save();
    painter->setClipRect(option.rect);
    painter->setLayoutDirection(option.direction);
    paintGround(painter, option, index);

    QRect room = option.rect.adjusted(side, 0, -side, -1);
    QRect second = room;
    if (!look.below.isEmpty()) {
        const int lines = QFontMetrics(option.font).height();
        room.setTop(room.top() + (room.height() - 2 * lines) / 2);
        room.setHeight(lines);
        second.setTop(room.bottom() + 1);
        second.setHeight(lines);
    }
    const QColor base = ground(option);
    const QColor text = option.palette.color(QPalette::Active, QPalette::Text);
    if (look.pill) {
        if (!look.text.isEmpty())
            paintPill(painter, room, look.text, look.icon, look.tone, option.palette, option.font);
        painter->restore();
        return;
    }
    if (!look.icon.isEmpty()) {
        const int size = iconSide(option.font);
        const QRect place(room.left(), room.top() + (room.height() - size) / 2, size, size);
        const QColor color = readable(toneForeground(look.tone, option.palette), text, base);
        painter->drawPixmap(QStyle::visualRect(option.direction, option.rect, place).topLeft(),
                            iconPixmap(look.icon, size, color, painter->device()->devicePixelRatioF()));
        room.setLeft(place.right() + 1 + gap);
        second.setLeft(room.left());
    }
    const QColor quiet = readable(mutedText(option.palette), text, base);
    const int taken =
        paintText(painter, room, option, look.text, fontFor(look, option.font), look.muted ? quiet : text, look);
    if (!look.note.isEmpty() && taken + gap < room.width()) {
        room.setLeft(room.left() + taken + (look.text.isEmpty() ? 0 : gap));
        paintText(painter, room, option, look.note, option.font, quiet, look);
    }
    if (!look.below.isEmpty())
        paintText(painter, second, option, look.below, option.font, quiet, look);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const CellLook look = index.data(LookRole).value<CellLook>();
    if (look.pill) {
        const QSize pill = pillSize(look.text, look.icon, option.font);
        return {look.text.isEmpty() ? 2 * side : pill.width() + 2 * side,
                qMax(pill.height(), QFontMetrics(option.font).height()) + 2 * above + 1};
    }
    const QFontMetrics metrics(fontFor(look, option.font));
    const int icon = look.icon.isEmpty() ? 0 : iconSide(option.font) + gap;
    const int fixed = icon + 2 * side + 2; // the two are paint()'s to spare, so that what fits exactly does not wrap
    if (look.wraps && option.rect.width() > fixed) {
        const QRect wrapped =
            metrics.boundingRect(QRect(0, 0, option.rect.width() - fixed + 2, 10000), Qt::TextWordWrap, look.text);
        return {option.rect.width(), wrapped.height() + 2 * above + 1};
    }
    int width = metrics.horizontalAdvance(look.text) + fixed;
    if (!look.note.isEmpty())
        width += QFontMetrics(option.font).horizontalAdvance(look.note) + gap;
    const int lines = look.below.isEmpty() ? 1 : 2;
    return {width, lines * QFontMetrics(option.font).height() + 2 * above + 1};
}

} // namespace slipway::ui
