// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidateslist.h"

#include "domain/actions.h"
#include "ui/delegates/candidatecells.h"
#include "ui/widgets/listpane.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/ticker.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace slipway::ui {

using namespace Qt::StringLiterals;

CandidatesList::CandidatesList(QWidget *parent)
    : QWidget(parent)
    , m_bar(new CandidateFilterBar(m_model, m_filter, this))
    , m_pane(new ListPane(u"candidatesTable"_s, tr("Candidates"), this))
    , m_hidden(new MutedLabel(this))
    , m_showAll(new QPushButton(tr("Show &all"), this))
{
    m_model.setHeaders(candidateHeaders());
    present(m_model, candidateCell);
    m_filter.setSourceModel(&m_model);
    RowTable &table = m_pane->table();
    table.setModel(&m_filter);
    table.setSortingEnabled(true);
    table.horizontalHeader()->setSortIndicatorClearable(false);
    table.sortByColumn(CandidatesModel::TagColumn, Qt::DescendingOrder);
    table.setStretchColumn(CandidatesModel::StateColumn);

    m_hidden->setObjectName(u"candidatesHidden"_s);
    m_showAll->setObjectName(u"candidatesShowAll"_s);
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
    column->addWidget(frame, 1);
    column->addLayout(below);

    connect(table.selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (m_filling)
            return;
        const Candidate *chosen = current();
        m_selected = chosen ? chosen->tag.name : QString();
        Q_EMIT currentChanged();
    });
    connect(m_pane, &ListPane::activated, this, &CandidatesList::takeOffer);
    connect(m_showAll, &QPushButton::clicked, m_bar, &CandidateFilterBar::showAll);
    connect(m_bar, &CandidateFilterBar::allLabelsChanged, this, &CandidatesList::fill);
    connect(m_bar, &CandidateFilterBar::filtersChanged, this, [this] {
        keepSelection();
        m_pane->table().showCurrent();
        updateWords();
        if (isSearched())
            Q_EMIT searched();
    });
    m_preparing.setInterval(0);
    connect(&m_preparing, &QTimer::timeout, this, &CandidatesList::prepareSearch);
    connect(m_bar, &CandidateFilterBar::leftDownwards, this, [this] { m_pane->table().setFocus(); });
    updateWords();
}

void CandidatesList::take(const services::RefreshService *refresh)
{
    m_refresh = refresh;
    const services::SnapshotPtr snapshot = refresh ? refresh->snapshot() : nullptr;
    const bool same = std::exchange(m_snapshot, snapshot) == snapshot;
    m_bar->setSnapshot(snapshot);
    if (same)
        updateWords();
    else
        fill();
}

void CandidatesList::fill()
{
    const CandidateList list = m_refresh ? m_refresh->candidates(m_bar->wantsAllLabels()) : CandidateList();
    m_hiddenByLabel = list.hidden;
    m_filling = true;
    m_model.setData(m_snapshot ? *m_snapshot : Snapshot(), list);
    m_filling = false;
    // Fewer are made ready within a frame when they are searched, and to keep that takes memory.
    constexpr int many = 20'000;
    if (m_prepared > many)
        prepareAnew();
    keepSelection();
    updateWords();
    Q_EMIT currentChanged();
}

void CandidatesList::setHeadlines(const QHash<ObjectId, Commit> &headlines)
{
    m_model.setHeadlines(headlines);
    prepareAnew();
}

void CandidatesList::prepareAnew()
{
    m_prepared = 0;
    m_preparing.start();
}

/// A piece of it, then keys and clicks; and at the end the search.
void CandidatesList::prepareSearch()
{
    m_prepared = m_model.prepareSearch(m_prepared);
    if (m_prepared < m_model.rowCount())
        return;
    m_preparing.stop();
    m_filter.searchAgain();
    keepSelection();
    updateWords();
}

/// What was chosen stays chosen while it is in the list; else the first is.
void CandidatesList::keepSelection()
{
    const int row = m_selected.isEmpty() ? -1 : m_model.rowOf(m_selected);
    const QModelIndex wanted = row < 0 ? QModelIndex() : m_filter.mapFromSource(m_model.index(row, 0));
    const QModelIndex target = wanted.isValid() ? wanted : m_filter.index(0, 0);
    RowTable &table = m_pane->table();
    if (target.isValid() && (table.currentIndex().row() != target.row() || !table.selectionModel()->hasSelection()))
        table.selectRow(target.row());
    const Candidate *chosen = current();
    const QString tag = chosen ? chosen->tag.name : QString();
    if (tag != m_selected) {
        m_selected = tag;
        Q_EMIT currentChanged();
    }
}

bool CandidatesList::select(const QString &tag)
{
    if (!m_model.find(tag))
        m_bar->showAll();
    const int row = m_model.rowOf(tag);
    if (row < 0)
        return false;
    if (!m_filter.mapFromSource(m_model.index(row, 0)).isValid())
        m_bar->showAll();
    const QModelIndex index = m_filter.mapFromSource(m_model.index(m_model.rowOf(tag), 0));
    m_pane->table().selectRow(index.row());
    m_pane->table().scrollTo(index);
    return true;
}

const Candidate *CandidatesList::current() const
{
    const QModelIndex index = m_filter.mapToSource(m_pane->table().currentIndex());
    return index.isValid() ? &m_model.at(index.row()).candidate() : nullptr;
}

void CandidatesList::focusList()
{
    m_pane->table().setFocus(Qt::ShortcutFocusReason);
}

void CandidatesList::focusFilter()
{
    m_bar->focusSearch();
}

void CandidatesList::setContextActions(const QList<QAction *> &actions)
{
    m_pane->table().addActions(actions);
}

int CandidatesList::hiddenCount() const
{
    return m_hiddenByLabel + m_filter.hiddenCount();
}

void CandidatesList::updateWords()
{
    const int hidden = hiddenCount();
    const bool hasRows = m_filter.rowCount() > 0; // else what is said in their place offers the same
    m_hidden->setText(tr("%n hidden", nullptr, hidden));
    m_hidden->setVisible(hidden > 0 && hasRows);
    m_showAll->setVisible(hidden > 0 && hasRows);
    if (hasRows)
        m_pane->showTable();
    else
        showEmpty();
}

void CandidatesList::showEmpty()
{
    m_offer = Offer::None;
    if (!m_snapshot) {
        m_pane->showMessage(u"candidate"_s, tr("No repository is open"),
                            tr("Open a repository to see its release candidates."));
    } else if (!m_snapshot->tags && m_refresh->isRunning()) {
        m_pane->showMessage(u"running"_s, tr("Reading the tags…"),
                            tr("The candidates appear as soon as the tags are read."));
    } else if (!m_snapshot->tags) {
        m_offer = Offer::Refresh;
        const QString why = m_snapshot->problems.isEmpty() ? tr("They were not read yet. Refresh to read them.")
                                                           : m_snapshot->problems.constFirst().error.message;
        m_pane->showMessage(u"error"_s, tr("The tags could not be read"), why, tr("&Refresh"), Tone::Bad);
    } else if (hiddenCount() > 0) {
        m_offer = Offer::ShowAll;
        QString hidden = tr("%n candidate(s) hidden by the search or the filters.", nullptr, hiddenCount());
        if (isSearched() && m_model.lacksHeadlines())
            hidden += u' ' + tr("Titles, authors and pull requests of some are not known; a clone would tell them.");
        m_pane->showMessage(u"filter"_s, tr("No candidate matches"), hidden, tr("Show &all"));
    } else {
        offerCandidate();
    }
}

/// Where one can be made.
void CandidatesList::offerCandidate()
{
    const bool may = allowance(Action::NewCandidate, *m_snapshot, nullptr, Ticker::shared().now()).allowed();
    m_offer = may ? Offer::NewCandidate : Offer::None;
    const QString offer = may ? tr("&New candidate…") : QString();
    if (m_snapshot->tags->isEmpty()) {
        m_pane->showMessage(u"tag"_s, tr("No tags yet"),
                            tr("Tag a commit as the first candidate, and it appears here."), offer);
    } else {
        m_pane->showMessage(u"tag"_s, tr("No candidates"),
                            tr("None of the %n tag(s) is named like a candidate (%1). Name the patterns in "
                               ".slipway.toml if yours look different.",
                               nullptr, static_cast<int>(m_snapshot->tags->size()))
                                .arg(m_snapshot->scheme.candidatePattern()),
                            offer);
    }
}

void CandidatesList::takeOffer()
{
    switch (m_offer) {
    case Offer::ShowAll:
        m_bar->showAll();
        break;
    case Offer::NewCandidate:
        Q_EMIT newCandidateAsked();
        break;
    case Offer::Refresh:
        Q_EMIT refreshAsked();
        break;
    case Offer::None:
        break;
    }
}

} // namespace slipway::ui
