// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatedetailschanges.h"

#include "ui/delegates/detailcells.h"
#include "ui/widgets/listpane.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/weblink.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

CandidateDetailsChanges::CandidateDetailsChanges(QWidget *parent)
    : QWidget(parent)
    , m_search(new SearchField(u"changesSearch"_s, tr("Search changes"), tr("Search changes…"), this))
    , m_since(new MutedLabel(this))
    , m_pane(new ListPane(u"changesTable"_s, tr("Changes of the candidate"), this))
{
    m_model.setHeaders(changeHeaders());
    present(m_model, changeCell);
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(ChangesModel::SortRole);
    m_sorted.setFilterKeyColumn(-1);
    m_sorted.setFilterCaseSensitivity(Qt::CaseInsensitive);
    RowTable &table = m_pane->table();
    table.setModel(&m_sorted);
    table.setSortingEnabled(true);
    table.sortByColumn(-1, Qt::AscendingOrder);
    table.setStretchColumn(ChangesModel::SummaryColumn, 230);
    connect(&table, &RowTable::rowActivated, this, &CandidateDetailsChanges::open);

    m_search->setMaximumWidth(240);
    connect(m_search, &QLineEdit::textChanged, &m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    m_since->setObjectName(u"changesSince"_s);
    auto *above = new QHBoxLayout;
    above->addWidget(m_since, 1);
    above->addWidget(m_search);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(above);
    column->addWidget(m_pane, 1);
}

void CandidateDetailsChanges::setChanges(const Snapshot &snapshot, const QString &tag, const services::Changes &changes,
                                         bool loading)
{
    m_repository = snapshot.repository ? snapshot.repository->webUrl() : QUrl();
    const bool isThis = changes.tag == tag;
    const QList<Commit> commits = isThis ? changes.commits.value_or(QList<Commit>()) : QList<Commit>();
    m_count = isThis && changes.commits ? changes.total : -1;
    m_model.setData(commits);
    updateWords(isThis ? changes : services::Changes());
    const bool any = !commits.isEmpty();
    m_search->setVisible(any);
    if (any)
        m_pane->showTable();
    else if (isThis && changes.error)
        m_pane->showMessage(u"error"_s, tr("The changes could not be read"), changes.error->message, {}, Tone::Bad);
    else if (isThis && changes.commits)
        m_pane->showMessage(u"commit"_s, tr("No changes"),
                            tr("It is the same commit as %1.").arg(plain(changes.since)));
    else if (loading || !isThis)
        m_pane->showMessage(u"running"_s, tr("Reading the changes…"), tr("They appear in a moment."));
    else
        m_pane->showMessage(u"unknown"_s, tr("The changes are not known"), tr("Refresh to read them again."));
}

void CandidateDetailsChanges::updateWords(const services::Changes &changes)
{
    QString text;
    if (changes.commits && !changes.since.isEmpty())
        text = tr("%n commit(s) since %1", nullptr, changes.total).arg(plain(changes.since));
    else if (changes.newestOnly)
        text = tr("The newest %n commit(s); there is no earlier final version", nullptr, changes.total);
    else if (changes.commits)
        text = tr("%n commit(s); there is no earlier final version", nullptr, changes.total);
    if (changes.commits && changes.total > changes.commits->size())
        text += u' ' + tr("(the newest %n shown)", nullptr, static_cast<int>(changes.commits->size()));
    m_since->setText(text);
}

void CandidateDetailsChanges::open(const QModelIndex &index)
{
    const QModelIndex source = m_sorted.mapToSource(index);
    if (!source.isValid() || m_repository.isEmpty())
        return;
    const Commit &commit = m_model.at(source.row());
    QUrl page = m_repository;
    page.setPath(page.path()
                 + (index.column() == ChangesModel::PullRequestColumn && commit.pullRequest
                        ? u"/pull/%1"_s.arg(*commit.pullRequest)
                        : u"/commit/%1"_s.arg(commit.id.hex())));
    openWebPage(page);
}

} // namespace slipway::ui
