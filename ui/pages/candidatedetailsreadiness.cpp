// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatedetailsreadiness.h"

#include "services/wording.h"
#include "ui/delegates/detailcells.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/listpane.h"
#include "ui/widgets/plaintext.h"

#include <QAction>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

CandidateDetailsReadiness::CandidateDetailsReadiness(QWidget *parent)
    : QWidget(parent)
    , m_pane(new ListPane(u"readinessTable"_s, tr("Conditions for promotion"), this))
    , m_checklist(new QPushButton(this))
    , m_since(new Callout(this))
{
    m_model.setHeaders(conditionHeaders());
    present(m_model, conditionCell);
    RowTable &table = m_pane->table();
    table.setModel(&m_model);
    table.horizontalHeader()->hide();
    table.setStretchColumn(ReadinessModel::ConditionColumn);
    table.setWrapping(true);
    table.setWholeHeight(4000);
    connect(&table, &RowTable::heightChanged, this, &CandidateDetailsReadiness::fitPane);
    connect(&table, &RowTable::rowActivated, this, [this](const QModelIndex &index) {
        const Condition &condition = m_model.at(index.row());
        if (condition.kind == Condition::Kind::Checklist)
            Q_EMIT itemActivated(condition.subject);
    });
    m_checklist->setObjectName(u"checklistButton"_s);
    m_since->setObjectName(u"readinessSince"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_pane, 100);
    column->addWidget(m_checklist, 0, Qt::AlignLeft);
    column->addWidget(m_since);
    column->addStretch(1);
}

void CandidateDetailsReadiness::setChecklistAction(QAction *action)
{
    const auto update = [this, action] {
        m_checklist->setText(action->text());
        m_checklist->setEnabled(action->isEnabled());
        m_checklist->setToolTip(action->toolTip());
        m_checklist->setAccessibleDescription(action->isEnabled() ? QString() : action->statusTip());
    };
    connect(action, &QAction::changed, this, update);
    connect(m_checklist, &QPushButton::clicked, action, &QAction::trigger);
    update();
}

/// What is below the list follows it closely.
void CandidateDetailsReadiness::fitPane()
{
    m_pane->setMaximumHeight(m_pane->showsTable() ? m_pane->table().maximumHeight() : QWIDGETSIZE_MAX);
}

void CandidateDetailsReadiness::setCandidate(const Snapshot &snapshot, const Candidate &candidate,
                                             const QList<Condition> &conditions)
{
    m_model.setData(conditions);
    if (!m_model.rows().isEmpty())
        m_pane->showTable();
    else if (!snapshot.repository)
        m_pane->showMessage(u"information"_s, tr("Not known from a clone alone"),
                            tr("Checks, releases and deployments are on GitHub. Open the repository with its GitHub "
                               "name to see them."));
    else
        m_pane->showMessage(u"information"_s, tr("No conditions"),
                            tr("Name checks, assets or manifests in .slipway.toml to have them checked."));
    fitPane();
    m_checklist->setVisible(snapshot.repository && !snapshot.configuration.checklist.isEmpty());
    const QString since = sinceText(snapshot, candidate);
    m_since->setText(since);
    m_since->setVisible(!since.isEmpty());
}

QString CandidateDetailsReadiness::sinceText(const Snapshot &snapshot, const Candidate &candidate) const
{
    QString text;
    if (!candidate.isOpen())
        text = u"<b>%1</b><br>"_s.arg(plainHtml(services::wording::stateMeaning(candidate)));
    if (!candidate.againstBase || snapshot.base.ref.isEmpty())
        return text;
    const QString base = plainHtml(snapshot.base.ref);
    const AheadBehind counts = *candidate.againstBase;
    if (counts.behind > 0)
        text += tr("%1 is %n commit(s) ahead of this candidate.", nullptr, counts.behind).arg(base);
    else
        text += tr("%1 has no commits that this candidate has not.").arg(base);
    if (counts.ahead > 0)
        text += u' ' + tr("The candidate has %n commit(s) that %1 has not.", nullptr, counts.ahead).arg(base);
    return text;
}

} // namespace slipway::ui
