// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"
#include "support/growth.h"

#include <QTest>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using facts::version;

class VersionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void ordersChain_data();
    void ordersChain();
    void equalOnesAgreeWithTheirHash_data();
    void equalOnesAgreeWithTheirHash();
    void raisesTheLastPart_data();
    void raisesTheLastPart();
    void coreLeavesTheRestOut();
    void hugeTextIsFast();
};

void VersionTest::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<quint64>>("numbers");
    QTest::addColumn<QString>("prerelease");
    QTest::addColumn<QString>("build");
    const auto row = [](const char *name, const QString &text, const QList<quint64> &numbers,
                        const QString &prerelease = {},
                        const QString &build = {}) { QTest::newRow(name) << text << numbers << prerelease << build; };
    row("three parts", u"0.1.2"_s, {0, 1, 2});
    row("two parts", u"1.0"_s, {1, 0});
    row("four parts", u"1.2.3.4"_s, {1, 2, 3, 4});
    row("prerelease", u"0.1.2-prerelease1"_s, {0, 1, 2}, u"prerelease1"_s);
    row("dotted prerelease", u"1.0.0-rc.10"_s, {1, 0, 0}, u"rc.10"_s);
    row("hyphens in the prerelease", u"1.0.0-x-y-z.-"_s, {1, 0, 0}, u"x-y-z.-"_s);
    row("zero in the prerelease", u"1.0.0-rc.0"_s, {1, 0, 0}, u"rc.0"_s);
    row("zeros in an alphanumeric identifier", u"1.0.0-0a"_s, {1, 0, 0}, u"0a"_s);
    row("build", u"1.0.0+20130313144700"_s, {1, 0, 0}, {}, u"20130313144700"_s);
    row("zeros in the build", u"1.0.0-beta+exp.sha.0051"_s, {1, 0, 0}, u"beta"_s, u"exp.sha.0051"_s);
    row("hyphen in the build", u"1.0.0+21AF26D3---117B344092BD"_s, {1, 0, 0}, {}, u"21AF26D3---117B344092BD"_s);
    row("largest number", u"1.18446744073709551615"_s, {1, 18446744073709551615ULL});
    row("huge prerelease number", u"1.0.0-99999999999999999999999"_s, {1, 0, 0}, u"99999999999999999999999"_s);
    row("year-week", u"2617.0"_s, {2617, 0});
    row("calendar with zeros", u"2024.01.05"_s, {2024, 1, 5});
    row("short calendar with zeros", u"24.04.1"_s, {24, 4, 1});
}

void VersionTest::parses()
{
    QFETCH(const QString, text);
    const auto parsed = Version::parse(text);
    QVERIFY(parsed);
    QTEST(parsed->numbers(), "numbers");
    QTEST(parsed->prerelease(), "prerelease");
    QTEST(parsed->build(), "build");
    QCOMPARE(parsed->toString(), text);
    QCOMPARE(parsed->isFinal(), parsed->prerelease().isEmpty());
    QCOMPARE(parsed->isYearWeek(), parsed->numbers().size() == 2);
    QVERIFY(!parsed->isNull());
}

void VersionTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts{u""_s,
                            u"1"_s,
                            u"1."_s,
                            u".1"_s,
                            u"1..2"_s,
                            u"1.2.3.4.5"_s,
                            u"v1.2.3"_s,
                            u"1.2.x"_s,
                            u" 1.2.3"_s,
                            u"1.2.3 "_s,
                            u"1.2.3\n"_s,
                            u"+1.2.3"_s,
                            u"-1.2.3"_s,
                            u"1.-2.3"_s,
                            u"01.2.3"_s,
                            u"1.02.3"_s,
                            u"1.2.03"_s,
                            u"0024.1"_s,
                            u"1.2.3-"_s,
                            u"1.2.3-a..b"_s,
                            u"1.2.3-01"_s,
                            u"1.2.3-rc.01"_s,
                            u"1.2.3-rc_1"_s,
                            u"1.2.3-é"_s,
                            u"1.2.3+"_s,
                            u"1.2.3+a+b"_s,
                            u"1.2.3+a b"_s,
                            u"1.18446744073709551616"_s,
                            u"1."_s + QString(400, u'9'),
                            u"1.\u0662.3"_s,
                            u"\uff11.2.3"_s,
                            u"1.2.3\u0000"_s,
                            u"1.2e3"_s,
                            u"0x1.2"_s};
    for (qsizetype i = 0; i < texts.size(); ++i)
        QTest::addRow("%lld: %s", static_cast<long long>(i),
                      qPrintable(texts[i].first(std::min<qsizetype>(texts[i].size(), 30))))
            << texts[i];
}

void VersionTest::refuses()
{
    QFETCH(const QString, text);
    QVERIFY(!Version::parse(text));
}

void VersionTest::ordersChain_data()
{
    QTest::addColumn<QStringList>("ascending");
    QTest::newRow("SemVer §11.2") << QStringList{u"1.0.0"_s, u"2.0.0"_s, u"2.1.0"_s, u"2.1.1"_s};
    QTest::newRow("SemVer §11.3") << QStringList{u"1.0.0-alpha"_s, u"1.0.0"_s};
    QTest::newRow("SemVer §11.4") << QStringList{u"1.0.0-alpha"_s, u"1.0.0-alpha.1"_s, u"1.0.0-alpha.beta"_s,
                                                 u"1.0.0-beta"_s,  u"1.0.0-beta.2"_s,  u"1.0.0-beta.11"_s,
                                                 u"1.0.0-rc.1"_s,  u"1.0.0"_s,         u"1.0.1-alpha"_s};
    QTest::newRow("rc.10 after rc.9") << QStringList{u"1.16.0-rc.9"_s, u"1.16.0-rc.10"_s, u"1.16.0-rc.100"_s};
    QTest::newRow("numbers before words")
        << QStringList{u"1.0.0-0"_s, u"1.0.0-999"_s, u"1.0.0--"_s, u"1.0.0-A"_s, u"1.0.0-a"_s};
    QTest::newRow("huge prerelease numbers") << QStringList{
        u"1.0.0-99999999999999999998"_s, u"1.0.0-99999999999999999999"_s, u"1.0.0-100000000000000000000"_s};
    QTest::newRow("numeric, not by digits")
        << QStringList{u"0.9.0"_s, u"0.10.0"_s, u"0.100.0"_s, u"9.0.0"_s, u"10.0.0"_s};
    QTest::newRow("largest numbers") << QStringList{u"1.9223372036854775807"_s, u"1.9223372036854775808"_s,
                                                    u"1.18446744073709551615"_s};
    QTest::newRow("year-week") << QStringList{u"952.0"_s,  u"2552.9"_s, u"2601.0"_s,
                                              u"2617.0"_s, u"2617.1"_s, u"2617.10"_s};
    QTest::newRow("calendar") << QStringList{u"2023.12.31"_s, u"2024.01.0"_s, u"2024.01.5"_s, u"2024.10.1"_s};
    QTest::newRow("fewer parts") << QStringList{u"1.0"_s, u"1.0.0.1"_s, u"1.0.1"_s, u"1.1"_s};
}

void VersionTest::ordersChain()
{
    QFETCH(const QStringList, ascending);
    for (qsizetype i = 0; i < ascending.size(); ++i) {
        for (qsizetype j = 0; j < ascending.size(); ++j) {
            const auto order = version(ascending[i]) <=> version(ascending[j]);
            const QString message = ascending[i] + u" against "_s + ascending[j];
            QVERIFY2(order == (i <=> j), qPrintable(message));
        }
    }
    QVERIFY(Version() < version(ascending.constFirst()));
}

void VersionTest::equalOnesAgreeWithTheirHash_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::newRow("1.0, 1.0.0") << u"1.0"_s << u"1.0.0"_s;
    QTest::newRow("0.0, 0.0.0.0") << u"0.0"_s << u"0.0.0.0"_s;
    QTest::newRow("build") << u"1.2.3+a"_s << u"1.2.3+b.7"_s;
    QTest::newRow("build of a prerelease") << u"1.2-rc.1+a"_s << u"1.2.0-rc.1"_s;
    QTest::newRow("calendar zeros") << u"2024.01"_s << u"2024.1"_s;
    QTest::newRow("same") << u"2617.0"_s << u"2617.0"_s;
}

void VersionTest::equalOnesAgreeWithTheirHash()
{
    QFETCH(const QString, a);
    QFETCH(const QString, b);
    QCOMPARE(version(a), version(b));
    QCOMPARE(qHash(version(a), 7), qHash(version(b), 7));
    QHash<Version, int> hash;
    hash.insert(version(a), 1);
    hash.insert(version(b), 2);
    QCOMPARE(hash.size(), 1);
    QCOMPARE(hash.value(version(a)), 2);
}

void VersionTest::raisesTheLastPart_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("patch") << u"0.1.9"_s << u"0.1.10"_s;
    QTest::newRow("two parts") << u"2617.0"_s << u"2617.1"_s;
    QTest::newRow("four parts") << u"1.0.0.99"_s << u"1.0.0.100"_s;
    QTest::newRow("drops prerelease and build") << u"1.2.3-rc.1+x"_s << u"1.2.4"_s;
    QTest::newRow("calendar keeps its zeros") << u"2024.08"_s << u"2024.09"_s;
    QTest::newRow("calendar, one more digit") << u"2024.09"_s << u"2024.10"_s;
    QTest::newRow("zeros before the last") << u"2024.01.5"_s << u"2024.01.6"_s;
    QTest::newRow("the largest stays") << u"1.18446744073709551615"_s << u"1.18446744073709551615"_s;
}

void VersionTest::raisesTheLastPart()
{
    QFETCH(const QString, from);
    const Version raised = version(from).withLastRaised();
    QTEST(raised.toString(), "to");
    QCOMPARE(Version::parse(raised.toString()), std::optional(raised));
    QVERIFY(raised.isFinal());
}

void VersionTest::coreLeavesTheRestOut()
{
    QCOMPARE(version(u"1.2.3-rc.1+b"_s).core().toString(), u"1.2.3"_s);
    QVERIFY(version(u"1.2.3-rc.1"_s).core() > version(u"1.2.3-rc.1"_s));
    QVERIFY(Version().core().isNull());
    QCOMPARE(Version().toString(), QString());
}

void VersionTest::hugeTextIsFast()
{
    const auto digits = [](qsizetype size) { return QString(size, u'1'); };
    const auto parts = [](qsizetype size) { return QString(u"1.0-"_s + u"a."_s.repeated(size / 2)); };
    const auto number = [](qsizetype size) { return QString(u"1.0-"_s + QString(size, u'9')); };
    QVERIFY(!Version::parse(digits(1'000'000)));
    QVERIFY(!Version::parse(parts(1'000'000)));
    QVERIFY(Version::parse(number(1'000'000)));
    const auto parse = [](const QString &text) { (void)Version::parse(text); };
    QCOMPARE_LT(growth(125'000, digits, parse), linearGrowth);
    QCOMPARE_LT(growth(125'000, parts, parse), linearGrowth);
    QCOMPARE_LT(growth(125'000, number, parse), linearGrowth);
}

QTEST_GUILESS_MAIN(VersionTest)
#include "tst_domain_version.moc"
