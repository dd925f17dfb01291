// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/facts.h"
#include "models/versionmatrixmodel.h"
#include "support/scene.h"
#include "ui/pages/environmentlook.h"
#include "ui/pages/environmentspage.h"
#include "ui/pages/pipelineview.h"
#include "ui/widgets/driftarrow.h"
#include "ui/widgets/environmentcard.h"
#include "ui/widgets/rowtable.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace slipway;
using test::Scene;
using State = DeploymentState;

/// What the environments' cards say, and the page by mouse and keyboard over the demonstration.
class TestUiEnvironments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(u"Fusion"_s);
        m_scene = std::make_unique<Scene>();
        QVERIFY(m_scene->isUp());
        QVERIFY(m_scene->refresh());
    }

    void init()
    {
        m_page = std::make_unique<ui::EnvironmentsPage>();
        m_page->resize(1106, 752);
        m_page->setWorkspace(&m_scene->workspace());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_scene.reset(); }

    void pills_data()
    {
        QTest::addColumn<Known<QList<Deployment>>>("deployments");
        QTest::addColumn<QString>("pill");
        QTest::addColumn<QString>("deployed");
        QTest::addColumn<QString>("notice");
        using List = QList<Deployment>;
        const Deployment active = facts::deployment(1, u"0.1.1"_s, 1, 0, {State::InProgress, State::Success});
        QTest::newRow("unknown") << Known<List>() << u"Unknown"_s << QString()
                                 << u"What runs here could not be read. The problems in the status bar say why."_s;
        QTest::newRow("nothing") << Known<List>(List()) << u"Nothing deployed"_s << QString()
                                 << u"Nothing runs here yet."_s;
        QTest::newRow("active") << Known<List>({active}) << u"Active"_s << u"0.1.1"_s << QString();
        QTest::newRow("in review") << Known<List>({facts::deployment(2, u"0.1.2"_s, 2, 5, {State::Waiting}), active})
                                   << u"In review"_s << u"0.1.1"_s << u"0.1.2 waits for a review"_s;
        QTest::newRow("deploying") << Known<List>({facts::deployment(2, u"0.1.2"_s, 2, 5, {State::InProgress}), active})
                                   << u"Deploying"_s << u"0.1.1"_s << u"0.1.2 is being deployed"_s;
        QTest::newRow("queued") << Known<List>({facts::deployment(2, u"0.1.2"_s, 2, 5, {State::Queued}), active})
                                << u"Deploying"_s << u"0.1.1"_s << u"0.1.2 is queued"_s;
        QTest::newRow("failed") << Known<List>({facts::deployment(2, u"0.1.2"_s, 2, 5, {State::Failure}), active})
                                << u"Failed"_s << u"0.1.1"_s << u"0.1.2 failed"_s;
    }

    void pills()
    {
        QFETCH(Known<QList<Deployment>>, deployments);
        QFETCH(QString, pill);
        QFETCH(QString, deployed);
        QFETCH(QString, notice);
        Snapshot snapshot = facts::snapshot();
        facts::addTag(snapshot, u"0.1.1"_s, 1);
        facts::addTag(snapshot, u"0.1.2"_s, 2);
        const Environment environment = facts::production(u"production"_s, deployments);
        const ui::EnvironmentLook look = ui::describe(snapshot, environment, facts::hour(20));
        QCOMPARE(look.pill, pill);
        QVERIFY2(!look.pillIcon.isEmpty(), "a state is never a colour alone");
        QCOMPARE(look.deployed, deployed);
        QCOMPARE(look.notice, notice);
        QVERIFY(look.spoken().contains(pill));
    }

    void nodes_data()
    {
        QTest::addColumn<QList<ProbeResult>>("results");
        QTest::addColumn<QString>("nodes");
        QTest::addColumn<QString>("icon");
        QTest::addColumn<bool>("warns");
        using enum ProbeVerdict;
        const QString a = u"https://a.example.com/status"_s;
        const QString b = u"https://b.example.com/status"_s;
        const ProbeResult same{a, Agrees, u"0.1.1"_s};
        const ProbeResult other{b, Differs, u"0.1.0"_s};
        const ProbeResult silent{b, Unknown, {}, ProbeFault::Unreachable};
        const ProbeResult down{b, Unknown, {}, ProbeFault::BadStatus, 503};
        using List = QList<ProbeResult>;
        QTest::newRow("not asked") << List() << u"Nodes were not asked yet"_s << u"unknown"_s << false;
        QTest::newRow("all agree") << List{same, {b, Agrees, u"0.1.1"_s}} << u"2 of 2 node(s) report 0.1.1"_s
                                   << u"done"_s << false;
        QTest::newRow("one differs") << List{same, other} << u"1 of 2 node(s) reports 0.1.0, not 0.1.1"_s
                                     << u"warning"_s << true;
        QTest::newRow("one differs, one is silent")
            << List{other, silent} << u"1 of 2 node(s) reports 0.1.0, not 0.1.1"_s << u"warning"_s << true;
        QTest::newRow("one is silent") << List{same, silent} << u"1 of 2 node(s) reports 0.1.1, 1 unknown"_s
                                       << u"unknown"_s << false;
        QTest::newRow("silent") << List{silent} << u"What nodes run is unknown: no answer"_s << u"unknown"_s << false;
        QTest::newRow("down") << List{down} << u"What nodes run is unknown: HTTP status 503"_s << u"unknown"_s << false;
    }

    void nodes()
    {
        QFETCH(QList<ProbeResult>, results);
        QFETCH(QString, icon);
        QFETCH(bool, warns);
        Snapshot snapshot = facts::snapshot();
        facts::addTag(snapshot, u"0.1.1"_s, 1);
        Environment environment =
            facts::production(u"live"_s, QList<Deployment>{facts::deployment(1, u"0.1.1"_s, 1, 0, {State::Success})});
        QVERIFY(ui::describe(snapshot, environment, facts::hour(20), results).nodes.isEmpty()); // has no nodes
        environment.probes = {u"https://a.example.com/status"_s, u"https://b.example.com/status"_s};
        const ui::EnvironmentLook look = ui::describe(snapshot, environment, facts::hour(20), results);
        QTEST(look.nodes, "nodes");
        QCOMPARE(look.nodesIcon, icon);
        QCOMPARE(look.nodesTone, warns ? ui::Tone::Warn : ui::Tone::Neutral);
        QVERIFY(look.spoken().contains(look.nodes));
        for (const ProbeResult &result : results)
            QVERIFY(look.nodesToolTip.contains(result.url));

        ui::EnvironmentCard card;
        card.setLook(look);
        card.fill();
        card.show();
        const auto *line = card.findChild<QLabel *>(u"nodes"_s);
        QVERIFY(line && line->isVisible());
        QCOMPARE(line->text(), look.nodes);
        QCOMPARE(line->toolTip().isEmpty(), results.isEmpty());
    }

    void aCardNamesEveryTagOfTheCommit()
    {
        Snapshot snapshot = facts::snapshot();
        facts::addTag(snapshot, u"0.1.1-prerelease1"_s, 1);
        facts::addTag(snapshot, u"0.1.1"_s, 1);
        Environment environment =
            facts::environment(u"preview"_s, Follows::Candidates,
                               QList<Deployment>{facts::deployment(1, u"0.1.1-prerelease1"_s, 1, 0, {State::Success})});
        environment.soak = 72h;
        ui::EnvironmentLook look = ui::describe(snapshot, environment, facts::hour(50));
        QCOMPARE(look.deployed, u"0.1.1-prerelease1"_s);
        QCOMPARE(look.also, u"also 0.1.1"_s);
        QCOMPARE(look.candidate, u"0.1.1-prerelease1"_s);
        QCOMPARE(look.soak, u"soaking 2 d of 3 d"_s);
        look = ui::describe(snapshot, environment, facts::hour(100));
        QCOMPARE(look.soak, u"soaked 4 d of 3 d"_s);
    }

    void drift_data()
    {
        QTest::addColumn<bool>("known");
        QTest::addColumn<int>("ahead");
        QTest::addColumn<int>("behind");
        QTest::addColumn<QString>("above");
        QTest::addColumn<QString>("below");
        QTest::newRow("ahead") << true << 14 << 0 << u"14 commits"_s << u"9 PRs"_s;
        QTest::newRow("apart") << true << 14 << 2 << u"14 commits"_s << u"2 behind"_s;
        QTest::newRow("unknown") << false << 0 << 0 << u"?"_s << QString();
    }

    void drift()
    {
        QFETCH(bool, known);
        QFETCH(int, ahead);
        QFETCH(int, behind);
        QFETCH(QString, above);
        QFETCH(QString, below);
        Drift drift{u"a"_s, u"b"_s, facts::commit(1), facts::commit(2)};
        if (known) {
            drift.counts = AheadBehind{ahead, behind};
            drift.pullRequests = 9;
        }
        const ui::DriftLook look = ui::describe(&drift, u"a"_s, u"b"_s);
        // Without the English catalogue the plural "(s)" is as written.
        QCOMPARE(QString(look.above).remove(u"(s)"_s).remove(u's'), QString(above).remove(u's'));
        QCOMPARE(QString(look.below).remove(u"(s)"_s).remove(u's'), QString(below).remove(u's'));
        QVERIFY(!look.toolTip.isEmpty());
        QCOMPARE(ui::describe(nullptr, u"a"_s, u"b"_s).above, u"?"_s);
        drift.toCommit = drift.fromCommit;
        QCOMPARE(ui::describe(&drift, u"a"_s, u"b"_s).above, u"same"_s);
    }

    void theDemonstrationsPipeline()
    {
        const QList<ui::EnvironmentCard *> cards = pipeline().cards();
        const QList<Environment> environments = *m_scene->workspace().snapshot()->environments;
        QCOMPARE(cards.size(), environments.size());
        QVERIFY(cards.size() >= 3);
        for (qsizetype i = 0; i < cards.size(); ++i) {
            QCOMPARE(cards.at(i)->accessibleName(), environments.at(i).name);
            const Deployment *active = activeDeployment(*environments.at(i).deployments);
            QVERIFY(active);
            QCOMPARE(cards.at(i)->look().commit, active->commit.hex());
            QVERIFY(cards.at(i)->isVisible());
        }
        QCOMPARE(m_page->findChildren<ui::DriftArrow *>().size(), cards.size() - 1);
    }

    void cardsByKeyboard()
    {
        const QList<ui::EnvironmentCard *> cards = pipeline().cards();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        cards.first()->setFocus();
        QTRY_VERIFY(cards.first()->hasFocus());
        QTest::keyClick(cards.first(), Qt::Key_Right);
        QVERIFY(cards.at(1)->hasFocus());
        QTest::keyClick(cards.at(1), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), cards.at(1)->look().commit);
        QTest::keyClick(cards.at(1), Qt::Key_Left);
        QVERIFY(cards.first()->hasFocus());
        QTest::mouseClick(cards.first()->findChild<QToolButton *>(u"copyCommit"_s), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), cards.first()->look().commit);

        QSignalSpy activated(m_page.get(), &ui::EnvironmentsPage::candidateActivated);
        for (ui::EnvironmentCard *card : cards) {
            if (!card->look().candidate.isEmpty()) {
                QTest::keyClick(card, Qt::Key_Return);
                QCOMPARE(activated.takeFirst().at(0).toString(), card->look().candidate);
            }
        }
        // A branch is no candidate.
        QTest::keyClick(cards.first(), Qt::Key_Return);
        QCOMPARE(activated.size(), 0);
    }

    void filterTheVersions()
    {
        ui::RowTable &table = versions();
        QAbstractItemModelTester tester(table.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int all = table.model()->rowCount();
        QVERIFY(all >= 4);
        m_page->focusFilter();
        auto *search = m_page->findChild<QLineEdit *>(u"versionsFilter"_s);
        QTest::keyClicks(search, u"prerelease"_s);
        const int left = table.model()->rowCount();
        QVERIFY(left > 0 && left < all);
        auto *hidden = m_page->findChild<QLabel *>(u"versionsHidden"_s);
        QVERIFY(hidden->isVisible());
        QVERIFY(hidden->text().contains(QString::number(all - left)));
        search->setText(u"nothing like this"_s);
        QTRY_VERIFY(!table.isVisible());
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"versionsShowAll"_s), Qt::LeftButton);
        QCOMPARE(table.model()->rowCount(), all);
        QTRY_VERIFY(table.isVisible());
    }

    void copyAndOpenARow()
    {
        ui::RowTable &table = versions();
        const int row = rowOf(u"0.1.2-prerelease2"_s);
        QVERIFY(row >= 0);
        table.selectRow(row);
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        const QStringList cells = QApplication::clipboard()->text().split(u'\t');
        QCOMPARE(cells.size(), table.model()->columnCount());
        QVERIFY(cells.at(0).startsWith("0.1.2-prerelease2"_L1));
        QCOMPARE(cells.at(1).size(), 40);
        QCOMPARE(cells.at(2), u"0.1.2"_s);
        QSignalSpy activated(m_page.get(), &ui::EnvironmentsPage::candidateActivated);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(activated.takeFirst().at(0).toString(), u"0.1.2-prerelease2"_s);
    }

    void compareTwoRows()
    {
        ui::RowTable &table = versions();
        auto *comparison = m_page->findChild<QLabel *>(u"comparison"_s);
        QCOMPARE(comparison->accessibleName(), u"Select two rows to compare them"_s);
        const int newer = rowOf(u"0.1.2-prerelease2"_s);
        const int older = rowOf(u"0.1.1"_s);
        QVERIFY(newer >= 0 && older >= 0);
        clickRow(table, newer, Qt::NoModifier);
        clickRow(table, older, Qt::ControlModifier);
        const QString from = m_scene->git({u"rev-list"_s, u"--count"_s, u"0.1.1..0.1.2-prerelease2"_s}).trimmed();
        QTRY_VERIFY2(comparison->accessibleName().startsWith(u"0.1.2-prerelease2 is %1 commit"_s.arg(from)),
                     qPrintable(comparison->accessibleName()));
        clickRow(table, newer, Qt::NoModifier);
        QTRY_COMPARE(comparison->accessibleName(), u"Select two rows to compare them"_s);
    }

    void aRefreshKeepsTheSelection()
    {
        ui::RowTable &table = versions();
        table.selectRow(rowOf(u"0.1.1"_s));
        QVERIFY(m_scene->refresh());
        const QModelIndexList selected = table.selectionModel()->selectedRows();
        QCOMPARE(selected.size(), 1);
        QVERIFY(selected.first().data().toString().startsWith("0.1.1"_L1));
    }

    void commandsSayWhyTheyAreOff()
    {
        versions().clearSelection();
        versions().setCurrentIndex({});
        for (QAction *action : m_page->commands()) {
            QVERIFY(!action->objectName().isEmpty());
            QVERIFY2(action->isEnabled() || !action->statusTip().isEmpty(), qPrintable(action->text()));
        }
    }

    void whileTheKeychainIsAskedItSaysSo()
    {
        services::WorkspaceOptions options = m_scene->workspace().options();
        const Secret token = std::exchange(options.token, Secret());
        options.awaitsToken = true;
        services::Workspace workspace(options, m_scene->activity());
        m_page->setWorkspace(&workspace);
        workspace.start();
        const auto isTold = [this] {
            return std::ranges::any_of(m_page->findChildren<QLabel *>(u"messageTitle"_s), [](const QLabel *label) {
                return label->isVisible() && label->text() == u"Waiting for the keychain…"_s;
            });
        };
        QTRY_VERIFY(isTold());
        workspace.refresh().cancel(); // nothing is read then
        QVERIFY(!isTold());
        workspace.refresh().refresh();
        QVERIFY(isTold());
        workspace.setToken(token);
        QTRY_VERIFY(!isTold());
        QTRY_VERIFY(pipeline().isVisible());
        m_page->setWorkspace(nullptr);
    }

    void aCloneAloneSaysWhatToDo()
    {
        Scene scene(Scene::Access::Anonymous, Scene::Reach::Clone);
        QVERIFY(scene.refresh());
        m_page->setWorkspace(&scene.workspace());
        QSignalSpy open(m_page.get(), &ui::EnvironmentsPage::openRepositoryRequested);
        auto *button = visibleMessageButton();
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(open.size(), 1);
        m_page->setWorkspace(nullptr);
    }

private:
    ui::PipelineView &pipeline() { return *m_page->findChild<ui::PipelineView *>(); }
    ui::RowTable &versions() { return *m_page->findChild<ui::RowTable *>(u"versionsTable"_s); }

    int rowOf(const QString &name)
    {
        const QAbstractItemModel &model = *versions().model();
        for (int i = 0; i < model.rowCount(); ++i) {
            if (model.index(i, 0).data(VersionMatrixModel::NameRole).toString() == name)
                return i;
        }
        return -1;
    }

    static void clickRow(ui::RowTable &table, int row, Qt::KeyboardModifier modifier)
    {
        const QModelIndex index = table.model()->index(row, 0);
        table.scrollTo(index);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, modifier, table.visualRect(index).center());
    }

    QPushButton *visibleMessageButton()
    {
        for (QPushButton *button : m_page->findChildren<QPushButton *>(u"messageButton"_s)) {
            if (button->isVisible())
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<ui::EnvironmentsPage> m_page;
};

QTEST_MAIN(TestUiEnvironments)
#include "tst_ui_environments.moc"
