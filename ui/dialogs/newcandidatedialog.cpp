// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "newcandidatedialog.h"

#include "ui/delegates/plancells.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/listpane.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/ticker.h"

#include <QFormLayout>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int offeredCommits = 100;

} // namespace

NewCandidateDialog::NewCandidateDialog(services::Workspace &workspace, QWidget *parent)
    : OperationDialog(workspace, Action::NewCandidate, parent)
    , m_search(new SearchField(u"commitsSearch"_s, tr("Search commits"),
                               tr("Search commit, author, pull request, tag…"), this))
    , m_pane(new ListPane(u"commitsTable"_s, tr("Commits of the branch"), this))
    , m_tag(new QLineEdit(this))
    , m_doubt(new Callout(this))
{
    setObjectName(u"newCandidateDialog"_s);
    const QString branch = plain(workspace.snapshot()->defaultBranch);
    setWords(tr("New candidate"),
             branch.isEmpty()
                 ? tr("Choose the commit to tag. The tag starts what follows candidates in your process.")
                 : tr("Choose the commit of %1 to tag. The tag starts what follows candidates in your process.")
                       .arg(branch));
    setPrimary(tr("Create ca&ndidate"), u"new-candidate"_s, false);

    m_model.setHeaders(branchCommitHeaders());
    present(m_model, branchCommitCell);
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(CommitsModel::SortRole);
    m_sorted.setFilterRole(CommitsModel::SearchRole);
    m_sorted.setFilterCaseSensitivity(Qt::CaseInsensitive);
    RowTable &table = m_pane->table();
    table.setModel(&m_sorted);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setSortingEnabled(true);
    table.sortByColumn(-1, Qt::AscendingOrder);
    table.setStretchColumn(CommitsModel::SummaryColumn);
    m_pane->setMinimumHeight(210);
    m_tag->setObjectName(u"candidateTag"_s);
    auto *form = new QFormLayout;
    form->addRow(tr("&Tag:"), m_tag);

    auto *frame = new Panel(this);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(m_pane);
    body().addWidget(m_search);
    addGrowing(frame);
    body().addLayout(form);
    m_doubt->setObjectName(u"candidateDoubt"_s);
    m_doubt->setTone(Tone::Warn);
    body().addWidget(m_doubt);
    resize(820, 640);

    connect(m_search, &QLineEdit::textChanged, &m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_tag, &QLineEdit::textEdited, this, [this] { m_tagIsOwn = true; });
    connect(m_tag, &QLineEdit::textChanged, this, &NewCandidateDialog::updatePlan);
    connect(table.selectionModel(), &QItemSelectionModel::selectionChanged, this, &NewCandidateDialog::updatePlan);
    connect(m_pane, &ListPane::activated, this, &NewCandidateDialog::loadCommits);
    connect(&workspace.refresh(), &services::RefreshService::snapshotChanged, this, [this] {
        propose();
        updatePlan();
    });
    propose();
    loadCommits();
}

void NewCandidateDialog::loadCommits()
{
    m_pane->showMessage(u"running"_s, tr("Reading the commits…"), tr("They appear in a moment."));
    updatePlan();
    workspace().branchCommits(offeredCommits).then(this, [this](const Result<QList<Commit>> &commits) {
        showCommits(commits);
    });
}

void NewCandidateDialog::showCommits(const Result<QList<Commit>> &commits)
{
    if (!commits) {
        m_pane->showMessage(u"error"_s, tr("The commits could not be read"), commits.error().message, tr("Try &again"),
                            Tone::Bad);
        return;
    }
    if (commits->isEmpty()) {
        m_pane->showMessage(u"commit"_s, tr("No commits"), tr("The branch is empty: push a commit first."),
                            tr("Try &again"));
        return;
    }
    m_model.setData(*commits, *workspace().snapshot());
    m_pane->showTable();
    RowTable &table = m_pane->table();
    if (!table.selectionModel()->hasSelection())
        table.selectRow(0);
    table.setFocus();
    updatePlan();
}

/// Keeps what somebody wrote.
void NewCandidateDialog::propose()
{
    const services::SnapshotPtr now = workspace().snapshot();
    if (m_tagIsOwn || !isPreview() || !now->tags)
        return;
    m_tag->setText(proposeCandidateTag(now->scheme, *now->tags, Ticker::shared().now().date()));
}

ObjectId NewCandidateDialog::chosen() const
{
    const QModelIndexList rows = m_pane->table().selectionModel()->selectedRows();
    if (rows.isEmpty())
        return {};
    return ObjectId::fromHex(rows.constFirst().data(CommitsModel::HexRole).toString()).value_or(ObjectId());
}

void NewCandidateDialog::planChanged()
{
    QList<ObjectId> branch;
    for (const CommitRow &row : m_model.rows())
        branch.append(row.commit.id);
    const CandidateDoubt doubt = plan().steps.isEmpty()
        ? CandidateDoubt()
        : candidateDoubt(*workspace().snapshot(), plan().tag, plan().commit, branch);
    QString text;
    if (doubt.kind == CandidateDoubt::Kind::SameCommit)
        text = tr("%1 is on this commit already: the new candidate would hold the same.").arg(plainHtml(doubt.tag));
    else if (doubt.kind == CandidateDoubt::Kind::OlderCommit)
        text = tr("%1 is on a newer commit: %n commit(s) that it holds would not be in this candidate.", nullptr,
                  doubt.commits)
                   .arg(plainHtml(doubt.tag));
    m_doubt->setText(text);
    m_doubt->setVisible(!text.isEmpty());
}

OperationDialog::Planned NewCandidateDialog::makePlan() const
{
    return planCandidate(*workspace().snapshot(), m_tag->text().trimmed(), chosen(), Ticker::shared().now());
}

QString NewCandidateDialog::doneText() const
{
    return tr("%1 is tagged. What follows candidates deploys it now.").arg(m_tag->text().trimmed());
}

QString NewCandidateDialog::refusalText(const Allowance &allowance) const
{
    if (allowance.obstacle != Obstacle::NotACandidateTag)
        return OperationDialog::refusalText(allowance);
    if (m_tag->text().trimmed().isEmpty())
        return tr("Write the name of the tag.");
    const Snapshot &now = *workspace().snapshot();
    const TagName name = now.scheme.classify(m_tag->text().trimmed());
    if (name.kind == TagName::Kind::Candidate && name.labelCounts)
        return tr("Choose a commit.");
    if (name.kind == TagName::Kind::Candidate)
        return tr("The label “%1” does not count here: use %2.").arg(name.label, now.scheme.labels().join(u", "_s));
    return tr("“%1” is not the name of a candidate here: write it like %2, with one of the labels %3.")
        .arg(m_tag->text().trimmed(), now.scheme.candidatePattern(), now.scheme.labels().join(u", "_s));
}

} // namespace slipway::ui
