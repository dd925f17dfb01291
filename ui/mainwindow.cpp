// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow.h"

#include "activitynotice.h"
#include "domain/actions.h"
#include "problembanner.h"
#include "refreshpacer.h"
#include "services/wording.h"
#include "sidebar.h"
#include "statusstrip.h"
#include "toolbar.h"
#include "ui/dialogs/openrepositorydialog.h"
#include "ui/dialogs/signindialog.h"
#include "ui/pages/activitypage.h"
#include "ui/pages/candidatespage.h"
#include "ui/pages/environmentspage.h"
#include "ui/pages/notespage.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messagepane.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"
#include "windowactions.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>

#include <algorithm>
#include <array>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

namespace {

constexpr std::array allPages{MainWindow::Page::Environments, MainWindow::Page::Candidates, MainWindow::Page::Notes,
                              MainWindow::Page::Activity};

/// The view state that keeps which page was in sight.
QString lastPage()
{
    return u"page"_s;
}

QString notesView()
{
    return u"notes"_s;
}

/// How a page is called in the settings; never shown.
QByteArray nameOf(MainWindow::Page page)
{
    switch (page) {
    case MainWindow::Page::Candidates:
        return "candidates"_ba;
    case MainWindow::Page::Notes:
        return "notes"_ba;
    case MainWindow::Page::Activity:
        return "activity"_ba;
    case MainWindow::Page::Environments:
        break;
    }
    return "environments"_ba;
}

} // namespace

MainWindow::MainWindow(services::Session &session, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_actions(new WindowActions(this))
    , m_toolbar(new Toolbar(session, *m_actions, this))
    , m_sidebar(new Sidebar(*m_actions, this))
    , m_notice(new ActivityNotice(session.activity(), this))
    , m_banner(new ProblemBanner(this))
    , m_pages(new QStackedWidget(this))
    , m_welcome(new MessagePane(this))
    , m_pacer(new RefreshPacer(session, this))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(QIcon(u":/icons/slipway.svg"_s));
    build();
    joinActions();
    const auto last = std::ranges::find(allPages, session.viewState(lastPage()), nameOf);
    m_page = last == allPages.end() ? Page::Environments : *last;
    connect(&session, &services::Session::workspaceClosing, this, &MainWindow::detach);
    connect(&session, &services::Session::workspaceChanged, this, &MainWindow::attach);
    // On a small screen, or one with large pixels, the window is no larger than that.
    const QSize room = screen()->availableGeometry().size();
    setMinimumSize(QSize(880, 560).boundedTo(room));
    if (!restoreGeometry(session.windowGeometry()))
        resize(QSize(1280, 800).boundedTo(room));
    attach();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    auto *middle = new QWidget(this);
    auto *grid = new QGridLayout(middle);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_toolbar, 0, 0, 1, 2);
    grid->addWidget(m_sidebar, 1, 0, 3, 1);
    grid->addWidget(m_notice, 1, 1);
    grid->addWidget(m_banner, 2, 1);
    grid->addWidget(m_pages, 3, 1);
    grid->setRowStretch(3, 1);
    grid->setColumnStretch(1, 1);
    setCentralWidget(middle);
    m_pages->setObjectName(u"pages"_s);
    m_pages->addWidget(m_welcome);
    m_welcome->setObjectName(u"welcome"_s);
    welcome();
}

/// A window without a repository needs none of them, and one that opens the last repository is on the screen before.
void MainWindow::makePages()
{
    if (m_environments)
        return;
    m_environments = new EnvironmentsPage(this);
    m_candidates = new CandidatesPage(this);
    m_notes = new NotesPage(this);
    m_activity = new ActivityPage(m_session.activity(), this);
    m_status = new StatusStrip(this); // after the pages, as keys go through the window
    m_pages->addWidget(m_environments);
    m_pages->addWidget(m_candidates);
    m_pages->addWidget(m_notes);
    m_pages->addWidget(m_activity);
    static_cast<QGridLayout *>(centralWidget()->layout())->addWidget(m_status, 4, 0, 1, 2);
    m_status->hide();
    joinPages();
    followActivity();
    m_notes->restoreState(m_session.viewState(notesView()));
}

void MainWindow::welcome()
{
    m_welcome->set(u"slipway"_s, tr("Release software that lives on GitHub"),
                   tr("Slipway shows what each environment runs and takes a release candidate from its tag to "
                      "production. Open a repository, or try everything on a built-in one first."),
                   tr("&Open repository…"), tr("See the &demonstration"));
}

void MainWindow::showBusy(const QString &sentence)
{
    if (m_session.workspace())
        m_banner->tell(sentence, Tone::Info);
    else
        m_welcome->set(u"running"_s, sentence, tr("This takes a moment."));
}

void MainWindow::showError(const Error &error)
{
    if (m_session.workspace())
        m_banner->tell(error.message, Tone::Bad);
    else
        m_welcome->set(u"warning"_s, tr("It could not be opened"), error.message, tr("&Open repository…"),
                       tr("See the &demonstration"), Tone::Warn);
}

void MainWindow::joinActions()
{
    auto *pages = new QActionGroup(this);
    for (QAction *action :
         {m_actions->showEnvironments, m_actions->showCandidates, m_actions->showNotes, m_actions->showActivity}) {
        action->setCheckable(true);
        pages->addAction(action);
    }
    connect(m_actions->showEnvironments, &QAction::triggered, this, [this] { goToPage(Page::Environments); });
    connect(m_actions->showCandidates, &QAction::triggered, this, [this] { goToPage(Page::Candidates); });
    connect(m_actions->showNotes, &QAction::triggered, this, [this] { goToPage(Page::Notes); });
    connect(m_actions->showActivity, &QAction::triggered, this, [this] { goToPage(Page::Activity); });
    connect(m_actions->openRepository, &QAction::triggered, this, [this] { whenKept([this] { openRepository(); }); });
    connect(m_toolbar, &Toolbar::recentChosen, this,
            [this](const services::RecentRepository &recent) { whenKept([this, recent] { m_session.open(recent); }); });
    connect(m_actions->refresh, &QAction::triggered, this, &MainWindow::refreshOrCancel);
    connect(m_actions->commands, &QAction::triggered, this, &MainWindow::openPalette);
    connect(m_actions->signIn, &QAction::triggered, this, [this] { whenKept([this] { signIn(); }); });
    connect(m_actions->demonstration, &QAction::triggered, this,
            [this] { whenKept([this] { Q_EMIT demonstrationRequested(); }); });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_welcome, &MessagePane::activated, m_actions->openRepository, &QAction::trigger);
    connect(m_welcome, &MessagePane::secondActivated, m_actions->demonstration, &QAction::trigger);
    connect(m_banner, &ProblemBanner::signInRequested, m_actions->signIn, &QAction::trigger);
    connect(m_banner, &ProblemBanner::refreshRequested, this, &MainWindow::refreshOrCancel);
    connect(m_actions->filter, &QAction::triggered, this, [this] { parts(page()).second->focusFilter(); });
}

void MainWindow::joinPages()
{
    connect(m_actions->newCandidate, &QAction::triggered, m_candidates, &CandidatesPage::newCandidate);
    connect(m_environments, &EnvironmentsPage::candidateActivated, this, [this](const QString &tag) {
        showPage(Page::Candidates);
        m_candidates->select(tag);
    });
    connect(m_environments, &EnvironmentsPage::openRepositoryRequested, m_actions->openRepository, &QAction::trigger);
    connect(m_environments, &EnvironmentsPage::signInRequested, m_actions->signIn, &QAction::trigger);
    connect(m_environments, &EnvironmentsPage::refreshRequested, this, &MainWindow::refreshOrCancel);
    connect(m_candidates, &CandidatesPage::openCountChanged, m_sidebar, &Sidebar::setOpenCandidates);
    connect(m_notes, &NotesPage::refreshRequested, this, &MainWindow::refreshOrCancel);
    connect(m_notes, &NotesPage::keepingEnded, this, [this](bool kept) {
        if (kept && m_next)
            std::exchange(m_next, {})();
        else if (!kept)
            askToLose();
    });
}

void MainWindow::followActivity()
{
    connect(m_activity, &ActivityPage::unfinishedCountChanged, m_sidebar, &Sidebar::setUnfinishedOperations);
    connect(m_activity, &ActivityPage::candidateActivated, this, [this](const QString &tag) {
        showPage(Page::Candidates);
        m_candidates->select(tag);
    });
    connect(m_notice, &ActivityNotice::showRequested, this, [this](qint64 id) {
        showPage(Page::Activity);
        if (id != 0)
            m_activity->select(id);
    });
}

void MainWindow::detach()
{
    m_links.reset();
    if (m_environments) {
        m_environments->setWorkspace(nullptr);
        m_candidates->setWorkspace(nullptr);
        m_notes->setWorkspace(nullptr);
        m_activity->setWorkspace(nullptr);
        m_status->setWorkspace(nullptr);
        m_status->hide();
    }
    m_notice->setWorkspace(nullptr);
    m_pacer->setWorkspace(nullptr);
    m_toolbar->setWorkspace(nullptr);
    m_toolbar->showProgress(0, -1);
    m_sidebar->showAccount(nullptr);
    m_sidebar->setOpenCandidates(0);
    m_banner->clear();
    m_actions->setRefreshing(false);
}

void MainWindow::attach()
{
    detach();
    services::Workspace *workspace = m_session.workspace();
    setWindowTitle(workspace ? tr("%1 — Slipway").arg(plain(workspace->title())) : tr("Slipway"));
    const QString nothing = tr("Open a repository first.");
    for (QAction *action : {m_actions->showEnvironments, m_actions->showCandidates, m_actions->showNotes,
                            m_actions->showActivity, m_actions->refresh, m_actions->filter})
        WindowActions::setPossible(action, workspace, nothing);
    WindowActions::setPossible(m_actions->signIn, workspace && workspace->options().repository,
                               workspace ? tr("A clone alone needs no account; open its GitHub repository.") : nothing);
    m_sidebar->setVisible(workspace);
    if (!workspace) {
        welcome();
        m_pages->setCurrentWidget(m_welcome);
        updateNewCandidate();
        return;
    }
    makePages();
    m_status->show();
    m_links = std::make_unique<QObject>();
    services::RefreshService &refresh = workspace->refresh();
    connect(&refresh, &services::RefreshService::snapshotChanged, m_links.get(), [this] { showSnapshot(); });
    connect(&refresh, &services::RefreshService::started, m_links.get(), [this] { showRefresh(); });
    connect(&refresh, &services::RefreshService::finished, m_links.get(), [this] {
        showRefresh();
        showSnapshot();
    });
    connect(&refresh, &services::RefreshService::progressed, m_links.get(),
            [this](int done, int total) { m_toolbar->showProgress(done, total); });
    if (services::OperationService *operations = workspace->operations()) {
        connect(operations, &services::OperationService::started, m_links.get(), [this] { updateNewCandidate(); });
        connect(operations, &services::OperationService::finished, m_links.get(), [this, operations] {
            updateNewCandidate();
            tellOutcome(*operations);
        });
    }
    m_environments->setWorkspace(workspace);
    m_candidates->setWorkspace(workspace);
    m_notes->setWorkspace(workspace);
    m_activity->setWorkspace(workspace);
    m_notice->setWorkspace(workspace);
    m_status->setWorkspace(workspace);
    m_pacer->setWorkspace(workspace);
    // A clone alone knows of no environments: what it knows comes first.
    const bool knowsEnvironments = workspace->options().repository.has_value();
    putInSight(m_page == Page::Environments && !knowsEnvironments ? Page::Candidates : m_page);
    showSnapshot();
    showRefresh();
}

/// Where no dialog shows how an operation ended, the window says it.
void MainWindow::tellOutcome(const services::OperationService &operations)
{
    if (QApplication::activeModalWidget())
        return;
    const QString title = wording::planTitle(operations.plan());
    const services::Outcome &outcome = operations.outcome();
    const bool stopped = outcome.kind == services::Outcome::Kind::Stopped;
    if (stopped && operations.id() != 0)
        return; // as long as it stays so, the notice above the page says it and leads to it
    if (stopped)
        m_banner->tell(tr("%1 stopped: %2").arg(title, outcome.error ? outcome.error->message : QString()), Tone::Bad);
    else if (outcome.kind == services::Outcome::Kind::Waiting)
        m_banner->tell(tr("%1: all changes are made; a deployment is still waited for.").arg(title), Tone::Info);
    else
        m_banner->tell(tr("%1: done.").arg(title), Tone::Good);
}

void MainWindow::showSnapshot()
{
    services::Workspace *workspace = m_session.workspace();
    m_toolbar->setWorkspace(workspace);
    m_sidebar->showAccount(workspace);
    m_banner->setSnapshot(*workspace->snapshot());
    updateNewCandidate();
}

void MainWindow::showRefresh()
{
    const bool running = m_session.workspace()->refresh().isRunning();
    m_actions->setRefreshing(running);
    m_toolbar->showProgress(0, running ? 0 : -1);
}

void MainWindow::updateNewCandidate()
{
    services::Workspace *workspace = m_session.workspace();
    if (!workspace) {
        WindowActions::setPossible(m_actions->newCandidate, false, tr("Open a repository first."));
        return;
    }
    Allowance allowance =
        slipway::allowance(Action::NewCandidate, *workspace->snapshot(), nullptr, Ticker::shared().now());
    if (allowance.allowed() && operationRuns())
        allowance.obstacle = Obstacle::Busy;
    WindowActions::setPossible(m_actions->newCandidate, allowance.allowed(),
                               wording::obstacle(Action::NewCandidate, allowance));
}

void MainWindow::refreshOrCancel()
{
    services::Workspace *workspace = m_session.workspace();
    if (!workspace)
        return;
    if (workspace->refresh().isRunning())
        workspace->refresh().cancel();
    else
        workspace->refresh().refresh();
}

std::pair<QAction *, PageWidget *> MainWindow::parts(Page page) const
{
    switch (page) {
    case Page::Candidates:
        return {m_actions->showCandidates, m_candidates};
    case Page::Notes:
        return {m_actions->showNotes, m_notes};
    case Page::Activity:
        return {m_actions->showActivity, m_activity};
    case Page::Environments:
        break;
    }
    return {m_actions->showEnvironments, m_environments};
}

void MainWindow::showPage(Page page)
{
    if (!m_session.workspace())
        return;
    putInSight(page);
    m_session.setViewState(lastPage(), nameOf(page)); // at once: whatever ends Slipway, it opens there again
}

void MainWindow::putInSight(Page page)
{
    m_page = page;
    const auto [action, widget] = parts(page);
    action->setChecked(true);
    m_pages->setCurrentWidget(widget);
    m_notice->setQuiet(page == Page::Activity);
}

/// As showPage(), and the keys go to the page: to what had the focus there last, else to what it is about. Who walks
/// along the sidebar by keys stays in it.
void MainWindow::goToPage(Page page)
{
    PageWidget *widget = parts(page).second;
    QWidget *last = widget->focusWidget(); // before the page is shown: that gives the focus to the first that takes it
    showPage(page);
    if (m_sidebar->isAncestorOf(focusWidget()))
        return;
    if (last && last->isVisibleTo(widget))
        last->setFocus(Qt::ShortcutFocusReason);
    else
        widget->focusContent();
}

QList<QAction *> MainWindow::commands()
{
    makePages();
    const QList<QAction *> candidates = m_candidates->commands();
    const QList<QAction *> environments = m_environments->commands();
    return m_actions->all() + candidates + environments + m_notes->commands() + m_activity->commands();
}

void MainWindow::openPalette()
{
    (new CommandPalette(commands(), this))->open();
}

void MainWindow::openRepository()
{
    (new OpenRepositoryDialog(m_session, this))->open();
}

void MainWindow::signIn()
{
    (new SignInDialog(m_session, this))->open();
}

bool MainWindow::operationRuns() const
{
    services::Workspace *workspace = m_session.workspace();
    return workspace && workspace->operations() && workspace->operations()->isBusy();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_session.runningOperation() && !m_leaving) {
        event->ignore();
        askToLeave();
        return;
    }
    if (!m_losing && m_notes && !m_notes->keepAll()) {
        event->ignore();
        m_next = [this] { close(); };
        return;
    }
    m_session.setWindowGeometry(saveGeometry());
    if (m_notes)
        m_session.setViewState(notesView(), m_notes->saveState());
    event->accept();
}

} // namespace slipway::ui
