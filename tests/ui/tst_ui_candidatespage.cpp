// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/gitfixture.h"
#include "support/scene.h"

#include "domain/facts.h"
#include "ui/delegates/celllook.h"
#include "ui/pages/candidatespage.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/messagepane.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/rowtable.h"
#include "ui/widgets/ticker.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace slipway;
using test::Scene;

/// Catches what is given to the desktop.
class Browser final : public QObject {
    Q_OBJECT

public:
    Browser() { QDesktopServices::setUrlHandler(u"http"_s, this, "visit"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"http"_s); }
    Q_INVOKABLE void visit(const QUrl &url) { visited.append(url); }

    QList<QUrl> visited;
};

/// The candidates page over the real services and a real server, used as people do: by mouse and by keyboard.
class TestUiCandidatesPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }

    void cleanup()
    {
        m_page.reset();
        m_scene.reset();
    }

    void listsEveryCandidateThatCounts()
    {
        open();
        QCOMPARE(column(0),
                 QStringList({u"0.1.3-prerelease1"_s, u"0.1.2-prerelease2"_s, u"0.1.2-prerelease1"_s,
                              u"0.1.1-prerelease1"_s, u"0.1.0-prerelease3"_s, u"0.1.0-prerelease2"_s,
                              u"0.1.0-prerelease1"_s, u"0.0.10-prerelease1"_s, u"0.0.9-prerelease1"_s}));
        QCOMPARE(column(5).at(1), u"In qualification"_s);
        QCOMPARE(column(5).at(2), u"Rejected"_s);
        QCOMPARE(column(5).at(3), u"Released as 0.1.1"_s);
        const auto look = [&](int row) {
            return table()->model()->index(row, 0).data(ui::LookRole).value<ui::CellLook>();
        };
        QVERIFY(look(0).bold);
        QVERIFY(!look(2).bold);
        QAbstractItemModelTester tester(table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(m_scene->refresh());
        QCOMPARE(table()->model()->rowCount(), 9);
    }

    void saysWhatIsHidden()
    {
        open();
        auto *hidden = find<QLabel>(u"candidatesHidden"_s);
        auto *showAll = find<QPushButton>(u"candidatesShowAll"_s);
        QCOMPARE(hidden->text(), u"1 hidden"_s);
        QTest::mouseClick(showAll, Qt::LeftButton);
        QVERIFY(!hidden->isVisible());
        QVERIFY(column(0).contains(u"0.1.2-internal1"_s));

        m_page->focusFilter();
        QTest::keyClicks(m_page->focusWidget(), u"0.1.2"_s);
        QCOMPARE(table()->model()->rowCount(), 3);
        QCOMPARE(hidden->text(), u"7 hidden"_s);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Escape);
        QCOMPARE(table()->model()->rowCount(), 10);
    }

    void searchWithoutAHitOffersAWayBack()
    {
        open();
        m_page->focusFilter();
        QTest::keyClicks(m_page->focusWidget(), u"nowhere"_s);
        auto *title = find<QLabel>(u"messageTitle"_s, table()->parentWidget());
        QTRY_VERIFY(title->isVisible());
        QCOMPARE(title->text(), u"No candidate matches"_s);
        QVERIFY(!find<QPushButton>(u"candidatesShowAll"_s)->isVisible()); // the message has one
        QTest::mouseClick(find<QPushButton>(u"messageButton"_s, table()->parentWidget()), Qt::LeftButton);
        QTRY_VERIFY(table()->isVisible());
        QCOMPARE(table()->model()->rowCount(), 10);
        QCOMPARE(find<QLineEdit>(u"candidateSearch"_s)->text(), QString());
    }

    void searchFindsWhatNoRefreshReads_data()
    {
        QTest::addColumn<Scene::Reach>("reach");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("with a clone") << Scene::Reach::GitHubAndClone << true;
        QTest::newRow("on GitHub alone, where it would cost a request each") << Scene::Reach::GitHub << false;
    }

    /// A refresh reads the commits of some candidates; one searches in those of all.
    void searchFindsWhatNoRefreshReads()
    {
        QFETCH(const Scene::Reach, reach);
        QFETCH(const bool, isFound);
        open({}, Scene::Access::Write, reach);
        for (int i = 1; i <= 60; ++i) {
            const QString commit = m_scene->git({u"commit-tree"_s, u"-p"_s, u"0.1.0^{commit}"_s, u"-m"_s,
                                                 u"feat: lamp no%1."_s.arg(i), u"0.1.0^{tree}"_s});
            m_scene->git({u"update-ref"_s, u"refs/tags/0.0.3-prerelease%1"_s.arg(i), commit});
        }
        if (const QString clone = m_scene->workspace().options().clonePath; !clone.isEmpty())
            QCOMPARE(test::runGit(clone, {u"fetch"_s, u"-q"_s, u"--tags"_s, u"origin"_s}).exitCode, 0);
        QVERIFY(m_scene->refresh());
        QCOMPARE(m_scene->candidate(u"0.0.3-prerelease2"_s).tag.name, u"0.0.3-prerelease2"_s);
        QVERIFY(!m_scene->candidate(u"0.0.3-prerelease2"_s).commit);
        m_page->focusFilter();
        QTest::keyClicks(m_page->focusWidget(), u"LAMP no2."_s); // no part of it can stand in a hash
        if (isFound) {
            QTRY_VERIFY(column(0).contains(u"0.0.3-prerelease2"_s));
            QVERIFY(m_scene->refresh());
            QVERIFY(column(0).contains(u"0.0.3-prerelease2"_s));
        } else {
            const auto *sentence = find<QLabel>(u"messageSentence"_s, table()->parentWidget());
            QTRY_VERIFY(sentence->isVisible());
            QVERIFY2(sentence->text().contains(u"authors and pull requests of some are not known"_s),
                     qPrintable(sentence->text()));
        }
    }

    void everyRowHasAMenu()
    {
        open();
        for (const int row : {0, table()->model()->rowCount() - 1}) {
            const QPoint where = table()->visualRect(table()->model()->index(row, 0)).center();
            QContextMenuEvent event(QContextMenuEvent::Mouse, where, table()->viewport()->mapToGlobal(where));
            QApplication::sendEvent(table()->viewport(), &event);
            QPointer<QMenu> menu = table()->findChild<QMenu *>(u"rowMenu"_s);
            QVERIFY2(menu, qPrintable(QString::number(row)));
            menu->close();
            QTRY_VERIFY(!menu);
        }
    }

    void choosesFromRightToLeft()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        const auto back = qScopeGuard([] { QApplication::setLayoutDirection(Qt::LeftToRight); });
        open();
        QTRY_COMPARE(find<QLabel>(u"candidateTitle"_s)->accessibleName(), u"0.1.3-prerelease1"_s);
        m_page->select(u"0.1.2-prerelease2"_s);
        QTRY_COMPARE(find<QLabel>(u"candidateTitle"_s)->accessibleName(), u"0.1.2-prerelease2"_s);
    }

    void filtersByState()
    {
        open();
        auto *button = find<QPushButton>(u"candidateStates"_s);
        choose(button, u"stateOpen"_s);
        QCOMPARE(button->text(), u"Open"_s);
        QCOMPARE(table()->model()->rowCount(), 3);
        choose(button, u"state rejected"_s);
        QCOMPARE(column(5), QStringList(u"Rejected"_s));
        choose(button, u"stateAll"_s);
        QCOMPARE(table()->model()->rowCount(), 9);
    }

    void filtersByLabel()
    {
        open();
        auto *button = find<QPushButton>(u"candidateLabels"_s);
        choose(button, u"label internal"_s);
        QCOMPARE(column(0), QStringList(u"0.1.2-internal1"_s));
        choose(button, u"labelsCounting"_s);
        QCOMPARE(table()->model()->rowCount(), 9);
    }

    void sortsByAColumn()
    {
        open();
        auto *header = table()->horizontalHeader();
        const int x = header->sectionViewportPosition(0) + 12;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {x, header->height() / 2});
        QCOMPARE(column(0).constFirst(), u"0.0.9-prerelease1"_s);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {x, header->height() / 2});
        QCOMPARE(column(0).constFirst(), u"0.1.3-prerelease1"_s);
    }

    void detailsFollowTheKeys()
    {
        open();
        QCOMPARE(title(), u"0.1.3-prerelease1"_s);
        m_page->focusFilter();
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Down);
        QCOMPARE(m_page->focusWidget(), table());
        QTest::keyClick(table(), Qt::Key_Down);
        QCOMPARE(title(), u"0.1.2-prerelease2"_s);
        QCOMPARE(find<ui::Pill>(u"candidateState"_s)->text(), u"In qualification"_s);
        const QString line = find<QLabel>(u"candidateLine"_s)->text();
        QVERIFY2(line.contains(u"replaces 0.1.2-prerelease1 ("), qPrintable(line));
        QVERIFY2(line.contains(m_scene->candidate(u"0.1.2-prerelease2"_s).tag.commit.abbreviated()), qPrintable(line));
        QVERIFY(!find<QLabel>(u"candidateUnknown"_s)->isVisible());
    }

    void tabsHoldTheDetails()
    {
        open(u"0.1.2-prerelease2"_s);
        auto *tabs = find<QTabBar>(u"candidateTabs"_s);
        QTRY_COMPARE_WITH_TIMEOUT(tabs->tabText(1), u"Changes 31"_s, 15000);
        QTRY_COMPARE_WITH_TIMEOUT(tabs->tabText(2), u"Checks 14"_s, 15000);
        QCOMPARE(tabs->tabText(3), u"Assets 9"_s);
        QVERIFY(tabs->tabText(4).startsWith(u"History "));

        QCOMPARE(find<ui::RowTable>(u"readinessTable"_s)->model()->index(0, 0).data().toString(),
                 u"All 14 required check(s) passed"_s);
        const QString since = find<QLabel>(u"readinessSince"_s)->text();
        QVERIFY2(since.contains(u"is 14 commit"), qPrintable(since));

        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Right);
        auto *changes = find<ui::RowTable>(u"changesTable"_s);
        QVERIFY(changes->isVisible());
        QCOMPARE(changes->model()->rowCount(), 31);
        auto *search = find<QLineEdit>(u"changesSearch"_s);
        search->setFocus();
        QTest::keyClicks(search, u"rotation"_s);
        QVERIFY(changes->model()->rowCount() < 31);
        for (const QString &name : {u"checksTable"_s, u"assetsTable"_s, u"historyTable"_s}) {
            tabs->setFocus();
            QTest::keyClick(tabs, Qt::Key_Right);
            QVERIFY2(find<ui::RowTable>(name)->isVisible(), qPrintable(name));
            QVERIFY(find<ui::RowTable>(name)->model()->rowCount() > 0);
        }
    }

    void historyTellsWhatHappened()
    {
        open(u"0.1.2-prerelease1"_s);
        auto *history = find<ui::RowTable>(u"historyTable"_s);
        QStringList lines;
        for (int row = 0; row < history->model()->rowCount(); ++row)
            lines.append(history->model()->index(row, 1).data().toString());
        QVERIFY2(lines.contains(u"Rejected"_s), qPrintable(lines.join(u'\n')));
        QVERIFY2(lines.contains(u"Tagged 0.1.2-prerelease1"_s), qPrintable(lines.join(u'\n')));
        QVERIFY2(lines.contains(u"pre-release-preview: Active"_s), qPrintable(lines.join(u'\n')));
    }

    void copiesRows()
    {
        open(u"0.1.2-prerelease2"_s);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].section(u'\t', 0, 0), u"0.1.2-prerelease2"_s);
        QCOMPARE(lines[0].section(u'\t', 1, 1), m_scene->candidate(u"0.1.2-prerelease2"_s).tag.commit.hex());
        QCOMPARE(lines[1].section(u'\t', 5, 5), u"Rejected"_s);
        action(u"copyCandidateCommit"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text(), m_scene->candidate(u"0.1.2-prerelease1"_s).tag.commit.hex());
    }

    void opensOnlyItsOwnPage()
    {
        Browser browser;
        open(u"0.1.2-prerelease2"_s);
        QTest::mouseClick(find<QPushButton>(u"candidateOpen"_s), Qt::LeftButton);
        QCOMPARE(browser.visited.size(), 1);
        QVERIFY(browser.visited[0].path().endsWith(u"/example/network/releases/tag/0.1.2-prerelease2"));
        QCOMPARE(browser.visited[0].host(), u"127.0.0.1"_s);
    }

    void decisionsOfTheOneWhoMayWrite()
    {
        open(u"0.1.2-prerelease2"_s);
        QTRY_VERIFY(find<QPushButton>(u"qualifyButton"_s)->isEnabled());
        QVERIFY(find<QPushButton>(u"rejectButton"_s)->isEnabled());
        auto *promote = find<QPushButton>(u"promoteButton"_s);
        QVERIFY(!promote->isEnabled());
        QCOMPARE(promote->text().remove(u'&'), u"Promote to 0.1.2…"_s);
        QCOMPARE(find<QLabel>(u"decisionReasons"_s)->text(), u"Promote is off: the candidate is not qualified yet."_s);
        QVERIFY(find<QPushButton>(u"promoteAnywayButton"_s)->isVisible());
        m_page->select(u"0.1.1-prerelease1"_s);
        QCOMPARE(find<QLabel>(u"decisionReasons"_s)->text(),
                 u"Qualify is off: it was released as 0.1.1. So are Reject and Promote."_s);
        QVERIFY(!find<QPushButton>(u"promoteAnywayButton"_s)->isVisible());
    }

    void decisionsOfOthers_data()
    {
        QTest::addColumn<Scene::Access>("access");
        QTest::addColumn<Scene::Reach>("reach");
        QTest::addColumn<QString>("reason");
        QTest::newRow("reader") << Scene::Access::Read << Scene::Reach::GitHub << u"no write access"_s;
        QTest::newRow("nobody") << Scene::Access::Anonymous << Scene::Reach::GitHub << u"sign in"_s;
        QTest::newRow("clone") << Scene::Access::Anonymous << Scene::Reach::Clone << u"this is a clone alone"_s;
    }
    void decisionsOfOthers()
    {
        QFETCH(Scene::Access, access);
        QFETCH(Scene::Reach, reach);
        QFETCH(QString, reason);
        open(u"0.1.2-prerelease2"_s, access, reach);
        for (const QString &name : {u"qualifyButton"_s, u"rejectButton"_s, u"promoteButton"_s}) {
            QVERIFY2(!find<QPushButton>(name)->isEnabled(), qPrintable(name));
            QVERIFY(!find<QPushButton>(name)->accessibleDescription().isEmpty());
        }
        const QString said = find<QLabel>(u"decisionReasons"_s)->text();
        QVERIFY2(said.contains(reason), qPrintable(said));
        QVERIFY(said.endsWith(u"So are Reject and Promote."));
    }

    void aCloneAloneSaysWhatItCannotKnow()
    {
        open(u"0.1.2-prerelease2"_s, Scene::Access::Anonymous, Scene::Reach::Clone);
        const QString unknown = find<QLabel>(u"candidateUnknown"_s)->text();
        QVERIFY2(unknown.startsWith(u"Not known: ") && unknown.contains(u"verdict"), qPrintable(unknown));
        QVERIFY(find<QLabel>(u"candidateUnknown"_s)->isVisible());
        QVERIFY(!find<ui::RowTable>(u"readinessTable"_s)->isVisible());
        QVERIFY(!find<QPushButton>(u"candidateOpen"_s)->isEnabled());
        auto *tabs = find<QTabBar>(u"candidateTabs"_s);
        QTRY_COMPARE_WITH_TIMEOUT(tabs->tabText(1), u"Changes 31"_s, 15000);
    }

    void nothingIsOpen()
    {
        m_page = std::make_unique<ui::CandidatesPage>();
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QCOMPARE(find<QLabel>(u"messageTitle"_s, table()->parentWidget())->text(), u"No repository is open"_s);
        for (QAction *each : m_page->commands())
            QVERIFY2(!each->isEnabled(), qPrintable(each->text()));
    }

    void problemsAreSaid()
    {
        m_scene = std::make_unique<Scene>(Scene::Access::Write, Scene::Reach::GitHub);
        QVERIFY(m_scene->isUp());
        m_scene->box().addFault(
            {.hits = {.times = sandbox::Hits::always}, .effect = sandbox::faults::badCredentials()});
        show();
        QVERIFY(m_scene->refresh());
        auto *title = find<QLabel>(u"messageTitle"_s, table()->parentWidget());
        QCOMPARE(title->text(), u"The tags could not be read"_s);
        QVERIFY(!find<QLabel>(u"messageSentence"_s, table()->parentWidget())->text().isEmpty());
        m_scene->box().clearFaults();
        QTest::mouseClick(find<QPushButton>(u"messageButton"_s, table()->parentWidget()), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(table()->isVisible(), 20000);
        QCOMPARE(table()->model()->rowCount(), 9);
    }

    void hostileNamesAreShownAsTheyAre()
    {
        m_scene = std::make_unique<Scene>();
        QVERIFY(m_scene->isUp());
        Snapshot snapshot = facts::snapshot();
        facts::addTag(snapshot, u"0.1.0-rc1"_s, 1);
        auto &commit = snapshot.commits[facts::commit(1)];
        commit.commit = Commit{
            .id = facts::commit(1), .summary = u"<img src=x>\u202Eevil & more"_s, .authorName = u"<b>octocat</b>"_s};
        m_scene->workspace().refresh().restore(snapshot);
        show();
        const QString line = find<QLabel>(u"candidateLine"_s)->text();
        QVERIFY2(!line.contains(u"<img") && !line.contains(u"<b>octocat") && !line.contains(QChar(0x202E)),
                 qPrintable(line));
        QVERIFY(line.contains(u"‹U+202E›"));
        const QString tip = table()->model()->index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"&lt;img") && !tip.contains(u"<img"), qPrintable(tip));
    }

    void everyControlHasAName()
    {
        open(u"0.1.2-prerelease2"_s);
        for (QWidget *widget : m_page->findChildren<QWidget *>()) {
            const bool control = qobject_cast<QPushButton *>(widget) || qobject_cast<QLineEdit *>(widget)
                || qobject_cast<ui::RowTable *>(widget) || qobject_cast<QTabBar *>(widget);
            if (!control || !widget->isVisible())
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            auto *button = qobject_cast<QPushButton *>(widget);
            QVERIFY2((button && !button->text().isEmpty()) || !widget->accessibleName().isEmpty(),
                     qPrintable(widget->objectName()));
        }
    }

private:
    template<class T>
    T *find(const QString &name, QWidget *inside = nullptr) const
    {
        T *found = (inside ? inside : m_page.get())->template findChild<T *>(name);
        if (!found)
            qFatal("there is no %s", qPrintable(name));
        return found;
    }
    ui::RowTable *table() const { return find<ui::RowTable>(u"candidatesTable"_s); }
    QString title() const { return find<ui::ElidedLabel>(u"candidateTitle"_s)->fullText(); }
    QStringList column(int number) const
    {
        QStringList texts;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            texts.append(table()->model()->index(row, number).data().toString());
        return texts;
    }
    QAction *action(const QString &name) const
    {
        for (QAction *each : m_page->commands()) {
            if (each->objectName() == name)
                return each;
        }
        qFatal("there is no %s", qPrintable(name));
    }
    /// Opens a button's menu with the mouse and chooses from it with the keyboard.
    static void choose(QPushButton *button, const QString &name)
    {
        QTest::mouseClick(button, Qt::LeftButton);
        QMenu *menu = button->menu();
        QTRY_VERIFY(menu->isVisible());
        for (QAction *each : menu->actions()) {
            if (each->objectName() == name)
                menu->setActiveAction(each);
        }
        QVERIFY(menu->activeAction());
        QCOMPARE(menu->activeAction()->objectName(), name);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(!menu->isVisible());
    }
    void show()
    {
        m_page = std::make_unique<ui::CandidatesPage>();
        m_page->setWorkspace(&m_scene->workspace());
        m_page->resize(1100, 720);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void open(const QString &tag = {}, Scene::Access access = Scene::Access::Write,
              Scene::Reach reach = Scene::Reach::GitHubAndClone)
    {
        m_scene = std::make_unique<Scene>(access, reach);
        QVERIFY(m_scene->isUp());
        show();
        QVERIFY(m_scene->refresh());
        if (!tag.isEmpty())
            m_page->select(tag);
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<ui::CandidatesPage> m_page;
};

QTEST_MAIN(TestUiCandidatesPage)
#include "tst_ui_candidatespage.moc"
