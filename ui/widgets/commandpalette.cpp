// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandpalette.h"

#include "muted.h"
#include "searchfield.h"
#include "ui/delegates/commanddelegate.h"

#include <QAction>
#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

CommandPalette::CommandPalette(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
    , m_search(new SearchField(u"commandFilter"_s, tr("Find a command"), tr("Type a few letters of a command…"), this))
    , m_list(new QListView(this))
    , m_reason(new MutedLabel(this))
{
    setObjectName(u"commandPalette"_s);
    setWindowTitle(tr("Commands"));
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"commandList"_s);
    m_list->setAccessibleName(tr("Commands that fit"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setModel(&m_commands);
    m_reason->setObjectName(u"commandReason"_s);
    m_reason->setWordWrap(true);
    m_commands.setActions(actions);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 8);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_reason);
    resize(qMin(620, parent->width() - 40), qMin(420, parent->height() - 80));
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandPalette::currentChanged);
    filter({});
    m_search->setFocus();
}

void CommandPalette::filter(const QString &text)
{
    m_commands.setText(text);
    m_list->setCurrentIndex(m_commands.index(0));
    currentChanged();
}

void CommandPalette::currentChanged()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        m_reason->setText(tr("No command fits. Try fewer letters."));
    else
        m_reason->setText(current.data(CommandList::ReasonRole).toString());
    m_reason->setVisible(!m_reason->text().isEmpty());
}

void CommandPalette::run()
{
    QAction *action = m_commands.actionAt(m_list->currentIndex().row());
    if (!action || !action->isEnabled())
        return; // the reason stands below the list
    accept();
    // After the palette is gone: what the action opens gets the focus.
    QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int rows = m_commands.rowCount();
        int row = m_list->currentIndex().row();
        switch (key->key()) {
        case Qt::Key_Escape:
            reject(); // at once, whatever is typed
            return true;
        case Qt::Key_Down:
            row = qMin(row + 1, rows - 1);
            break;
        case Qt::Key_Up:
            row = qMax(row - 1, 0);
            break;
        case Qt::Key_PageDown:
            row = qMin(row + 8, rows - 1);
            break;
        case Qt::Key_PageUp:
            row = qMax(row - 8, 0);
            break;
        default:
            return QDialog::eventFilter(watched, event);
        }
        m_list->setCurrentIndex(m_commands.index(row));
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace slipway::ui
