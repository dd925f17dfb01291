// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commanddelegate.h"

#include "ui/widgets/commandlist.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/tint.h"

#include <QIcon>
#include <QPainter>

namespace slipway::ui {

namespace {
constexpr int side = 12;
constexpr int picture = 16;
constexpr int gap = 9;
} // namespace

CommandDelegate::CommandDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void CommandDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool possible = index.data(CommandList::PossibleRole).toBool();
    const QColor base = option.palette.color(QPalette::Base);
    const QColor ground = option.state & QStyle::State_Selected
        ? mix(base, option.palette.color(QPalette::Active, QPalette::Highlight), 0.22)
        : base;
    const QColor text = option.palette.color(QPalette::Active, QPalette::Text);
    const QColor quiet = readable(mutedText(option.palette), text, ground);
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const auto leading = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter));

    painter->save();
    painter->setLayoutDirection(option.direction);
    painter->fillRect(option.rect, ground);
    QRect room = option.rect.adjusted(side, 0, -side, 0);
    const QIcon icon = index.data(Qt::DecorationRole).value<QIcon>();
    icon.paint(painter, visual(QRect(room.left(), room.center().y() - picture / 2, picture, picture)), Qt::AlignCenter,
               possible ? QIcon::Normal : QIcon::Disabled);
    room.setLeft(room.left() + picture + gap);

    const QString shortcut = index.data(CommandList::ShortcutRole).toString();
    painter->setFont(scaled(option.font, 0.9));
    painter->setPen(quiet);
    const int keys = painter->fontMetrics().horizontalAdvance(shortcut);
    painter->drawText(visual(QRect(room.right() - keys + 1, room.top(), keys, room.height())), leading, shortcut);
    if (keys > 0)
        room.setRight(room.right() - keys - gap);

    painter->setFont(option.font);
    painter->setPen(possible ? text : quiet);
    const QString name = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width());
    painter->drawText(visual(room), leading | directionFlag(name), name);
    room.setLeft(room.left() + painter->fontMetrics().horizontalAdvance(name) + gap);
    const QString reason = index.data(CommandList::ReasonRole).toString();
    if (!reason.isEmpty() && room.width() > 30) {
        painter->setFont(scaled(option.font, 0.9));
        painter->setPen(quiet);
        const QString shown = painter->fontMetrics().elidedText(reason, Qt::ElideRight, room.width());
        painter->drawText(visual(room), leading | directionFlag(shown), shown);
    }
    painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, QFontMetrics(option.font).height() + 14};
}

} // namespace slipway::ui
