// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatedetails.h"

#include "candidateactions.h"
#include "candidatedecisions.h"
#include "candidatedetailsassets.h"
#include "candidatedetailschanges.h"
#include "candidatedetailschecks.h"
#include "candidatedetailsheader.h"
#include "candidatedetailshistory.h"
#include "candidatedetailsreadiness.h"
#include "ui/widgets/messagepane.h"
#include "ui/widgets/ticker.h"
#include "ui/widgets/underlinetabs.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

CandidateDetails::CandidateDetails(CandidateActions &actions, QWidget *parent)
    : Panel(parent)
    , m_tabs(new UnderlineTabs(this))
    , m_whole(new QStackedWidget(this))
    , m_header(new CandidateDetailsHeader(this))
    , m_readiness(new CandidateDetailsReadiness(this))
    , m_changes(new CandidateDetailsChanges(this))
    , m_checks(new CandidateDetailsChecks(this))
    , m_assets(new CandidateDetailsAssets(this))
    , m_history(new CandidateDetailsHistory(this))
    , m_decisions(new CandidateDecisions(actions, this))
    , m_nothing(new MessagePane(this))
{
    setObjectName(u"candidateDetails"_s);
    m_header->setOpenAction(actions.openAction());
    m_readiness->setChecklistAction(actions.checklistAction());
    connect(m_readiness, &CandidateDetailsReadiness::itemActivated, &actions, &CandidateActions::openChecklist);
    m_tabs->setObjectName(u"candidateTabs"_s);
    m_tabs->setAccessibleName(tr("Parts of the candidate's details"));
    auto *pages = new QStackedWidget(this);
    for (QWidget *page : std::initializer_list<QWidget *>{m_readiness, m_changes, m_checks, m_assets, m_history})
        pages->addWidget(page);
    m_tabs->setTab(ReadinessTab, tr("Readiness"));
    m_tabs->setTab(ChangesTab, tr("Changes"));
    m_tabs->setTab(ChecksTab, tr("Checks"));
    m_tabs->setTab(AssetsTab, tr("Assets"));
    m_tabs->setTab(HistoryTab, tr("History"));
    connect(m_tabs, &QTabBar::currentChanged, pages, &QStackedWidget::setCurrentIndex);

    auto *details = new QWidget(this);
    auto *column = new QVBoxLayout(details);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(10);
    column->addWidget(m_header);
    column->addWidget(m_tabs);
    column->addWidget(pages, 1);
    column->addWidget(m_decisions);
    m_whole->addWidget(m_nothing);
    m_whole->addWidget(details);
    auto *frame = new QVBoxLayout(this);
    frame->setContentsMargins(1, 1, 1, 1);
    frame->addWidget(m_whole);
    showNothing();
}

void CandidateDetails::showNothing()
{
    m_nothing->set(u"candidate"_s, tr("No candidate is chosen"),
                   tr("Choose one in the list to see whether it is ready, and to decide about it."));
    m_whole->setCurrentWidget(m_nothing);
}

void CandidateDetails::setCandidate(const Snapshot &snapshot, const Candidate &candidate,
                                    const services::Changes &changes, bool loading)
{
    m_header->setCandidate(snapshot, candidate);
    const QList<Condition> conditions = readiness(snapshot, candidate, Ticker::shared().now());
    m_readiness->setCandidate(snapshot, candidate, conditions);
    m_changes->setChanges(snapshot, candidate.tag.name, changes, loading);
    m_checks->setCandidate(snapshot, candidate, loading);
    m_assets->setCandidate(snapshot, candidate, conditions);
    m_history->setCandidate(snapshot, candidate);
    m_tabs->setTab(ChangesTab, tr("Changes"), m_changes->count());
    m_tabs->setTab(ChecksTab, tr("Checks"), candidate.checks ? m_checks->count() : -1);
    m_tabs->setTab(AssetsTab, tr("Assets"),
                   candidate.release ? static_cast<int>(candidate.release->assets.size()) : -1);
    m_tabs->setTab(HistoryTab, tr("History"), m_history->count());
    m_whole->setCurrentIndex(1);
}

} // namespace slipway::ui
