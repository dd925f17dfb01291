// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's pages: when each is made, how it is joined to the rest, and which is in sight.

#include "activitynotice.h"
#include "mainwindow.h"
#include "sidebar.h"
#include "statusstrip.h"
#include "ui/pages/activitypage.h"
#include "ui/pages/candidatespage.h"
#include "ui/pages/environmentspage.h"
#include "ui/pages/notespage.h"
#include "ui/widgets/firstpaint.h"
#include "windowactions.h"

#include <QStackedWidget>
#include <QTimer>

#include <algorithm>
#include <array>
#include <utility>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Page = MainWindow::Page;

constexpr std::array allPages{Page::Environments, Page::Candidates, Page::Notes, Page::Activity};

/// The view state that keeps which page was in sight.
QString pageView()
{
    return u"page"_s;
}

QString notesView()
{
    return u"notes"_s;
}

/// How a page is called in the settings; never shown.
QByteArray nameOf(Page page)
{
    switch (page) {
    case Page::Candidates:
        return "candidates"_ba;
    case Page::Notes:
        return "notes"_ba;
    case Page::Activity:
        return "activity"_ba;
    case Page::Environments:
        break;
    }
    return "environments"_ba;
}

} // namespace

EnvironmentsPage *MainWindow::environments()
{
    if (m_environments)
        return m_environments;
    m_environments = new EnvironmentsPage(this);
    connect(m_environments, &EnvironmentsPage::candidateActivated, this, &MainWindow::showCandidate);
    connect(m_environments, &EnvironmentsPage::openRepositoryRequested, m_actions->openRepository, &QAction::trigger);
    connect(m_environments, &EnvironmentsPage::signInRequested, m_actions->signIn, &QAction::trigger);
    connect(m_environments, &EnvironmentsPage::refreshRequested, this, &MainWindow::refreshOrCancel);
    add(m_environments);
    return m_environments;
}

CandidatesPage *MainWindow::candidates()
{
    if (m_candidates)
        return m_candidates;
    m_candidates = new CandidatesPage(this);
    add(m_candidates);
    return m_candidates;
}

NotesPage *MainWindow::notes()
{
    if (m_notes)
        return m_notes;
    m_notes = new NotesPage(this);
    connect(m_notes, &NotesPage::refreshRequested, this, &MainWindow::refreshOrCancel);
    connect(m_notes, &NotesPage::keepingEnded, this, [this](bool kept) {
        if (kept && m_next)
            std::exchange(m_next, {})();
        else if (!kept)
            askToLose();
    });
    m_notes->restoreState(m_session.viewState(notesView()));
    add(m_notes);
    return m_notes;
}

ActivityPage *MainWindow::activity()
{
    if (m_activity)
        return m_activity;
    m_activity = new ActivityPage(m_session.activity(), this);
    connect(m_activity, &ActivityPage::candidateActivated, this, &MainWindow::showCandidate);
    add(m_activity);
    return m_activity;
}

void MainWindow::add(PageWidget *page)
{
    m_pages->addWidget(page);
    page->setWorkspace(m_session.workspace());
    m_status->comeLast(); // as keys go through the window
}

PageWidget *MainWindow::made(Page page)
{
    switch (page) {
    case Page::Candidates:
        return candidates();
    case Page::Notes:
        return notes();
    case Page::Activity:
        return activity();
    case Page::Environments:
        break;
    }
    return environments();
}

QList<PageWidget *> MainWindow::madePages() const
{
    QList<PageWidget *> pages{m_environments, m_candidates, m_notes, m_activity};
    pages.removeAll(nullptr);
    return pages;
}

/// When what was read is on the screen, and has been looked at for a moment.
void MainWindow::makeOthersLater()
{
    if (!std::exchange(m_makesOthers, true))
        afterPaint(made(m_page), [this] { QTimer::singleShot(100ms, this, &MainWindow::makeOthers); });
}

/// One in each turn of the event loop: none makes a pause that is felt.
void MainWindow::makeOthers()
{
    const qsizetype before = madePages().size();
    for (const Page page : allPages) {
        made(page);
        if (madePages().size() > before) {
            QMetaObject::invokeMethod(this, &MainWindow::makeOthers, Qt::QueuedConnection);
            return;
        }
    }
}

QAction *MainWindow::actionOf(Page page) const
{
    switch (page) {
    case Page::Candidates:
        return m_actions->showCandidates;
    case Page::Notes:
        return m_actions->showNotes;
    case Page::Activity:
        return m_actions->showActivity;
    case Page::Environments:
        break;
    }
    return m_actions->showEnvironments;
}

MainWindow::Page MainWindow::lastPage() const
{
    const auto last = std::ranges::find(allPages, m_session.viewState(pageView()), nameOf);
    return last == allPages.end() ? Page::Environments : *last;
}

void MainWindow::showPage(Page page)
{
    if (!m_session.workspace())
        return;
    putInSight(page);
    m_session.setViewState(pageView(), nameOf(page)); // at once: whatever ends Slipway, it opens there again
}

void MainWindow::putInSight(Page page)
{
    m_page = page;
    actionOf(page)->setChecked(true);
    m_pages->setCurrentWidget(made(page));
    m_notice->setQuiet(page == Page::Activity);
}

void MainWindow::showCandidate(const QString &tag)
{
    showPage(Page::Candidates);
    candidates()->select(tag);
}

void MainWindow::showOperation(qint64 id)
{
    showPage(Page::Activity);
    if (id != 0)
        activity()->select(id);
}

/// As showPage(), and the keys go to the page: to what had the focus there last, else to what it is about. Who walks
/// along the sidebar by keys stays in it.
void MainWindow::goToPage(Page page)
{
    PageWidget *widget = made(page);
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
    QList<QAction *> all = m_actions->all();
    for (const Page page : {Page::Candidates, Page::Environments, Page::Notes, Page::Activity})
        all += made(page)->commands();
    return all;
}

void MainWindow::keepNotesView()
{
    if (m_notes)
        m_session.setViewState(notesView(), m_notes->saveState());
}

} // namespace slipway::ui
