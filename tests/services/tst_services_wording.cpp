// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wording.h"

#include <QTest>
#include <QTimeZone>

using namespace slipway;
using namespace Qt::StringLiterals;
namespace wording = services::wording;

class WordingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesAreTold_data()
    {
        QTest::addColumn<int>("seconds"); // ago
        QTest::addColumn<QString>("age");
        QTest::addColumn<QString>("elapsed");
        constexpr int minute = 60;
        constexpr int day = 86'400;
        QTest::newRow("now") << 0 << u"just now"_s << u"0 s"_s;
        QTest::newRow("a clock that is a little ahead") << -9 << u"just now"_s << u"0 s"_s;
        QTest::newRow("seconds") << 12 << u"12 s ago"_s << u"12 s"_s;
        QTest::newRow("minutes") << 5 * minute << u"5 min ago"_s << u"5 min"_s;
        QTest::newRow("hours") << day << u"24 h ago"_s << u"24 h"_s;
        QTest::newRow("days") << 3 * day << u"3 d ago"_s << u"3 d"_s;
        QTest::newRow("nearly two years") << 730 * day << u"730 d ago"_s << u"730 d"_s;
        QTest::newRow("years") << 3236 * day << u"8 y ago"_s << u"8 y"_s;
        QTest::newRow("to come") << -277 * day << u"in 277 d"_s << u"in 277 d"_s;
    }

    /// Where GitHub did not answer, and no .slipway.toml names the environments.
    void environmentsWithoutNames()
    {
        using Kind = Condition::Kind;
        QCOMPARE(wording::condition({.kind = Kind::Deployed}), u"What runs where could not be read"_s);
        QCOMPARE(wording::condition({.kind = Kind::Soak}), u"How long it has soaked is not known"_s);
        QCOMPARE(wording::condition({.kind = Kind::Deployed, .subject = u"mainnet"_s}),
                 u"What runs on mainnet could not be read"_s);
    }

    void timesAreTold()
    {
        QFETCH(const int, seconds);
        const QDateTime now(QDate(2026, 4, 20), QTime(12, 0), QTimeZone::UTC);
        QTEST(wording::age(now.addSecs(-seconds), now), "age");
        QTEST(wording::elapsed(now.addSecs(-seconds), now), "elapsed");
    }

    void noTimeIsUnknown()
    {
        const QDateTime now(QDate(2026, 4, 20), QTime(12, 0), QTimeZone::UTC);
        QCOMPARE(wording::age({}, now), u"at an unknown time"_s);
        QCOMPARE(wording::elapsed({}, now), u"at an unknown time"_s);
    }
};

QTEST_GUILESS_MAIN(WordingTest)
#include "tst_services_wording.moc"
