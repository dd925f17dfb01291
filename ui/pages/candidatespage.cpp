// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatespage.h"

#include "candidateactions.h"
#include "candidatedetails.h"
#include "candidateslist.h"
#include "ui/widgets/ticker.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

CandidatesPage::CandidatesPage(QWidget *parent)
    : PageWidget(parent)
    , m_actions(new CandidateActions(this))
    , m_list(new CandidatesList(this))
    , m_details(new CandidateDetails(*m_actions, this))
{
    setObjectName(u"candidatesPage"_s);
    auto *splitter = new QSplitter(this);
    splitter->setObjectName(u"candidatesSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(12);
    splitter->addWidget(m_list);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 7);
    splitter->setStretchFactor(1, 5);
    splitter->setSizes({630, 430});
    m_list->setMinimumWidth(300);
    m_details->setMinimumWidth(352);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 14, 14, 14);
    column->addWidget(splitter);

    m_list->setContextActions(m_actions->all());
    // Walking through the list with the arrow keys asks GitHub only for where one stays.
    m_loadTimer.setSingleShot(true);
    m_loadTimer.setInterval(150ms);
    connect(&m_loadTimer, &QTimer::timeout, this, [this] { loadDetails(); });
    connect(m_list, &CandidatesList::currentChanged, this, [this] {
        m_loadTimer.start();
        loadDetails(Reach::Clone);
        showDetails();
    });
    connect(m_list, &CandidatesList::newCandidateAsked, this, &CandidatesPage::newCandidate);
    connect(m_list, &CandidatesList::refreshAsked, this, [this] {
        if (m_workspace)
            m_workspace->refresh().refresh();
    });
    connect(m_actions, &CandidateActions::operationStarted, this, &CandidatesPage::operationStarted);
    // Soaking ends by the mere passing of time.
    connect(&Ticker::shared(), &Ticker::ticked, this, [this] {
        const qint64 minute = Ticker::shared().now().toSecsSinceEpoch() / 60;
        if (std::exchange(m_minute, minute) != minute)
            showDetails();
    });
    setWorkspace(nullptr);
}

CandidatesPage::~CandidatesPage()
{
    m_links.reset();
}

void CandidatesPage::setWorkspace(services::Workspace *workspace)
{
    m_loadTimer.stop();
    m_links.reset();
    m_workspace = workspace;
    m_actions->setWorkspace(workspace);
    if (!workspace) {
        takeNews();
        m_list->setHeadlines({}); // megabytes of a repository that is closed
        return;
    }
    m_links = std::make_unique<QObject>();
    QObject *links = m_links.get();
    auto &refresh = workspace->refresh();
    connect(&refresh, &services::RefreshService::snapshotChanged, links, [this] { newsCame(); });
    connect(&refresh, &services::RefreshService::started, links, [this] { newsCame(); });
    connect(&refresh, &services::RefreshService::finished, links, [this] {
        newsCame();
        loadDetails();
    });
    auto &headlines = workspace->headlines();
    connect(m_list, &CandidatesList::searched, links, [&headlines] { headlines.load(); });
    connect(&headlines, &services::Headlines::changed, links,
            [this, &headlines] { m_list->setHeadlines(headlines.commits()); });
    auto &details = workspace->details();
    connect(&details, &services::DetailsService::changesChanged, links, [this] { showDetails(); });
    connect(&details, &services::DetailsService::loadingChanged, links, [this] { showDetails(); });
    if (auto *operations = workspace->operations()) {
        connect(operations, &services::OperationService::started, links, [this] { m_actions->update(); });
        connect(operations, &services::OperationService::finished, links, [this] {
            m_actions->update();
            const Plan &plan = m_workspace->operations()->plan();
            if (plan.kind == Plan::Kind::NewCandidate)
                m_wanted = plan.tag; // as soon as it is read
        });
    }
    takeNews();
}

QList<QAction *> CandidatesPage::commands()
{
    catchUp();
    return m_actions->all();
}

void CandidatesPage::newCandidate()
{
    m_actions->newCandidate();
}

void CandidatesPage::select(const QString &tag)
{
    catchUp();
    m_wanted = m_list->select(tag) ? QString() : tag;
}

void CandidatesPage::focusContent()
{
    m_list->focusList();
}

void CandidatesPage::focusFilter()
{
    m_list->focusFilter();
}

void CandidatesPage::takeNews()
{
    m_list->take(m_workspace ? &m_workspace->refresh() : nullptr);
    if (m_workspace && m_list->isSearched())
        m_workspace->headlines().load();
    if (!m_wanted.isEmpty() && m_list->find(m_wanted))
        select(m_wanted);
    showDetails();
}

void CandidatesPage::showEvent(QShowEvent *event)
{
    PageWidget::showEvent(event);
    loadDetails();
}

void CandidatesPage::showDetails()
{
    const Candidate *candidate = m_workspace ? m_list->current() : nullptr;
    m_actions->setCandidate(candidate ? std::optional(*candidate) : std::nullopt);
    if (!candidate) {
        m_details->showNothing();
        return;
    }
    auto &details = m_workspace->details();
    const services::Changes &changes = details.changes();
    Candidate shown = *candidate;
    // The newest of the changes is its own commit, which the refresh read of few.
    const bool isTold = changes.tag == shown.tag.name && changes.commits && !changes.commits->isEmpty()
        && changes.commits->constFirst().id == shown.tag.commit;
    if (!shown.commit && isTold)
        shown.commit = changes.commits->constFirst();
    m_details->setCandidate(*m_workspace->snapshot(), shown, changes, details.isLoading() || m_loadTimer.isActive());
}

/// Only what is on the screen is asked for.
void CandidatesPage::loadDetails(Reach reach)
{
    if (const Candidate *candidate = m_workspace && isVisible() ? m_list->current() : nullptr)
        m_workspace->details().load(candidate->tag.name, reach);
}

} // namespace slipway::ui
