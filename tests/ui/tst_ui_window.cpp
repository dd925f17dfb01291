// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/heldfile.h"
#include "support/windowscene.h"
#include "ui/pages/environmentspage.h"
#include "ui/problembanner.h"
#include "ui/refreshpacer.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/commandpalette.h"

#include <QApplication>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace slipway;
using Page = ui::MainWindow::Page;
using test::WindowScene;

/// The window as a whole, by mouse and keyboard over the sandbox.
class TestUiWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }

    void init()
    {
        m_scene = std::make_unique<WindowScene>();
        QVERIFY(m_scene->isUp());
    }

    void cleanup() { m_scene.reset(); }

    void nothingIsOpenAtFirst()
    {
        auto *welcome = find<QWidget>(u"welcome"_s);
        QVERIFY(welcome->isVisible());
        QCOMPARE(window().windowTitle(), u"Slipway"_s);
        QVERIFY(!action(u"refresh"_s)->isEnabled());
        QCOMPARE(action(u"refresh"_s)->statusTip(), u"Open a repository first."_s);
        QSignalSpy demonstration(&window(), &ui::MainWindow::demonstrationRequested);
        QTest::mouseClick(welcome->findChild<QPushButton *>(u"messageSecondButton"_s), Qt::LeftButton);
        QCOMPARE(demonstration.size(), 1);
        window().showBusy(u"Preparing the demonstration…"_s);
        QCOMPARE(welcome->findChild<QLabel *>(u"messageTitle"_s)->text(), u"Preparing the demonstration…"_s);
        QVERIFY(!welcome->findChild<QPushButton *>(u"messageButton"_s)->isVisible());
        window().showError({ErrorKind::Storage, u"The folder cannot be written; choose another one."_s});
        QCOMPARE(welcome->findChild<QLabel *>(u"messageSentence"_s)->text(),
                 u"The folder cannot be written; choose another one."_s);
        QTest::mouseClick(welcome->findChild<QPushButton *>(u"messageButton"_s), Qt::LeftButton);
        QTRY_VERIFY(find<QDialog>(u"openRepositoryDialog"_s));
        QVERIFY(find<QDialog>(u"openRepositoryDialog"_s)->isVisible());
    }

    void theRepositoryShows()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        QCOMPARE(window().windowTitle(), u"%1 — Slipway"_s.arg(m_scene->box().repository()));
        QCOMPARE(find<QToolButton>(u"repository"_s)->text(), m_scene->box().repository());
        const BaseRef base = snapshot()->base;
        QCOMPARE(text(u"base"_s), u"%1 · %2"_s.arg(base.ref, base.commit.abbreviated()));
        QVERIFY(find<QLabel>(u"age"_s)->text().startsWith("Updated"_L1));
        QCOMPARE(text(u"account"_s), u"%1 (write access)"_s.arg(snapshot()->account.login));
        QVERIFY2(text(u"connection"_s).startsWith(u"Online · 127.0.0.1"), qPrintable(text(u"connection"_s)));
        QTRY_VERIFY(text(u"rateLimit"_s).contains("requests left"_L1));
        QVERIFY(find<QLabel>(u"clone"_s)->text().startsWith("Clone: "_L1));
        QVERIFY(!find<QToolButton>(u"problems"_s)->isVisible());
        QVERIFY(!find<ui::ProblemBanner>(u"problemBanner"_s)->isVisible());
        QVERIFY(action(u"newCandidate"_s)->isEnabled());
        QVERIFY(find<QToolButton>(u"showCandidatesButton"_s)->accessibleName() != u"Candidates"_s);
    }

    void pagesOutOfSightComeLater()
    {
        m_scene->session().open(m_scene->repository(), Secret(m_scene->box().writeToken()));
        QVERIFY(find<QWidget>(u"environmentsPage"_s)->isVisible());
        const QStringList others{u"candidatesPage"_s, u"notesPage"_s, u"activityPage"_s};
        for (const QString &name : others)
            QVERIFY2(!find<QWidget>(name), qPrintable(name));
        // What they tell beside every page is known without them.
        const auto isCounted = [this] {
            return find<QToolButton>(u"showCandidatesButton"_s)->accessibleName().contains(u"3 open");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isCounted(), 20'000);
        for (const QString &name : others)
            QTRY_VERIFY2(find<QWidget>(name), qPrintable(name));
        // Keys reach the line at the bottom last, whenever a page was made.
        QWidgetList byKeys;
        for (QWidget *next = window().nextInFocusChain(); next != &window(); next = next->nextInFocusChain()) {
            if (next->focusPolicy() & Qt::TabFocus)
                byKeys.append(next);
        }
        QCOMPARE(byKeys.constLast()->objectName(), u"problems"_s);
        m_scene->session().open(m_scene->repository(), Secret(m_scene->box().readToken()));
        QVERIFY(m_scene->waitForRefresh());
        QVERIFY2(isCounted(), qPrintable(find<QToolButton>(u"showCandidatesButton"_s)->accessibleName()));
    }

    void pagesByKeysAndClicks()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        QCOMPARE(window().page(), Page::Environments);
        QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(window().page(), Page::Candidates);
        QVERIFY(action(u"showCandidates"_s)->isChecked());
        QCOMPARE(ui::MainWindow(m_scene->session()).page(), Page::Candidates); // the next window opens there
        QTest::mouseClick(find<QToolButton>(u"showEnvironmentsButton"_s), Qt::LeftButton);
        QTRY_COMPARE(window().page(), Page::Environments);
        QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(find<QLineEdit>(u"versionsFilter"_s)->hasFocus());
        QVERIFY(QMetaObject::invokeMethod(find<ui::EnvironmentsPage>(u"environmentsPage"_s), "candidateActivated",
                                          Q_ARG(QString, u"0.1.2-prerelease2"_s)));
        QCOMPARE(window().page(), Page::Candidates);
    }

    void theKeysGoToThePage()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        for (const auto &[key, name] : {std::pair{Qt::Key_2, u"candidatesTable"_s},
                                        {Qt::Key_3, u"notesTable"_s},
                                        {Qt::Key_4, u"activitySearch"_s},
                                        {Qt::Key_1, u"versionsTable"_s}}) {
            QTest::keyClick(&window(), key, Qt::ControlModifier);
            QTRY_COMPARE(QApplication::focusWidget(), find<QWidget>(name)); // nothing happened yet: no table there
        }
        QTest::mouseClick(find<QToolButton>(u"showNotesButton"_s), Qt::LeftButton);
        QTRY_COMPARE(QApplication::focusWidget(), find<QWidget>(u"notesTable"_s));
        auto *editor = find<ui::CodeEditor>(u"notesEditor"_s);
        QTRY_VERIFY(editor->isVisible());
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_1, Qt::ControlModifier);
        QTest::keyClick(&window(), Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(editor->hasFocus()); // where it was left
        auto *button = find<QToolButton>(u"showCandidatesButton"_s);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_COMPARE(window().page(), Page::Candidates);
        QVERIFY(button->hasFocus());
    }

    void closingKeepsWhatIsWritten()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        QTest::keyClick(&window(), Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(window().page(), Page::Notes);
        auto *editor = find<ui::CodeEditor>(u"notesEditor"_s);
        QTRY_VERIFY(editor->isVisible());
        editor->setFocus();
        QTest::keyClicks(editor, u"just before the end "_s);
        window().close();
        QVERIFY(window().isVisible()); // not before it is kept
        QTRY_VERIFY(!window().isVisible());
        const auto kept = workspace().notes().unpublished();
        QTRY_VERIFY(kept.isFinished());
        QVERIFY(kept.result());
        QCOMPARE(kept.result()->size(), 1);
        QVERIFY(kept.result()->constFirst().text.startsWith(u"just before the end "_s));
    }

    void whatCannotBeKeptIsNotLeftUnasked()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        QTest::keyClick(&window(), Qt::Key_3, Qt::ControlModifier);
        auto *editor = find<ui::CodeEditor>(u"notesEditor"_s);
        QTRY_VERIFY(editor->isVisible());
        QDirIterator each(m_scene->folder(), {u"drafts.sqlite"_s}, QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(each.hasNext());
        const test::HeldFile held(each.next());
        QVERIFY(held.isHeld());
        editor->setFocus();
        QTest::keyClicks(editor, u"not to be lost "_s);
        action(u"openRepository"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(find<QMessageBox>(u"loseQuestion"_s), 20'000);
        QVERIFY(!find<QDialog>(u"openRepositoryDialog"_s));
        QTest::mouseClick(find<QMessageBox>(u"loseQuestion"_s)->findChild<QPushButton *>(u"lose"_s), Qt::LeftButton);
        QTRY_VERIFY(find<QDialog>(u"openRepositoryDialog"_s));
        QVERIFY(editor->text().contains(u"not to be lost "_s)); // nothing was opened yet
    }

    void refreshByKey()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        services::RefreshService &refresh = workspace().refresh();
        QSignalSpy started(&refresh, &services::RefreshService::started);
        QSignalSpy finished(&refresh, &services::RefreshService::finished);
        QTest::keyClick(&window(), Qt::Key_F5);
        QTRY_COMPARE(started.size(), 1);
        QCOMPARE(action(u"refresh"_s)->text(), u"Cancel refresh"_s);
        QVERIFY(find<QLabel>(u"refreshProgress"_s)->isVisible());
        const services::SnapshotPtr before = workspace().snapshot();
        QTest::mouseClick(find<QPushButton>(u"refreshButton"_s), Qt::LeftButton);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(workspace().snapshot(), before);
        QCOMPARE(action(u"refresh"_s)->text(), u"Refresh"_s);
        QVERIFY(!find<QLabel>(u"refreshProgress"_s)->isVisible());
    }

    void thePaletteRunsACommand()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(window().findChild<ui::CommandPalette *>());
        QPointer<ui::CommandPalette> palette = window().findChild<ui::CommandPalette *>();
        auto *search = palette->findChild<QLineEdit *>(u"commandFilter"_s);
        auto *list = palette->findChild<QListView *>(u"commandList"_s);
        QCOMPARE(list->model()->rowCount(), visibleCommands());
        QTest::keyClicks(search, u"cand"_s);
        QVERIFY(list->model()->rowCount() < visibleCommands());
        QCOMPARE(list->currentIndex().data().toString(), u"Candidates"_s);
        QCOMPARE(list->currentIndex().data(ui::CommandList::ShortcutRole).toString(), u"Ctrl+2"_s);
        QTest::keyClick(search, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(search, Qt::Key_Up);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(window().page(), Page::Candidates);
        QTRY_VERIFY(!palette);
    }

    void thePaletteSaysWhyACommandIsOff()
    {
        QVERIFY(m_scene->open(m_scene->box().readToken()));
        QVERIFY(!action(u"newCandidate"_s)->isEnabled());
        const QString reason = action(u"newCandidate"_s)->statusTip();
        QVERIFY(reason.contains("write access"_L1));
        QCOMPARE(text(u"newCandidateReason"_s), reason);
        window().openPalette();
        auto *palette = window().findChild<ui::CommandPalette *>();
        auto *search = palette->findChild<QLineEdit *>(u"commandFilter"_s);
        QTest::keyClicks(search, u"new candidate"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(palette->isVisible());
        QCOMPARE(palette->findChild<QLabel *>(u"commandReason"_s)->text(), reason);
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_VERIFY(!window().findChild<ui::CommandPalette *>());
    }

    void thePaletteOffersThePlainCommandBeforeTheOneThatOverrides()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
        const QList<QAction *> commands = window().commands();
        const auto command = [&](const QString &name) {
            return *std::ranges::find(commands, name, [](const QAction *each) { return each->objectName(); });
        };
        QTRY_VERIFY(command(u"promoteCandidateAnyway"_s)->isEnabled()); // the one in qualification is chosen
        QVERIFY(!command(u"promoteCandidate"_s)->isEnabled());
        window().openPalette();
        auto *palette = window().findChild<ui::CommandPalette *>();
        QTest::keyClicks(palette->findChild<QLineEdit *>(u"commandFilter"_s), u"promote"_s);
        const auto *list = palette->findChild<QListView *>(u"commandList"_s)->model();
        QVERIFY(list->index(0, 0).data().toString().startsWith("Promote to "_L1));
        QCOMPARE(list->index(1, 0).data().toString(), u"Promote anyway…"_s);
    }

    void everyCommandIsNamedAndExplained()
    {
        QVERIFY(m_scene->open(m_scene->box().readToken()));
        QStringList names;
        for (QAction *command : window().commands()) {
            QVERIFY2(!command->objectName().isEmpty(), qPrintable(command->text()));
            QVERIFY2(!command->text().isEmpty(), qPrintable(command->objectName()));
            QVERIFY2(command->isEnabled() || !command->isVisible() || !command->statusTip().isEmpty(),
                     qPrintable(command->objectName()));
            names.append(command->objectName());
        }
        QCOMPARE(names.removeDuplicates(), 0);
    }

    void aTokenThatIsNotAccepted()
    {
        QVERIFY(m_scene->open("wrong"_ba));
        QCOMPARE(text(u"account"_s), u"Token not accepted"_s);
        QVERIFY(find<QToolButton>(u"signInButton"_s)->isVisible());
    }

    void notSignedIn()
    {
        QVERIFY(m_scene->open({}));
        QCOMPARE(text(u"account"_s), u"Not signed in"_s);
        QTest::mouseClick(find<QToolButton>(u"signInButton"_s), Qt::LeftButton);
        QTRY_VERIFY(find<QDialog>(u"signInDialog"_s));
        auto *dialog = find<QDialog>(u"signInDialog"_s);
        auto *button = dialog->findChild<QPushButton *>(u"signInButton"_s);
        QVERIFY(!button->isEnabled());
        auto *token = dialog->findChild<QLineEdit *>(u"token"_s);
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        QTest::keyClicks(token, QString::fromLatin1(m_scene->box().writeToken()));
        QSignalSpy signedIn(&m_scene->session(), &services::Session::signedIn);
        QTest::keyClick(token, Qt::Key_Return);
        QVERIFY(token->text().isEmpty());
        QTRY_COMPARE(signedIn.size(), 1);
        QVERIFY(m_scene->waitForRefresh());
        QTRY_VERIFY(text(u"account"_s).endsWith("(write access)"_L1));
        QVERIFY(!find<QToolButton>(u"signInButton"_s)->isVisible());
    }

    void aWrongTokenKeepsTheDataAndSaysWhatToDo()
    {
        QVERIFY(m_scene->open("no-such-token"));
        auto *banner = find<ui::ProblemBanner>(u"problemBanner"_s);
        QTRY_VERIFY(banner->isVisible()); // the clone's tags are there
        QVERIFY(!text(u"problemSentence"_s).contains("no-such-token"_L1));
        QVERIFY(text(u"problems"_s, true).contains(u'1') || snapshot()->problems.size() > 1);
        QTest::mouseClick(find<QPushButton>(u"problemButton"_s), Qt::LeftButton);
        QTRY_VERIFY(find<QDialog>(u"signInDialog"_s));
        find<QDialog>(u"signInDialog"_s)->reject();
        QTest::mouseClick(find<QToolButton>(u"problemClose"_s), Qt::LeftButton);
        QVERIFY(!banner->isVisible());
        QTest::mouseClick(find<QToolButton>(u"problems"_s), Qt::LeftButton);
        QTRY_VERIFY(find<QWidget>(u"problemsPopup"_s));
        QStringList sentences;
        for (const QLabel *label : find<QWidget>(u"problemsPopup"_s)->findChildren<QLabel *>())
            sentences.append(label->text());
        for (const Problem &problem : snapshot()->problems)
            QVERIFY(sentences.contains(problem.error.message));
    }

    void offlineKeepsTheData()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        const int cards = static_cast<int>(snapshot()->environments->size());
        QVERIFY(cards > 0);
        m_scene->cutOff();
        QTest::keyClick(&window(), Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(find<ui::ProblemBanner>(u"problemBanner"_s)->isVisible(), 30000);
        QTRY_VERIFY(text(u"connection"_s).startsWith(u"Offline · "));
        QCOMPARE(find<QPushButton>(u"problemButton"_s)->text(), u"&Try again"_s);
    }

    void nothingIsClaimedBeforeGitHubAnswers()
    {
        const services::RecentRepository repository = m_scene->repository();
        const Secret token(m_scene->box().writeToken());
        m_scene->cutOff();
        m_scene->session().open(repository, token);
        QVERIFY(m_scene->waitForRefresh());
        QCOMPARE(text(u"account"_s), u"Token not checked yet"_s);
    }

    void theLastSnapshotShowsAtOnce()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        const QString name = m_scene->box().repository();
        m_scene->cutOff();
        m_scene->session().open(m_scene->repository(), Secret("whatever"));
        QTRY_VERIFY(m_scene->session().workspace());
        QTRY_VERIFY(find<QLabel>(u"age"_s)->text().startsWith("From the last run"_L1));
        QVERIFY(!workspace().refresh().isFresh());
        QCOMPARE(find<QToolButton>(u"repository"_s)->text(), name);
    }

    void theTimerWaitsWhileTheWindowIsHidden()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        services::RefreshService &refresh = workspace().refresh();
        QSignalSpy started(&refresh, &services::RefreshService::started);
        QSignalSpy finished(&refresh, &services::RefreshService::finished);
        m_scene->session().setRefreshSeconds(10);
        window().findChild<ui::RefreshPacer *>()->setSecond(100ms);
        QTest::keyClick(&window(), Qt::Key_F5);
        QTRY_COMPARE(finished.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 2, 10000); // by the timer
        QTRY_COMPARE(finished.size(), 2);
        window().hide();
        // Nothing is asked for while it is hidden, however much time goes by.
        QVERIFY(!started.wait(2500));
        window().show();
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 3, 5000);
        QTRY_COMPARE(finished.size(), 3);
        m_scene->session().setRefreshSeconds(0);
    }

    void recentRepositoriesAreInTheMenu()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        auto *menu = find<QMenu>(u"repositoryMenu"_s);
        QMetaObject::invokeMethod(menu, &QMenu::aboutToShow);
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts.append(action->text());
        QVERIFY(texts.first().startsWith(m_scene->box().repository()));
        QVERIFY(texts.contains(u"&Open repository…"_s));
    }

    void leavingDuringAnOperationAsks()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        services::OperationService &operations = *workspace().operations();
        Plan plan;
        plan.kind = Plan::Kind::Promote;
        plan.tag = u"0.1.1-prerelease1"_s;
        plan.finalTag = u"0.1.1"_s;
        Step step;
        step.kind = Step::Kind::AwaitDeployment;
        step.environment = snapshot()->environments->last().name;
        step.commit = snapshot()->base.commit; // never gets there: the clock stands still
        step.tag = u"0.1.9"_s;
        plan.steps = {step};
        QVERIFY(operations.start(plan, true));
        QTRY_VERIFY(operations.isBusy());
        QVERIFY(text(u"operation"_s).contains("operation in progress"_L1));
        QVERIFY(!window().close());
        QTRY_VERIFY(find<QDialog>(u"leaveQuestion"_s));
        QTest::mouseClick(find<QDialog>(u"leaveQuestion"_s)->findChild<QPushButton *>(u"stay"_s), Qt::LeftButton);
        QVERIFY(window().isVisible());
        QTRY_VERIFY(!find<QDialog>(u"leaveQuestion"_s));
        QVERIFY(!window().close());
        QTRY_VERIFY(find<QDialog>(u"leaveQuestion"_s));
        QTest::mouseClick(find<QDialog>(u"leaveQuestion"_s)->findChild<QPushButton *>(u"leave"_s), Qt::LeftButton);
        QTRY_VERIFY(!window().isVisible());
    }

    void theGeometryIsKept()
    {
        window().resize(800, 600); // as large as the offscreen platform's screen allows
        QVERIFY(window().close());
        QVERIFY(!m_scene->session().windowGeometry().isEmpty());
        ui::MainWindow again(m_scene->session());
        QCOMPARE(again.size(), QSize(800, 600));
    }

private:
    template<class T>
    T *find(const QString &name)
    {
        return m_scene->find<T>(name);
    }
    ui::MainWindow &window() { return m_scene->window(); }
    services::Workspace &workspace() { return *m_scene->session().workspace(); }
    services::SnapshotPtr snapshot() { return workspace().snapshot(); }
    QAction *action(const QString &name) { return find<QAction>(name); }
    /// What a label or button of this name says, also where it is cut.
    QString text(const QString &name, bool button = false)
    {
        if (button)
            return find<QToolButton>(name)->text();
        const auto *label = find<QLabel>(name);
        return label->text().isEmpty() ? label->accessibleName() : label->text();
    }
    int visibleCommands()
    {
        int count = 0;
        for (const QAction *command : window().commands())
            count += command->isVisible() ? 1 : 0;
        return count;
    }

    std::unique_ptr<WindowScene> m_scene;
};

QTEST_MAIN(TestUiWindow)
#include "tst_ui_window.moc"
