// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/pacing.h"

#include <QTest>
#include <QTimeZone>

using namespace slipway::services;
using namespace std::chrono_literals;

class PacingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void delays_data()
    {
        QTest::addColumn<int>("cost");
        QTest::addColumn<int>("remaining");
        QTest::addColumn<int>("minutesToReset");
        QTest::addColumn<int>("seconds");
        QTest::newRow("all came from the cache") << 0 << 10 << 30 << 60;
        QTest::newRow("limit not known") << 20 << -1 << 30 << 60;
        QTest::newRow("plenty is left") << 20 << 4900 << 59 << 60;
        QTest::newRow("without a token, one more fits") << 20 << 40 << 50 << 3001;
        QTest::newRow("without a token, three more fit") << 8 << 52 << 50 << 1000;
        QTest::newRow("none fits before the reset") << 20 << 15 << 10 << 601;
        QTest::newRow("used up") << 20 << 0 << 10 << 601;
        QTest::newRow("the reset is over") << 20 << 0 << -5 << 60;
    }

    void delays()
    {
        QFETCH(const int, cost);
        QFETCH(const int, remaining);
        QFETCH(const int, minutesToReset);
        QFETCH(const int, seconds);
        const QDateTime now(QDate(2026, 3, 2), QTime(12, 0), QTimeZone::UTC);
        const RateLimitInfo limit{remaining, 60, now.addSecs(60 * minutesToReset)};
        QCOMPARE(refreshDelay(60s, {.counted = cost}, limit, now).count(), seconds);
    }

    /// What came from the cache is free in the hour, but asked for all the same.
    void aMinuteTakesSoMany()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(refreshDelay(60s, {.counted = 0, .answers = 110}, {}, now), 60s);
        QCOMPARE(refreshDelay(60s, {.counted = 0, .answers = 450}, {}, now), 60s);
        QCOMPARE(refreshDelay(60s, {.counted = 0, .answers = 900}, {}, now), 120s);
        QCOMPARE(refreshDelay(300s, {.counted = 0, .answers = 900}, {}, now), 300s);
    }

    void anUnknownResetDoesNotSlowDown()
    {
        QCOMPARE(refreshDelay(60s, {.counted = 20}, RateLimitInfo{10, 60, {}}, QDateTime::currentDateTimeUtc()), 60s);
    }
};

QTEST_GUILESS_MAIN(PacingTest)
#include "tst_services_pacing.moc"
