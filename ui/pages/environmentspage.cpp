// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environmentspage.h"

#include "environmentactions.h"
#include "pipelineview.h"
#include "ui/widgets/environmentcard.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messagepane.h"
#include "ui/widgets/ticker.h"
#include "versionspanel.h"

#include <QApplication>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;

EnvironmentsPage::EnvironmentsPage(QWidget *parent)
    : PageWidget(parent)
    , m_stack(new QStackedLayout(this))
    , m_content(new QWidget(this))
    , m_message(new MessagePane(this))
    , m_pipeline(new PipelineView(this))
    , m_versions(new VersionsPanel(this))
    , m_copyCommit(icon(u"copy"_s), tr("Copy the commit of the chosen environment"))
    , m_copyRows(icon(u"copy"_s), tr("Copy the selected versions"))
    , m_openCandidate(icon(u"candidate"_s), tr("Show the chosen version among the candidates"))
{
    setObjectName(u"environmentsPage"_s);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(14, 14, 14, 14);
    column->setSpacing(12);
    column->addWidget(m_pipeline);
    column->addWidget(m_versions, 1);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_message);

    m_copyCommit.setObjectName(u"copyEnvironmentCommit"_s);
    m_copyRows.setObjectName(u"copyVersions"_s);
    m_openCandidate.setObjectName(u"openVersionCandidate"_s);
    connect(&m_copyCommit, &QAction::triggered, this, [this] {
        if (EnvironmentCard *card = m_pipeline->focusedCard())
            card->copyCommit();
    });
    connect(&m_copyRows, &QAction::triggered, m_versions, &VersionsPanel::copySelection);
    connect(&m_openCandidate, &QAction::triggered, this, [this] {
        if (const QString tag = m_versions->currentCandidate(); !tag.isEmpty())
            Q_EMIT candidateActivated(tag);
    });
    m_versions->addTableAction(&m_openCandidate);
    connect(m_pipeline, &PipelineView::candidateActivated, this, &EnvironmentsPage::candidateActivated);
    connect(m_pipeline, &PipelineView::cardsAdded, this, &EnvironmentsPage::updateActions);
    connect(m_versions, &VersionsPanel::candidateActivated, this, &EnvironmentsPage::candidateActivated);
    connect(m_versions, &VersionsPanel::selectionChanged, this, &EnvironmentsPage::updateCommands);
    connect(m_message, &MessagePane::activated, this, &EnvironmentsPage::remedy);
    connect(qApp, &QApplication::focusChanged, this, &EnvironmentsPage::updateCommands);
    // Soaking goes on without anything new from GitHub.
    connect(&Ticker::shared(), &Ticker::ticked, this, [this] {
        const qint64 minute = Ticker::shared().now().toSecsSinceEpoch() / 60;
        if (m_workspace && minute != std::exchange(m_minute, minute))
            showPipeline();
    });
    updateCommands();
}

EnvironmentsPage::~EnvironmentsPage()
{
    // The parts that have the focus go after this: nothing may come back here from them.
    disconnect(qApp, nullptr, this, nullptr);
    disconnect(m_versions, nullptr, this, nullptr);
}

void EnvironmentsPage::setWorkspace(services::Workspace *workspace)
{
    m_links.reset();
    m_workspace = workspace;
    m_versions->setWorkspace(workspace);
    m_shown.reset();
    m_actions.clear();
    if (!workspace) {
        m_pipeline->setSnapshot({});
        return;
    }
    m_links = std::make_unique<QObject>();
    services::RefreshService &refresh = workspace->refresh();
    connect(&refresh, &services::RefreshService::snapshotChanged, m_links.get(), [this] { newsCame(); });
    connect(&refresh, &services::RefreshService::started, m_links.get(), [this] { newsCame(); });
    connect(&refresh, &services::RefreshService::finished, m_links.get(), [this] { newsCame(); });
    connect(workspace, &services::Workspace::tokenChanged, m_links.get(), [this] { newsCame(); });
    connect(&workspace->probes(), &services::ProbeService::resultsChanged, m_links.get(), [this] { showPipeline(); });
    if (services::OperationService *operations = workspace->operations()) {
        connect(operations, &services::OperationService::started, m_links.get(), [this] { updateActions(); });
        connect(operations, &services::OperationService::finished, m_links.get(), [this] { updateActions(); });
    }
    takeNews();
}

void EnvironmentsPage::takeNews()
{
    if (!m_workspace)
        return;
    const services::SnapshotPtr snapshot = m_workspace->snapshot();
    // A clone alone may name environments in its .slipway.toml, but nothing is known of them.
    const bool any = m_workspace->options().repository && snapshot->environments && !snapshot->environments->isEmpty();
    if (any) {
        if (std::exchange(m_shown, snapshot) != snapshot) {
            showPipeline();
            updateActions();
            m_versions->setSnapshot(*snapshot, m_workspace->refresh().candidates(true).shown);
        }
        m_stack->setCurrentWidget(m_content);
    } else {
        updateActions();
        showMessage(*snapshot);
        m_stack->setCurrentWidget(m_message);
    }
    updateCommands();
}

void EnvironmentsPage::showPipeline()
{
    m_pipeline->setSnapshot(*m_workspace->snapshot(), m_workspace->probes().results());
}

/// One set for each environment that has its card; those of one that stays are kept, with the dialog that is open.
void EnvironmentsPage::updateActions()
{
    const services::SnapshotPtr snapshot = m_workspace->snapshot();
    if (!snapshot->environments) {
        for (const auto &known : m_actions)
            known->update(); // they are off, but what is open stays
        return;
    }
    const QList<EnvironmentCard *> cards = m_pipeline->cards();
    const QList<Environment> environments =
        snapshot->environments->first(std::min(cards.size(), snapshot->environments->size()));
    std::vector<std::unique_ptr<EnvironmentActions>> actions;
    for (const Environment &environment : environments) {
        const auto known = std::ranges::find_if(
            m_actions, [&](const auto &each) { return each && each->environment() == environment.name; });
        actions.push_back(known == m_actions.end()
                              ? std::make_unique<EnvironmentActions>(*m_workspace, environment.name, this)
                              : std::move(*known));
        actions.back()->update();
    }
    for (qsizetype i = 0; i < cards.size(); ++i)
        cards.at(i)->setActions(i < std::ssize(actions) ? actions.at(i).get() : nullptr);
    m_actions = std::move(actions);
}

void EnvironmentsPage::showMessage(const Snapshot &snapshot)
{
    const auto &repository = m_workspace->options().repository;
    const auto problem = std::ranges::find(snapshot.problems, Problem::Source::GitHub, &Problem::source);
    m_remedy = Remedy::None;
    if (!repository) {
        m_remedy = Remedy::Open;
        m_message->set(
            u"environment"_s, tr("Environments are not known from a clone alone"),
            tr("What runs where is recorded on GitHub. Open this clone together with its GitHub repository."),
            tr("&Open repository…"));
    } else if (problem != snapshot.problems.end() && !snapshot.environments) {
        const bool signIn = problem->error.kind == ErrorKind::Unauthorized
            || problem->error.kind == ErrorKind::Forbidden || problem->error.kind == ErrorKind::NotFound;
        m_remedy = signIn ? Remedy::SignIn : Remedy::Refresh;
        m_message->set(u"warning"_s, tr("The environments could not be read"), problem->error.message,
                       signIn ? tr("Sign &in…") : tr("&Try again"), {}, Tone::Warn);
    } else if (m_workspace->refresh().isRestoring()) {
        m_message->set(u"running"_s, tr("Opening %1…").arg(m_workspace->title()), tr("This takes a moment."));
    } else if (m_workspace->refresh().isRunning() && m_workspace->options().awaitsToken) {
        m_message->set(u"running"_s, tr("Waiting for the keychain…"),
                       tr("Unlock it where it asks for its password; the environments are read then."));
    } else if (m_workspace->refresh().isRunning()) {
        m_message->set(u"running"_s, tr("Reading %1…").arg(m_workspace->title()),
                       tr("The environments appear as soon as GitHub has answered."));
    } else if (!snapshot.environments) {
        m_remedy = Remedy::Refresh;
        m_message->set(u"unknown"_s, tr("The environments were not read yet"),
                       tr("Refresh to ask GitHub what runs where."), tr("&Refresh"));
    } else {
        m_message->set(
            u"environment"_s, tr("No environments yet"),
            tr("%1 has no environments on GitHub. They appear here with the first deployment, or when one is "
               "made in the repository's settings.")
                .arg(m_workspace->title()));
    }
}

void EnvironmentsPage::remedy()
{
    if (m_remedy == Remedy::Open)
        Q_EMIT openRepositoryRequested();
    else if (m_remedy == Remedy::SignIn)
        Q_EMIT signInRequested();
    else if (m_remedy == Remedy::Refresh)
        Q_EMIT refreshRequested();
}

QList<QAction *> EnvironmentsPage::commands()
{
    m_pipeline->addRest();
    QList<QAction *> all{&m_copyCommit, &m_copyRows, &m_openCandidate};
    for (const auto &actions : m_actions)
        all += actions->all();
    return all;
}

void EnvironmentsPage::updateCommands()
{
    const auto set = [](QAction &action, bool on, const QString &reason) {
        action.setEnabled(on);
        action.setStatusTip(on ? QString() : reason);
    };
    // While a palette or a menu is open, the card that had the focus stays the chosen one.
    const QWidget *focus = QApplication::focusWidget();
    if (!focus || focus->window() == window())
        set(m_copyCommit, m_pipeline->focusedCard() && !m_pipeline->focusedCard()->look().commit.isEmpty(),
            tr("Choose an environment that runs something first."));
    set(m_copyRows, m_versions->hasSelection(), tr("Select a version in the table first."));
    set(m_openCandidate, !m_versions->currentCandidate().isEmpty(), tr("Choose a candidate in the table first."));
}

void EnvironmentsPage::focusContent()
{
    m_versions->focusList();
}

void EnvironmentsPage::focusFilter()
{
    m_versions->focusFilter();
}

} // namespace slipway::ui
