// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/session.h"

#include <QMainWindow>

#include <functional>
#include <memory>

class QStackedWidget;

namespace slipway::ui {

class ActivityNotice;
class ActivityPage;
class CandidatesPage;
class EnvironmentsPage;
class MessagePane;
class NotesPage;
class PageWidget;
class ProblemBanner;
class RefreshPacer;
class Sidebar;
class StatusStrip;
class Toolbar;
class WindowActions;

/// Joins the window's parts: toolbar, sidebar, pages, status line, and what opens above them.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    enum class Page { Environments, Candidates, Notes, Activity };

    explicit MainWindow(services::Session &session, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showPage(Page page);
    Page page() const { return m_page; }
    /// Every action of the window and its pages, as the command palette lists them.
    QList<QAction *> commands();
    void openPalette();
    void openRepository();
    void signIn();
    /// Something long is being prepared (the demonstration): says so until a repository opens or showError() is called.
    void showBusy(const QString &sentence);
    /// What could not be opened, and why. What is open stays.
    void showError(const Error &error);

Q_SIGNALS:
    /// The demonstration's repository is to be opened.
    void demonstrationRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void joinActions();
    void detach();
    void attach();
    void follow(services::Workspace &workspace);
    void showSnapshot();
    void showCounts();
    void showRefresh();
    void updateNewCandidate();
    void tellOutcome(const services::OperationService &operations);
    void welcome();
    void refreshOrCancel();
    void goToPage(Page page);
    void putInSight(Page page); ///< it is not remembered
    void showCandidate(const QString &tag);
    void showOperation(qint64 id); ///< 0: the page alone
    Page lastPage() const; ///< that was in sight when the window was there before
    QAction *actionOf(Page page) const; ///< what leads to it
    QList<PageWidget *> madePages() const;
    PageWidget *made(Page page);
    EnvironmentsPage *environments();
    CandidatesPage *candidates();
    NotesPage *notes();
    ActivityPage *activity();
    void add(PageWidget *page);
    void makeOthersLater();
    void makeOthers();
    void keepNotesView();
    bool operationRuns() const;
    void askToLeave();
    void whenKept(const std::function<void()> &act);
    void askToLose();

    services::Session &m_session;
    WindowActions *m_actions;
    Toolbar *m_toolbar;
    Sidebar *m_sidebar;
    ActivityNotice *m_notice;
    ProblemBanner *m_banner;
    QStackedWidget *m_pages;
    MessagePane *m_welcome;
    StatusStrip *m_status;
    // Made when they are first asked for, or once the one in sight shows what was read; nullptr before.
    EnvironmentsPage *m_environments = nullptr;
    CandidatesPage *m_candidates = nullptr;
    NotesPage *m_notes = nullptr;
    ActivityPage *m_activity = nullptr;
    RefreshPacer *m_pacer;
    std::unique_ptr<QObject> m_links; ///< context of the connections to the workspace
    bool m_makesOthers = false; ///< the pages out of sight, soon
    Page m_page = Page::Environments; ///< the one in sight, or the one that comes when a repository opens
    bool m_leaving = false;
    bool m_losing = false; ///< what could not be kept
    std::function<void()> m_next; ///< what comes when what was written is kept
};

} // namespace slipway::ui
