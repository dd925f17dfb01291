// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "versionspanel.h"

#include "domain/drift.h"
#include "ui/delegates/matrixcells.h"
#include "ui/delegates/matrixdelegate.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/listpane.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;

VersionsPanel::VersionsPanel(QWidget *parent)
    : Panel(parent)
    , m_search(
          new SearchField(u"versionsFilter"_s, tr("Filter versions"), tr("Filter by version or commit…  Ctrl+F"), this))
    , m_hidden(new MutedLabel(this))
    , m_clear(new QPushButton(tr("Show a&ll"), this))
    , m_comparison(new ElidedLabel(this))
    , m_pane(new ListPane(u"versionsTable"_s, tr("Versions and the environments that they ran on"), this))
{
    auto *title = new QLabel(tr("Versions × environments"), this);
    title->setFont(scaled(font(), 1.05, true));
    m_search->setMinimumWidth(150);
    m_search->setMaximumWidth(270);
    m_hidden->setObjectName(u"versionsHidden"_s);
    m_clear->setObjectName(u"versionsShowAll"_s);
    m_comparison->setObjectName(u"comparison"_s);
    m_comparison->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    new Muting(m_comparison);
    buildTable();

    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(title);
    head->addWidget(m_search, 1);
    head->addWidget(m_hidden);
    head->addWidget(m_clear);
    head->addStretch(0);
    head->addWidget(m_comparison, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(13, 11, 13, 13);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_pane, 1);

    m_compareTimer.setSingleShot(true);
    m_compareTimer.setInterval(150);
    connect(&m_compareTimer, &QTimer::timeout, this, &VersionsPanel::compareSelected);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.setText(text);
        filterChanged();
    });
    connect(m_clear, &QPushButton::clicked, m_search, &QLineEdit::clear);
    connect(m_pane, &ListPane::activated, m_search, &QLineEdit::clear);
    saySelectTwo();
    filterChanged();
}

void VersionsPanel::buildTable()
{
    m_model.setHeaders(matrixHeaders());
    m_model.setPresentation(presentMatrix);
    m_filter.setSourceModel(&m_model);
    RowTable &table = m_pane->table();
    table.setModel(&m_filter);
    table.setItemDelegate(new MatrixDelegate(&table));
    table.setSortingEnabled(true);
    table.sortByColumn(VersionMatrixModel::VersionColumn, Qt::DescendingOrder);
    connect(&table, &RowTable::rowActivated, this, &VersionsPanel::activate);
    connect(table.selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_compareTimer.start();
        Q_EMIT selectionChanged();
    });
}

void VersionsPanel::addTableAction(QAction *action)
{
    m_pane->table().addAction(action);
}

void VersionsPanel::setWorkspace(services::Workspace *workspace)
{
    m_workspace = workspace;
    ++m_generation;
    m_compared.clear();
    if (!workspace)
        m_model.setData(QList<VersionRow>(), {});
    saySelectTwo();
}

void VersionsPanel::setSnapshot(const Snapshot &snapshot, const QList<Candidate> &candidates)
{
    QList<VersionMatrixModel::Environment> environments;
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>()))
        environments.append({plain(environment.name), environment.deployments.has_value()});
    const QStringList selected = selectedNames();
    m_model.setData(versionRows(snapshot, candidates), environments);
    if (selectedNames() != selected)
        restoreSelection(selected);
    filterChanged();
}

void VersionsPanel::filterChanged()
{
    const int hidden = m_filter.hiddenCount();
    m_hidden->setText(hidden > 0 ? tr("%n hidden", nullptr, hidden) : QString());
    m_hidden->setVisible(hidden > 0);
    m_clear->setVisible(hidden > 0);
    if (m_model.rowCount() == 0)
        m_pane->showMessage(
            u"environment"_s, tr("Nothing was deployed yet"),
            tr("When something is deployed to an environment, it is listed here with its time on each."));
    else if (m_filter.rowCount() == 0)
        m_pane->showMessage(u"filter"_s, tr("No version fits the filter"),
                            tr("%n version(s) are hidden by it.", nullptr, hidden), tr("Show &all versions"));
    else
        m_pane->showTable();
}

void VersionsPanel::focusList()
{
    m_pane->table().setFocus(Qt::ShortcutFocusReason);
}

void VersionsPanel::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void VersionsPanel::copySelection()
{
    m_pane->table().copySelection();
}

bool VersionsPanel::hasSelection() const
{
    return m_pane->table().selectionModel()->hasSelection();
}

QString VersionsPanel::currentCandidate() const
{
    const QModelIndex current = m_pane->table().currentIndex();
    if (!current.isValid())
        return {};
    const VersionRow &row = m_model.at(m_filter.mapToSource(current).row());
    return row.tag.kind == TagName::Kind::Candidate ? row.name : QString();
}

void VersionsPanel::activate(const QModelIndex &index)
{
    const VersionRow &row = m_model.at(m_filter.mapToSource(index).row());
    if (row.tag.kind == TagName::Kind::Candidate)
        Q_EMIT candidateActivated(row.name);
}

QStringList VersionsPanel::selectedNames() const
{
    QModelIndexList rows = m_pane->table().selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList names;
    for (const QModelIndex &row : std::as_const(rows))
        names.append(row.data(VersionMatrixModel::NameRole).toString());
    return names;
}

void VersionsPanel::restoreSelection(const QStringList &names)
{
    for (const QString &name : names) {
        const QModelIndex index = m_filter.mapFromSource(m_model.index(m_model.rowOf(name), 0));
        if (index.isValid())
            m_pane->table().selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

void VersionsPanel::saySelectTwo()
{
    m_comparison->setText(tr("Select two rows to compare them"));
}

void VersionsPanel::compareSelected()
{
    const QStringList names = selectedNames();
    if (names == m_compared)
        return;
    m_compared = names;
    ++m_generation;
    if (names.size() != 2 || !m_workspace) {
        saySelectTwo();
        return;
    }
    // The rows above are the newer ones in the order of the rules, however the table is sorted.
    int first = m_model.rowOf(names.first());
    int second = m_model.rowOf(names.last());
    if (first > second)
        std::swap(first, second);
    const VersionRow &newer = m_model.at(first);
    const VersionRow &older = m_model.at(second);
    startComparing({newer.name, newer.commit}, {older.name, older.commit});
}

void VersionsPanel::startComparing(const BaseRef &newer, const BaseRef &older)
{
    if (newer.commit == older.commit) {
        m_comparison->setText(tr("%1 and %2 are the same commit").arg(newer.ref, older.ref));
        return;
    }
    m_comparison->setText(tr("Comparing %1 with %2…").arg(newer.ref, older.ref));
    m_workspace->compare(older, newer)
        .then(this, [this, newer, older, generation = m_generation](const Result<services::Comparison> &result) {
            if (generation == m_generation)
                showComparison(newer, older, result);
        });
}

void VersionsPanel::showComparison(const BaseRef &newer, const BaseRef &older,
                                   const Result<services::Comparison> &result)
{
    if (!result) {
        m_comparison->setText(result.error().message);
        return;
    }
    const AheadBehind &counts = result->counts;
    QString text = tr("%1 is %n commit(s) ahead of %2", nullptr, counts.ahead).arg(newer.ref, older.ref);
    if (counts.behind > 0)
        text = tr("%1 and %n behind", "… is 3 commits ahead of … and 2 behind", counts.behind).arg(text);
    const auto requests =
        std::ranges::count_if(result->commits, [](const Commit &commit) { return commit.pullRequest.has_value(); });
    if (requests > 0 && result->commits.size() >= counts.ahead)
        text = tr("%1 · %n pull request(s)", nullptr, static_cast<int>(requests)).arg(text);
    m_comparison->setText(text);
}

} // namespace slipway::ui
