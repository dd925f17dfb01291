// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitylist.h"

#include "ui/delegates/operationcells.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/listpane.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/plaintext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int roomForAll = 400; ///< pixels; enough for all columns

} // namespace

ActivityList::ActivityList(QWidget *parent)
    : QWidget(parent)
    , m_bar(new ActivityFilterBar(m_filter, this))
    , m_problem(new Callout(this))
    , m_pane(new ListPane(u"activityTable"_s, tr("Operations"), this))
    , m_hidden(new MutedLabel(this))
    , m_showAll(new QPushButton(tr("Show &all"), this))
{
    m_model.setHeaders(operationHeaders());
    present(m_model, operationCell);
    m_filter.setSourceModel(&m_model);
    RowTable &table = m_pane->table();
    table.setModel(&m_filter);
    table.setSortingEnabled(true);
    table.horizontalHeader()->setSortIndicatorClearable(false);
    table.sortByColumn(OperationsModel::WhenColumn, Qt::DescendingOrder);
    table.setStretchColumn(OperationsModel::WhatColumn, 120);

    m_problem->setObjectName(u"activityProblem"_s);
    m_problem->setTone(Tone::Warn);
    m_hidden->setObjectName(u"activityHidden"_s);
    m_showAll->setObjectName(u"activityShowAll"_s);
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
    column->addWidget(m_bar);
    column->addWidget(m_problem);
    column->addWidget(frame, 1);
    column->addLayout(below);

    connect(table.selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (m_filling)
            return;
        const Operation *chosen = current();
        m_selected = chosen ? chosen->id : 0;
        Q_EMIT currentChanged();
    });
    connect(&table, &RowTable::rowActivated, this, &ActivityList::currentActivated);
    connect(m_pane, &ListPane::activated, this, [this] {
        if (m_filter.hiddenCount() > 0)
            m_bar->showAll();
        else
            Q_EMIT reloadAsked();
    });
    connect(m_showAll, &QPushButton::clicked, m_bar, &ActivityFilterBar::showAll);
    connect(m_bar, &ActivityFilterBar::filtersChanged, this, [this] {
        keepSelection();
        updateWords();
    });
    connect(m_bar, &ActivityFilterBar::leftDownwards, this, [this] { m_pane->table().setFocus(); });
    updateWords();
}

void ActivityList::setOperations(const QList<Operation> &operations, const std::optional<RepositoryName> &here,
                                 bool isRead, const std::optional<Error> &problem)
{
    m_isRead = isRead;
    m_fault = problem ? problem->message : QString();
    m_filling = true;
    m_model.setData(operations, here);
    m_bar->setHasRepository(here.has_value());
    m_filling = false;
    keepSelection();
    updateWords();
    Q_EMIT currentChanged();
}

/// What was chosen stays chosen while it is in the list; else the first is.
void ActivityList::keepSelection()
{
    if (m_filling)
        return;
    const int row = m_model.rowOfId(m_selected);
    const QModelIndex wanted = row < 0 ? QModelIndex() : m_filter.mapFromSource(m_model.index(row, 0));
    const QModelIndex target = wanted.isValid() ? wanted : m_filter.index(0, 0);
    RowTable &table = m_pane->table();
    if (target.isValid() && (table.currentIndex().row() != target.row() || !table.selectionModel()->hasSelection()))
        table.selectRow(target.row());
    const Operation *chosen = current();
    const qint64 id = chosen ? chosen->id : 0;
    if (std::exchange(m_selected, id) != id)
        Q_EMIT currentChanged();
}

bool ActivityList::select(qint64 id)
{
    const int row = m_model.rowOfId(id);
    if (row < 0)
        return false;
    if (!m_filter.mapFromSource(m_model.index(row, 0)).isValid())
        m_bar->showAll();
    const QModelIndex index = m_filter.mapFromSource(m_model.index(row, 0));
    m_pane->table().selectRow(index.row());
    m_pane->table().scrollTo(index);
    return true;
}

const Operation *ActivityList::current() const
{
    const QModelIndex index = m_filter.mapToSource(m_pane->table().currentIndex());
    return index.isValid() ? &m_model.at(index.row()).operation : nullptr;
}

void ActivityList::focusList()
{
    m_pane->table().setFocus(Qt::ShortcutFocusReason);
}

void ActivityList::focusFilter()
{
    m_bar->focusSearch();
}

void ActivityList::setContextActions(const QList<QAction *> &actions)
{
    m_pane->table().addActions(actions);
}

/// Where there is little room, by whom it was is left to the details.
void ActivityList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_pane->table().setColumnHidden(OperationsModel::ByColumn, width() < roomForAll);
}

void ActivityList::updateWords()
{
    const int hidden = m_filter.hiddenCount();
    m_hidden->setText(tr("%n hidden", nullptr, hidden));
    m_hidden->setVisible(hidden > 0);
    m_showAll->setVisible(hidden > 0);
    m_pane->table().setColumnHidden(OperationsModel::RepositoryColumn, m_filter.isHereOnly());
    // Where there is nothing else to show, the pane says it.
    m_problem->setText(plainHtml(m_fault));
    m_problem->setVisible(!m_fault.isEmpty() && m_model.rowCount() > 0);
    if (m_filter.rowCount() > 0)
        m_pane->showTable();
    else if (!m_isRead)
        m_pane->showMessage(u"running"_s, tr("Reading the journal…"),
                            tr("What was done appears as soon as it is read."));
    else if (hidden > 0)
        m_pane->showMessage(u"filter"_s, tr("No operation matches"),
                            tr("%n operation(s) hidden by the search or the filters.", nullptr, hidden),
                            tr("Show &all"));
    else if (!m_fault.isEmpty())
        m_pane->showMessage(u"error"_s, tr("The journal has a problem"), plain(m_fault), tr("&Read it again"),
                            Tone::Bad);
    else
        m_pane->showMessage(u"activity"_s, tr("Nothing was done yet"),
                            tr("What you qualify, reject, promote or tag is kept here, with every step."));
}

} // namespace slipway::ui
