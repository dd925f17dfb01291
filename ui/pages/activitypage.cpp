// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitypage.h"

#include "activityactions.h"
#include "activitydetails.h"
#include "activitylist.h"
#include "services/activity.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;

ActivityPage::ActivityPage(services::Activity &activity, QWidget *parent)
    : PageWidget(parent)
    , m_activity(activity)
    , m_actions(new ActivityActions(activity, this))
    , m_list(new ActivityList(this))
    , m_details(new ActivityDetails(*m_actions, this))
{
    setObjectName(u"activityPage"_s);
    auto *splitter = new QSplitter(this);
    splitter->setObjectName(u"activitySplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(12);
    splitter->addWidget(m_list);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({530, 530});
    m_list->setMinimumWidth(300);
    m_details->setMinimumWidth(352);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 14, 14, 14);
    column->addWidget(splitter);

    m_list->setContextActions(m_actions->all());
    connect(m_list, &ActivityList::currentChanged, this, &ActivityPage::showDetails);
    connect(m_list, &ActivityList::currentActivated, m_actions->resumeAction(), &QAction::trigger);
    connect(m_list, &ActivityList::reloadAsked, this, [this] { m_activity.reload(); });
    connect(m_actions, &ActivityActions::candidateAsked, this, &ActivityPage::candidateActivated);
    connect(&activity, &services::Activity::changed, this, &ActivityPage::takeOperations);
    takeOperations();
}

ActivityPage::~ActivityPage()
{
    m_links.reset();
}

void ActivityPage::setWorkspace(services::Workspace *workspace)
{
    m_links.reset();
    m_workspace = workspace;
    m_actions->setWorkspace(workspace);
    if (workspace) {
        m_links = std::make_unique<QObject>();
        // What one may do depends on who is signed in and on the tags.
        connect(&workspace->refresh(), &services::RefreshService::snapshotChanged, m_links.get(),
                [this] { showDetails(); });
        connect(workspace, &services::Workspace::tokenChanged, m_links.get(), [this] { showDetails(); });
        if (auto *operations = workspace->operations()) {
            const auto follow = [this] { takeOperations(); };
            connect(operations, &services::OperationService::started, m_links.get(), follow);
            connect(operations, &services::OperationService::progressed, m_links.get(), follow);
            connect(operations, &services::OperationService::finished, m_links.get(), follow);
        }
    }
    takeOperations();
}

QList<QAction *> ActivityPage::commands()
{
    return m_actions->all();
}

void ActivityPage::select(qint64 id)
{
    m_wanted = m_list->select(id) ? 0 : id;
}

void ActivityPage::focusContent()
{
    m_list->focusList();
}

void ActivityPage::focusFilter()
{
    m_list->focusFilter();
}

/// Another Slipway may have written to the journal meanwhile.
void ActivityPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_activity.isRead())
        m_activity.reload();
}

/// Those of the journal; the one that runs as far as it is now.
QList<Operation> ActivityPage::operations() const
{
    QList<Operation> list = m_activity.operations();
    const services::OperationService *running = m_workspace ? m_workspace->operations() : nullptr;
    if (running && running->isBusy()) {
        const auto found = std::ranges::find(list, running->id(), &Operation::id);
        if (found != list.end()) {
            found->state = Operation::State::Running;
            found->progress = running->progress();
        }
    }
    return list;
}

void ActivityPage::takeOperations()
{
    const QList<Operation> list = operations();
    const auto here = m_workspace ? m_workspace->options().repository : std::nullopt;
    m_list->setOperations(list, here, m_activity.isRead(), m_activity.problem());
    // What was begun elsewhere is what one looks for here.
    const services::OperationService *running = m_workspace ? m_workspace->operations() : nullptr;
    if (running && running->isBusy() && std::exchange(m_followed, running->id()) != running->id() && !isVisible())
        m_wanted = running->id();
    if (m_wanted != 0)
        select(m_wanted);
}

void ActivityPage::showDetails()
{
    const Operation *operation = m_list->current();
    m_actions->setOperation(operation ? std::optional(*operation) : std::nullopt);
    if (operation)
        m_details->setOperation(*operation);
    else
        m_details->showNothing();
}

} // namespace slipway::ui
