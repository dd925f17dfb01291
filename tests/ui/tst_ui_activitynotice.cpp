// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/leftoperation.h"
#include "support/windowscene.h"

#include "services/activity.h"
#include "ui/widgets/rowtable.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace slipway;
using Page = ui::MainWindow::Page;
using test::leaveOperation;
using test::someOperation;
using test::WindowScene;

/// What the window says of operations that were not finished, and how one gets to them.
class TestUiActivityNotice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }

    void init()
    {
        m_scene = std::make_unique<WindowScene>();
        QVERIFY(m_scene->isUp());
    }

    void cleanup() { m_scene.reset(); }

    void nothingIsLeft()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        QTRY_VERIFY(m_scene->session().activity().isRead());
        QVERIFY(!notice()->isVisible());
        QCOMPARE(m_scene->find<QToolButton>(u"showActivityButton"_s)->accessibleName(), u"Activity"_s);
    }

    void interruptedOnesAreAnnounced()
    {
        leave(u"0.1.2-prerelease2"_s);
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        QTRY_VERIFY(notice()->isVisible());
        QCOMPARE(sentence(),
                 u"Promote 0.1.2-prerelease2 to 0.1.2 was not finished: Slipway ended in the middle of it."_s);
        QVERIFY(m_scene->find<QToolButton>(u"showActivityButton"_s)->accessibleName().startsWith(u"Activity, 1 "));
        leave(u"0.1.3-prerelease1"_s);
        reload();
        QTRY_VERIFY2(sentence().endsWith(
                         u"not finished: Promote 0.1.3-prerelease1 to 0.1.3, Promote 0.1.2-prerelease2 to 0.1.2."_s),
                     qPrintable(sentence()));
        QVERIFY(sentence().startsWith(u"2 operation"_s));
        // It stays while the data is read again.
        QTest::keyClick(&window(), Qt::Key_F5);
        QVERIFY(m_scene->waitForRefresh());
        QVERIFY(notice()->isVisible());

        QTest::mouseClick(m_scene->find<QPushButton>(u"activityButton"_s), Qt::LeftButton);
        QCOMPARE(window().page(), Page::Activity);
        QCOMPARE(m_scene->find<QLabel>(u"activityTitle"_s)->text(), u"Promote 0.1.3-prerelease1 to 0.1.3"_s);
        QVERIFY(!notice()->isVisible()); // the page says it
        QTest::keyClick(&window(), Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(notice()->isVisible());
        QTest::mouseClick(m_scene->find<QToolButton>(u"activityClose"_s), Qt::LeftButton);
        QVERIFY(!notice()->isVisible());
        reload();
        QVERIFY(!notice()->isVisible());
    }

    void thoseOfOthersAreNot()
    {
        QVERIFY(leaveOperation(folder(), someOperation(*RepositoryName::parse(u"octocat/other"_s), u"1.0.0-rc1"_s)));
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        reload();
        QCOMPARE(m_scene->session().activity().operations().size(), 1);
        QVERIFY(!notice()->isVisible());
    }

    void aStopInTheBackgroundIsToldUntilItIsMended()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        services::Workspace &workspace = *m_scene->session().workspace();
        Plan plan;
        plan.tag = u"0.1.2-prerelease2"_s;
        plan.finalTag = u"0.1.2"_s;
        plan.steps = {Step{.kind = Step::Kind::LinkRelease,
                           .tag = u"0.1.2"_s,
                           .fromTag = u"0.1.2-prerelease2"_s,
                           .releaseId = 987654, // there is none
                           .name = u"0.1.2"_s}};
        QVERIFY(workspace.operations()->start(plan, false));
        QTRY_VERIFY_WITH_TIMEOUT(notice()->isVisible(), 20000);
        QVERIFY2(sentence().startsWith(u"Promote 0.1.2-prerelease2 to 0.1.2 stopped: "_s), qPrintable(sentence()));
        QVERIFY(m_scene->waitForRefresh()); // it reads what is so after every operation
        QVERIFY(notice()->isVisible());
        const auto closed = m_scene->session().activity().close(workspace.operations()->id());
        QTRY_VERIFY(closed.isFinished());
        QTRY_VERIFY(!notice()->isVisible());
    }

    void aDamagedJournalIsTold()
    {
        m_scene.reset();
        QTemporaryDir data;
        QFile journal(data.path() + u"/journal.sqlite"_s);
        QVERIFY(journal.open(QIODevice::WriteOnly));
        QCOMPARE(journal.write(QByteArray(8192, 'x')), 8192);
        journal.close();
        services::Session session(data.path());
        ui::MainWindow window(session);
        window.show();
        auto *said = window.findChild<QLabel *>(u"activitySentence"_s);
        QTRY_VERIFY(said->isVisible());
        QVERIFY2(said->text().contains(u"was damaged"_s), qPrintable(said->text()));
    }

    void thePageByKeysAndItsFilter()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        QTest::keyClick(&window(), Qt::Key_4, Qt::ControlModifier);
        QTRY_COMPARE(window().page(), Page::Activity);
        QVERIFY(m_scene->find<QAction>(u"showActivity"_s)->isChecked());
        QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(m_scene->find<QLineEdit>(u"activitySearch"_s)->hasFocus());
    }

    void fromAnOperationToItsCandidate()
    {
        leave(u"0.1.2-prerelease1"_s);
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        window().showPage(Page::Activity);
        auto *show = m_scene->find<QPushButton>(u"showOperationCandidateButton"_s);
        QTRY_VERIFY(show->isEnabled());
        QTest::mouseClick(show, Qt::LeftButton);
        QCOMPARE(window().page(), Page::Candidates);
        const auto *table = m_scene->find<ui::RowTable>(u"candidatesTable"_s);
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), u"0.1.2-prerelease1"_s);
    }

    void theLastPageIsRemembered()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        window().showPage(Page::Activity);
        QVERIFY(window().close());
        ui::MainWindow again(m_scene->session());
        QCOMPARE(again.page(), Page::Activity);
    }

private:
    ui::MainWindow &window() { return m_scene->window(); }
    QWidget *notice() { return m_scene->find<QWidget>(u"activityBanner"_s); }
    QString sentence() { return m_scene->find<QLabel>(u"activitySentence"_s)->text(); }
    /// Where the journal is.
    QString folder() const { return m_scene->folder() + u"/session"_s; }
    void leave(const QString &tag)
    {
        QVERIFY(leaveOperation(folder(), someOperation(*m_scene->repository().repository, tag)));
    }
    void reload()
    {
        const auto read = m_scene->session().activity().reload();
        QTRY_VERIFY(read.isFinished());
        QCoreApplication::processEvents();
    }

    std::unique_ptr<WindowScene> m_scene;
};

QTEST_MAIN(TestUiActivityNotice)
#include "tst_ui_activitynotice.moc"
