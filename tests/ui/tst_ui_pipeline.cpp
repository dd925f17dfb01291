// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/facts.h"
#include "ui/pages/pipelineview.h"
#include "ui/widgets/environmentcard.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace slipway;

/// A pipeline that is far longer than a window is wide.
class TestUiPipeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }

    void init()
    {
        m_view = std::make_unique<ui::PipelineView>();
        m_view->resize(1000, 300);
        m_view->setSnapshot(longPipeline());
        QVERIFY(m_view->cards().size() >= 10);
        QVERIFY(m_view->cards().size() < count);
    }
    void cleanup() { m_view.reset(); }

    void theRestComesByItselfOrWhenAskedFor()
    {
        QSignalSpy added(m_view.get(), &ui::PipelineView::cardsAdded);
        QTRY_COMPARE(m_view->cards().size(), count);
        QVERIFY(added.size() > 5); // a few at a time
        added.clear();
        m_view->addRest();
        QCOMPARE(added.size(), 0); // there is none
        m_view->setSnapshot({});
        QCOMPARE(m_view->cards().size(), 0);
        m_view->setSnapshot(longPipeline());
        m_view->addRest();
        QCOMPARE(added.size(), 1);
        QCOMPARE(m_view->cards().size(), count);
        QCOMPARE(m_view->cards().last()->look().name, u"environment 299"_s);
        m_view->setSnapshot(longPipeline()); // those that are there are told at once
        QCOMPARE(m_view->cards().size(), count);
    }

    void aShorterOneWhileTheRestIsToCome()
    {
        Snapshot snapshot = longPipeline();
        snapshot.environments = snapshot.environments->first(2);
        m_view->setSnapshot(snapshot);
        m_view->addRest();
        QCOMPARE(m_view->cards().size(), 2);
        m_view->setSnapshot(longPipeline());
        snapshot.environments.reset();
        m_view->setSnapshot(snapshot);
        m_view->addRest();
        QCOMPARE(m_view->cards().size(), 0);
    }

    void fillsOnlyWhatIsInSight()
    {
        QCOMPARE(filled(), 0); // nothing is
        m_view->addRest();
        show();
        QTRY_VERIFY(filled() >= 4);
        QVERIFY2(filled() <= 6, qPrintable(QString::number(filled())));
        QVERIFY(m_view->cards().first()->isFilled());
        QCOMPARE(m_view->cards().last()->accessibleName(), u"environment 299"_s);
        QVERIFY(m_view->cards().last()->accessibleDescription().contains(u"0.1.1"));

        QScrollBar *bar = m_view->horizontalScrollBar();
        bar->setValue(bar->maximum());
        QVERIFY(m_view->cards().last()->isFilled());
        QVERIFY(!m_view->cards().at(count / 2)->isFilled());
        QVERIFY(filled() <= 12);
    }

    /// Whatever is painted between two turns of the event loop has its place.
    void noCardIsCrushed()
    {
        show();
        const auto isWhole = [](const ui::EnvironmentCard *card) {
            return card->isVisible() && card->width() >= card->minimumWidth()
                && card->height() >= card->minimumSizeHint().height();
        };
        QVERIFY(m_view->cards().first()->isFilled());
        QVERIFY(std::ranges::all_of(m_view->cards(), isWhole));
        m_view->addRest();
        QCOMPARE(m_view->cards().size(), count);
        QVERIFY(std::ranges::all_of(m_view->cards(), isWhole));
        QVERIFY(m_view->height() >= m_view->cards().first()->sizeHint().height());
    }

    void fillsWhatIsInSightFromRightToLeft()
    {
        m_view->setLayoutDirection(Qt::RightToLeft);
        m_view->addRest();
        show();
        const auto inSight = [this](const ui::EnvironmentCard *card) {
            return m_view->viewport()->rect().intersects(
                QRect(card->mapTo(m_view->viewport(), QPoint()), card->size()));
        };
        const auto filledAsSeen = [&] {
            return std::ranges::all_of(
                m_view->cards(), [&](const ui::EnvironmentCard *card) { return !inSight(card) || card->isFilled(); });
        };
        QVERIFY(inSight(m_view->cards().first()));
        QVERIFY(filledAsSeen());
        m_view->horizontalScrollBar()->setValue(m_view->horizontalScrollBar()->maximum());
        QVERIFY(inSight(m_view->cards().last()));
        QVERIFY(filledAsSeen());
        QVERIFY(filled() <= 12);
    }

    void anyWheelGoesAlong()
    {
        show();
        const QPointF at(100, 50);
        for (const QPoint delta : {QPoint(0, -120), QPoint(-120, 0)}) {
            const int before = m_view->horizontalScrollBar()->value();
            QWheelEvent wheel(at, m_view->viewport()->mapToGlobal(at), {}, delta, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(m_view->viewport(), &wheel);
            QVERIFY(m_view->horizontalScrollBar()->value() > before);
        }
    }

    void aWiderWindowShowsMore()
    {
        show();
        QTRY_VERIFY(filled() >= 4);
        const auto before = filled();
        m_view->resize(2000, 300);
        QTRY_VERIFY(filled() > before + 3);
    }

    void anotherSnapshotChangesWhatIsFilled()
    {
        show();
        QTRY_VERIFY(filled() >= 4);
        Snapshot snapshot = longPipeline();
        snapshot.environments->first().deployments = QList<Deployment>();
        m_view->setSnapshot(snapshot);
        QCOMPARE(m_view->cards().first()->look().pill, u"Nothing deployed"_s);
        QVERIFY(m_view->cards().first()->isFilled());
        QVERIFY(filled() <= 6);
    }

    void keysGoThroughTheCardsAndWhatStandsOnThem()
    {
        show();
        QTRY_VERIFY(filled() >= 4);
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        const QList<ui::EnvironmentCard *> cards = m_view->cards();
        cards.first()->setFocus();
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
            QCOMPARE(QApplication::focusWidget(), cards.at(i + 1));
            QTRY_VERIFY(cards.at(i + 1)->isFilled());
        }
        const auto *copy = cards.at(20)->findChild<QToolButton *>(u"copyCommit"_s);
        QTRY_VERIFY(copy && copy->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), copy);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), cards.at(21));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        QCOMPARE(QApplication::focusWidget(), copy);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        QCOMPARE(QApplication::focusWidget(), cards.at(20));
    }

private:
    static constexpr qsizetype count = 300;

    static Snapshot longPipeline()
    {
        Snapshot snapshot = facts::snapshot();
        facts::addTag(snapshot, u"0.1.1"_s, 1);
        QList<Environment> environments;
        for (int i = 0; i < count; ++i)
            environments.append(facts::environment(
                u"environment %1"_s.arg(i), Follows::Candidates,
                QList<Deployment>{facts::deployment(i + 1, u"0.1.1"_s, 1, 0, {DeploymentState::Success})}));
        snapshot.environments = environments;
        return snapshot;
    }
    void show()
    {
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    qsizetype filled() const { return std::ranges::count_if(m_view->cards(), &ui::EnvironmentCard::isFilled); }

    std::unique_ptr<ui::PipelineView> m_view;
};

QTEST_MAIN(TestUiPipeline)
#include "tst_ui_pipeline.moc"
