// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editorcompletion.h"

#include "templatesyntax.h"
#include "tint.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTextBlock>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int descriptionRole = Qt::UserRole + 1;
constexpr int gap = 18;
constexpr int widest = 560;

/// The name, and behind it in quieter letters what it is.
class NameDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        const int words = option.fontMetrics.horizontalAdvance(index.data(descriptionRole).toString());
        return {size.width() + gap + words + 6, size.height() + 4};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const bool isChosen = option.state & QStyle::State_Selected;
        painter->save();
        painter->setPen(isChosen ? option.palette.color(QPalette::HighlightedText) : mutedText(option.palette));
        const int name = option.fontMetrics.horizontalAdvance(index.data().toString());
        const QRect room = option.rect.adjusted(6 + name + gap, 0, -6, 0);
        const QString words = option.fontMetrics.elidedText(index.data(descriptionRole).toString(), Qt::ElideRight,
                                                            std::max(0, room.width()));
        painter->drawText(QStyle::visualRect(option.direction, option.rect, room), Qt::AlignVCenter | Qt::AlignTrailing,
                          words);
        painter->restore();
    }
};

} // namespace

EditorCompletion::EditorCompletion(QPlainTextEdit &editor)
    : QObject(&editor)
    , m_editor(editor)
    , m_names(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_names, this))
{
    m_completer->setWidget(&editor);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setMaxVisibleItems(12);
    QAbstractItemView *names = m_completer->popup();
    names->setObjectName(u"completionList"_s);
    names->setAccessibleName(tr("Names that can stand here"));
    names->setItemDelegate(new NameDelegate(names));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &EditorCompletion::take);
}

void EditorCompletion::setNames(const QList<Completion> &names)
{
    m_names->clear();
    for (const Completion &name : names) {
        auto *item = new QStandardItem(name.insert);
        item->setData(name.description, descriptionRole);
        item->setData(name.description.isEmpty() ? name.insert : tr("%1: %2").arg(name.insert, name.description),
                      Qt::AccessibleTextRole);
        m_names->appendRow(item);
    }
}

void EditorCompletion::offer(bool asked)
{
    const QTextCursor cursor = m_editor.textCursor();
    const auto name = nameBeingTyped(cursor.block().text(), cursor.positionInBlock());
    QAbstractItemView *shown = list();
    if (!name || m_editor.isReadOnly() || (name->typed.isEmpty() && !asked && !isShown())) {
        shown->hide();
        return;
    }
    m_completer->setCompletionPrefix(name->typed);
    const bool isWhole = m_completer->completionCount() == 1 && m_completer->currentCompletion() == name->typed;
    if (m_completer->completionCount() == 0 || (isWhole && !asked)) {
        shown->hide();
        return;
    }
    shown->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    QTextCursor start = cursor;
    start.setPosition(cursor.block().position() + name->start);
    QRect where = m_editor.cursorRect(start).translated(m_editor.viewport()->pos());
    const int scrollBar = shown->verticalScrollBar()->sizeHint().width();
    where.setWidth(std::min(widest, shown->sizeHintForColumn(0) + scrollBar + 2 * shown->frameWidth()));
    m_completer->complete(where);
}

bool EditorCompletion::isShown() const
{
    return list()->isVisible();
}

QAbstractItemView *EditorCompletion::list() const
{
    return m_completer->popup();
}

bool EditorCompletion::takes(const QKeyEvent &event) const
{
    if (!isShown())
        return false;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Escape:
        return true;
    default:
        return false;
    }
}

void EditorCompletion::take(const QString &name)
{
    QTextCursor cursor = m_editor.textCursor();
    const auto typed = nameBeingTyped(cursor.block().text(), cursor.positionInBlock());
    if (!typed)
        return;
    cursor.setPosition(cursor.block().position() + typed->start, QTextCursor::KeepAnchor);
    cursor.insertText(name);
    m_editor.setTextCursor(cursor);
}

} // namespace slipway::ui
