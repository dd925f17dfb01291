// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "noteslist.h"

#include "ui/delegates/notescells.h"
#include "ui/widgets/listpane.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

NotesList::NotesList(QWidget *parent)
    : QWidget(parent)
    , m_search(new SearchField(u"notesSearch"_s, tr("Search templates and releases"), tr("Search…  Ctrl+F"), this))
    , m_pane(new ListPane(u"notesTable"_s, tr("Templates and releases"), this))
    , m_hidden(new MutedLabel(this))
    , m_showAll(new QPushButton(tr("Show &all"), this))
{
    m_model.setHeaders({tr("Release notes")});
    present(m_model, notesCell);
    RowTable &table = m_pane->table();
    table.setModel(&m_model);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.horizontalHeader()->hide();
    table.setStretchColumn(0, 120);
    table.setWrapping(true);
    m_pane->message().findChild<QLabel *>(u"messageSentence"_s)->setMinimumWidth(0); // the list is narrow
    m_search->setToolTip(tr("Ctrl+F. Several words must all be found."));
    m_search->installEventFilter(this);
    m_hidden->setObjectName(u"notesHidden"_s);
    m_showAll->setObjectName(u"notesShowAll"_s);
    auto *frame = new Panel(this);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(m_pane);
    auto *below = new QHBoxLayout;
    below->addWidget(m_hidden);
    below->addWidget(m_showAll);
    below->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_search);
    column->addWidget(frame, 1);
    column->addLayout(below);

    connect(table.selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (m_filling || !current.isValid() || m_model.at(current.row()).name == m_selected)
            return;
        m_selected = m_model.at(current.row()).name;
        Q_EMIT chosen(m_model.at(current.row()));
    });
    connect(&table, &RowTable::rowActivated, this, &NotesList::activated);
    connect(m_search, &QLineEdit::textChanged, this, &NotesList::show);
    connect(m_showAll, &QPushButton::clicked, m_search, &QLineEdit::clear);
    connect(m_pane, &ListPane::activated, this, [this] {
        if (m_model.hiddenCount() > 0)
            m_search->clear();
        else
            Q_EMIT refreshRequested();
    });
    updateWords();
}

void NotesList::setRows(const QList<NotesRow> &rows, bool isKnown)
{
    m_rows = rows;
    m_isKnown = isKnown;
    show();
}

void NotesList::show()
{
    m_filling = true;
    m_model.setData(m_rows, m_search->text().split(u' ', Qt::SkipEmptyParts));
    m_filling = false;
    select(m_selected);
    updateWords();
}

void NotesList::select(const QString &name)
{
    m_selected = name;
    const int row = m_model.rowOfName(name);
    RowTable &table = m_pane->table();
    m_filling = true;
    if (row < 0 || name.isEmpty()) {
        table.clearSelection();
        table.setCurrentIndex({}); // or the row that took its place would pass for chosen
    } else if (table.currentIndex().row() != row || !table.selectionModel()->hasSelection())
        table.selectRow(row);
    m_filling = false;
}

void NotesList::selectFirst()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.flags(m_model.index(row, 0)).testFlag(Qt::ItemIsSelectable))
            return m_pane->table().selectRow(row);
    }
}

void NotesList::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void NotesList::focusList()
{
    m_pane->table().setFocus();
}

void NotesList::updateWords()
{
    const int hidden = m_model.hiddenCount();
    m_hidden->setText(tr("%n hidden", nullptr, hidden));
    m_hidden->setVisible(hidden > 0);
    m_showAll->setVisible(hidden > 0);
    if (m_model.rowCount() > 0)
        m_pane->showTable();
    else if (hidden > 0)
        m_pane->showMessage(u"filter"_s, tr("Nothing matches"), tr("%n hidden by the search.", nullptr, hidden),
                            tr("Show &all"));
    else if (!m_isKnown)
        m_pane->showMessage(u"unknown"_s, tr("Not known yet"),
                            tr("The releases could not be read yet. Refresh to read them."), tr("&Refresh"));
    else
        m_pane->showMessage(u"notes"_s, tr("No release yet"),
                            tr("Releases and candidates appear here as soon as there are some."));
}

bool NotesList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            focusList();
            if (!m_pane->table().currentIndex().isValid())
                selectFirst(); // what was searched for is opened
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace slipway::ui
