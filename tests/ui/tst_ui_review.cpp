// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/dialogs.h"
#include "support/waitingdeployment.h"
#include "support/windowscene.h"

#include "sandbox/gitcommand.h"
#include "services/activity.h"
#include "ui/dialogs/reviewdialog.h"
#include "ui/widgets/environmentcard.h"
#include "ui/widgets/rowtable.h"
#include "ui/widgets/ticker.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace slipway;
using test::child;
using test::message;
using test::WindowScene;

namespace {

const QString preprod = u"release-preprod"_s;

} // namespace

/// Deployments that wait for a review: approved and rejected from the card.
class TestUiReview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }
    void init()
    {
        m_scene = std::make_unique<WindowScene>();
        QVERIFY(m_scene->isUp());
    }
    void cleanup() { m_scene.reset(); }

    void nothingWaits()
    {
        openWindow(m_scene->box().writeToken());
        QVERIFY(!child<QPushButton>(card(), u"approveButton"_s)->isVisible());
        QVERIFY(!child<QPushButton>(card(), u"rejectButton"_s)->isVisible());
        // It is known that reviews are asked for here, and only here.
        QVERIFY(command(u"approve:release-preprod"_s));
        QVERIFY(!command(u"approve:release-mainnet"_s));
        QVERIFY(!command(u"approve:release-preprod"_s)->isEnabled());
        QCOMPARE(command(u"reject:release-preprod"_s)->statusTip(),
                 u"Review is off: nothing waits for a review on release-preprod."_s);
    }

    void approvesByMouse()
    {
        const qint64 deployment = letWait(u"0.1.2-prerelease2"_s);
        openWindow(m_scene->box().writeToken());
        auto *approve = child<QPushButton>(card(), u"approveButton"_s);
        QTRY_VERIFY(approve->isVisible() && approve->isEnabled());
        QCOMPARE(approve->accessibleName(), u"Approve what waits on release-preprod"_s);
        QTest::mouseClick(approve, Qt::LeftButton);
        auto *dialog = opened();
        QCOMPARE(dialog->windowTitle(), u"Approve the deployment of 0.1.2-prerelease2 to release-preprod"_s);
        QTRY_COMPARE(QApplication::focusWidget(), child<QPlainTextEdit>(dialog, u"reason"_s));
        const QString change = child<QLabel>(dialog, u"reviewChange"_s)->text();
        QVERIFY2(change.startsWith(u"<b>This changes production:</b> release-preprod goes from 0.1.1 to "
                                   "0.1.2-prerelease2.<br>Asked for by hubot, "),
                 qPrintable(change));
        auto *coming = child<ui::RowTable>(dialog, u"comingCommits"_s);
        QTRY_VERIFY(coming->isVisible());
        const QString count = git({u"rev-list"_s, u"--count"_s, u"0.1.1..0.1.2-prerelease2"_s}).trimmed();
        QCOMPARE(QString::number(coming->model()->rowCount()), count);
        auto *primary = child<QPushButton>(dialog, u"dialogPrimary"_s);
        QVERIFY(!primary->isEnabled() && !primary->isDefault());
        QVERIFY(message(dialog).startsWith(u"Write a comment"));
        QTest::keyClicks(QApplication::focusWidget(), u"The operators know"_s);
        QVERIFY(primary->isEnabled());
        QCOMPARE(stateOf(deployment), u"waiting"_s); // nothing was done yet
        QTest::mouseClick(primary, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(message(dialog),
                                  u"Done. 0.1.2-prerelease2 is approved for release-preprod; its deployment goes on by "
                                  "itself."_s,
                                  20000);
        QVERIFY(stateOf(deployment) != u"waiting"_s);
        QTest::mouseClick(child<QPushButton>(dialog, u"dialogCancel"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!approve->isVisible(), 20000); // read again by itself
        const Operation &operation = m_scene->session().activity().operations().constFirst();
        QCOMPARE(operation.plan.kind, Plan::Kind::Review);
        QCOMPARE(operation.plan.steps.constFirst().reason, u"The operators know"_s);
        QCOMPARE(operation.state, Operation::State::Done);
    }

    void rejectsByKeyboard()
    {
        const qint64 deployment = letWait(u"0.1.2-prerelease2"_s);
        openWindow(m_scene->box().writeToken());
        auto *reject = child<QPushButton>(card(), u"rejectButton"_s);
        QTRY_VERIFY(reject->isVisible());
        card()->setFocus();
        for (int i = 0; i < 6 && QApplication::focusWidget() != reject; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), reject);
        QTest::keyClick(reject, Qt::Key_Space);
        auto *dialog = opened();
        QCOMPARE(dialog->windowTitle(), u"Reject the deployment of 0.1.2-prerelease2 to release-preprod"_s);
        QVERIFY(child<QLabel>(dialog, u"reviewChange"_s)->text().contains(u"release-preprod stays at 0.1.1."));
        QVERIFY(!dialog->findChild<ui::RowTable *>(u"comingCommits"_s));
        QVERIFY(message(dialog).startsWith(u"Say why"));
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"reason"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"Not before Monday"_s);
        for (int i = 0; i < 8 && QApplication::focusWidget()->objectName() != u"dialogPrimary"; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(message(dialog), u"Done. 0.1.2-prerelease2 is rejected for release-preprod."_s,
                                  20000);
        QCOMPARE(stateOf(deployment), u"failure"_s);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(card()->look().pill, u"Failed"_s, 20000);
        QVERIFY(!reject->isVisible());
    }

    void whoMayOnlyReadSeesWhy()
    {
        letWait(u"0.1.2-prerelease2"_s);
        openWindow(m_scene->box().readToken());
        auto *approve = child<QPushButton>(card(), u"approveButton"_s);
        QTRY_VERIFY(approve->isVisible());
        QVERIFY(!approve->isEnabled());
        QVERIFY(approve->accessibleDescription().contains(u"no write access"));
        QCOMPARE(child<QLabel>(card(), u"rollBackReason"_s)->text(), u"no write access"_s);
    }

    /// What is approved is what was looked at.
    void anotherOneThatWaitsIsNotMeant()
    {
        const qint64 first = letWait(u"0.1.2-prerelease2"_s);
        openWindow(m_scene->box().writeToken());
        QTRY_VERIFY(child<QPushButton>(card(), u"approveButton"_s)->isVisible());
        QTest::mouseClick(child<QPushButton>(card(), u"approveButton"_s), Qt::LeftButton);
        QPointer<ui::ReviewDialog> dialog = opened();
        QTest::keyClicks(child<QPlainTextEdit>(dialog, u"reason"_s), u"go"_s);
        m_scene->pass(1min);
        const qint64 second = letWait(u"0.1.3-prerelease1"_s);
        m_scene->session().workspace()->refresh().restart();
        QVERIFY(m_scene->waitForRefresh());
        QVERIFY(dialog);
        QVERIFY(!child<QPushButton>(dialog, u"dialogPrimary"_s)->isEnabled());
        QVERIFY2(message(dialog).startsWith(u"Another deployment waits"), qPrintable(message(dialog)));
        QCOMPARE(stateOf(first), u"waiting"_s);
        QCOMPARE(stateOf(second), u"waiting"_s);
    }

private:
    void openWindow(const QByteArray &token)
    {
        QVERIFY(m_scene->open(token));
        m_scene->window().showPage(ui::MainWindow::Page::Environments);
        m_scene->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_scene->window()));
        QTRY_VERIFY(card());
    }
    qint64 letWait(const QString &tag)
    {
        return test::letWait(m_scene->box(), preprod, tag, ui::Ticker::shared().now());
    }
    QString stateOf(qint64 deployment)
    {
        QString found;
        m_scene->box().invoke([&](sandbox::State &state) { found = state.findDeployment(deployment)->state(); });
        return found;
    }
    ui::EnvironmentCard *card() { return m_scene->card(preprod); }
    QAction *command(const QString &name)
    {
        const QList<QAction *> all = m_scene->window().commands();
        const auto found = std::ranges::find(all, name, &QObject::objectName);
        return found == all.cend() ? nullptr : *found;
    }
    ui::ReviewDialog *opened()
    {
        auto *dialog = m_scene->find<ui::ReviewDialog>(u"reviewDialog"_s);
        if (!dialog || !QTest::qWaitForWindowActive(dialog))
            qFatal("the dialog did not open");
        return dialog;
    }
    QString git(const QStringList &arguments) const { return test::git(m_scene->box().gitDirectory(), arguments); }

    std::unique_ptr<WindowScene> m_scene;
};

QTEST_MAIN(TestUiReview)
#include "tst_ui_review.moc"
