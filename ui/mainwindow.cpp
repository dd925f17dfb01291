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
#include "ui/pages/candidatespage.h"
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

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

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
    , m_status(new StatusStrip(this))
    , m_pacer(new RefreshPacer(session, this))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(QIcon(u":/icons/slipway.svg"_s));
    build();
    joinActions();
    m_page = lastPage();
    connect(&session, &services::Session::workspaceClosing, this, &MainWindow::detach);
    connect(&session, &services::Session::workspaceChanged, this, &MainWindow::attach);
    connect(&session.activity(), &services::Activity::changed, this, &MainWindow::showCounts);
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
    grid->addWidget(m_status, 4, 0, 1, 2);
    grid->setRowStretch(3, 1);
    grid->setColumnStretch(1, 1);
    setCentralWidget(middle);
    m_pages->setObjectName(u"pages"_s);
    m_pages->addWidget(m_welcome);
    m_welcome->setObjectName(u"welcome"_s);
    m_status->hide();
    welcome();
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
    connect(m_actions->filter, &QAction::triggered, this, [this] { made(page())->focusFilter(); });
    connect(m_actions->newCandidate, &QAction::triggered, this, [this] { candidates()->newCandidate(); });
    connect(m_notice, &ActivityNotice::showRequested, this, &MainWindow::showOperation);
}

void MainWindow::detach()
{
    m_links.reset();
    for (PageWidget *page : madePages())
        page->setWorkspace(nullptr);
    m_status->setWorkspace(nullptr);
    m_status->hide();
    m_notice->setWorkspace(nullptr);
    m_pacer->setWorkspace(nullptr);
    m_toolbar->setWorkspace(nullptr);
    m_toolbar->showProgress(0, -1);
    m_sidebar->showAccount(nullptr);
    m_sidebar->setOpenCandidates(0);
    m_sidebar->setUnfinishedOperations(0);
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
    m_status->show();
    follow(*workspace);
    for (PageWidget *page : madePages())
        page->setWorkspace(workspace);
    m_notice->setWorkspace(workspace);
    m_status->setWorkspace(workspace);
    m_pacer->setWorkspace(workspace);
    // A clone alone knows of no environments: what it knows comes first.
    const bool knowsEnvironments = workspace->options().repository.has_value();
    putInSight(m_page == Page::Environments && !knowsEnvironments ? Page::Candidates : m_page);
    showSnapshot();
    showRefresh();
}

void MainWindow::follow(services::Workspace &workspace)
{
    m_links = std::make_unique<QObject>();
    services::RefreshService &refresh = workspace.refresh();
    connect(&refresh, &services::RefreshService::snapshotChanged, m_links.get(), [this] {
        showSnapshot();
        makeOthersLater();
    });
    connect(&refresh, &services::RefreshService::started, m_links.get(), [this] { showRefresh(); });
    connect(&refresh, &services::RefreshService::finished, m_links.get(), [this] {
        showRefresh();
        showSnapshot();
    });
    connect(&workspace, &services::Workspace::tokenChanged, m_links.get(),
            [this] { m_sidebar->showAccount(m_session.workspace()); });
    connect(&refresh, &services::RefreshService::progressed, m_links.get(),
            [this](int done, int total) { m_toolbar->showProgress(done, total); });
    if (services::OperationService *operations = workspace.operations()) {
        connect(operations, &services::OperationService::started, m_links.get(), [this] {
            makeOthers(); // some of them do something when it ends
            updateNewCandidate();
        });
        connect(operations, &services::OperationService::finished, m_links.get(), [this, operations] {
            updateNewCandidate();
            tellOutcome(*operations);
        });
    }
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
    showCounts();
    updateNewCandidate();
}

/// How many candidates are open and operations unfinished: in the sidebar, whichever page is in sight.
void MainWindow::showCounts()
{
    services::Workspace *workspace = m_session.workspace();
    const auto repository = workspace ? workspace->options().repository : std::nullopt;
    const auto open =
        workspace ? std::ranges::count_if(workspace->refresh().candidates().shown, &Candidate::isOpen) : 0;
    m_sidebar->setOpenCandidates(int(open));
    m_sidebar->setUnfinishedOperations(repository ? m_session.activity().unfinishedCount(*repository) : 0);
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
    keepNotesView();
    event->accept();
}

} // namespace slipway::ui
