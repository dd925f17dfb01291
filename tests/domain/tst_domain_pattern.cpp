// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/readiness.h"
#include "support/growth.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;

class PatternTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void agreesWithWildcards();
    void hostilePatternsAreFast();
    void speed();
};

void PatternTest::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("fits");
    const auto row = [](const QString &pattern, const QString &name, bool fits) {
        QTest::addRow("%s against %s", qPrintable(pattern), qPrintable(name)) << pattern << name << fits;
    };
    row(u"*"_s, u""_s, true);
    row(u"*"_s, u"anything"_s, true);
    row(u"**"_s, u"anything"_s, true);
    row(u""_s, u""_s, true);
    row(u""_s, u"x"_s, false);
    row(u"x"_s, u""_s, false);
    row(u"?"_s, u""_s, false);
    row(u"?"_s, u"x"_s, true);
    row(u"?"_s, u"xy"_s, false);
    row(u"*.deb"_s, u"slipway_0.1.2_amd64.deb"_s, true);
    row(u"*.deb"_s, u"slipway.deb.asc"_s, false);
    row(u"*linux-x64*"_s, u"slipway-linux-x64.tar.gz"_s, true);
    row(u"*linux-x64*"_s, u"slipway-linux-arm64.tar.gz"_s, false);
    row(u"CHECKSUM.asc"_s, u"CHECKSUMxasc"_s, false);
    row(u"CHECKSUM.asc"_s, u"checksum.asc"_s, false);
    row(u"*/Cargo.toml"_s, u"crates/core/Cargo.toml"_s, true);
    row(u"*/Cargo.toml"_s, u"Cargo.toml"_s, false);
    row(u"[ab]"_s, u"a"_s, false); // brackets are letters like others
    row(u"[ab]"_s, u"[ab]"_s, true);
    row(u"a*b*c"_s, u"a-b-b-c"_s, true);
    row(u"a*b*c"_s, u"a-c-b"_s, false);
    row(u"*a?"_s, u"aab"_s, true);
    row(u"?*?"_s, u"a"_s, false);
    row(u"*"_s, u"*"_s, true);
    row(u"x*"_s, u"x*"_s, true);
}

void PatternTest::matches()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, name);
    QTEST(matchesPattern(pattern, name), "fits");
}

void PatternTest::agreesWithWildcards()
{
    QRandomGenerator random(20260420);
    const auto text = [&random](QStringView letters, int longest) {
        QString made;
        for (int left = random.bounded(longest + 1); left > 0; --left)
            made += letters[random.bounded(letters.size())];
        return made;
    };
    int fits = 0;
    for (int i = 0; i < 50'000; ++i) {
        const QString pattern = text(u"ab./**?", 7);
        const QString name = text(u"ab./", 8);
        const QRegularExpression reference(
            QRegularExpression::wildcardToRegularExpression(pattern, QRegularExpression::NonPathWildcardConversion));
        const bool expected = reference.match(name).hasMatch();
        fits += expected;
        QVERIFY2(matchesPattern(pattern, name) == expected, qPrintable(QString(pattern + u" against "_s + name)));
    }
    QVERIFY2(fits > 1000 && fits < 49'000, "the sample must hold both kinds");
}

void PatternTest::hostilePatternsAreFast()
{
    QVERIFY(!matchesPattern(u"*a"_s.repeated(500) + u'b', QString(5000, u'a')));
    QVERIFY(!matchesPattern(QString(10'000, u'*') + u'b', QString(10'000, u'a')));
    QVERIFY(!matchesPattern(u"*?"_s.repeated(1000), QString(999, u'a')));
    const auto letters = [](qsizetype size) { return QString(size, u'a'); };
    const QString hostile = u"*a"_s.repeated(100) + u'b';
    QCOMPARE_LT(growth(5000, letters, [&](const QString &name) { (void)matchesPattern(hostile, name); }), linearGrowth);
    const auto stars = [](qsizetype size) { return QString(QString(size, u'*') + u'b'); };
    const QString name = letters(5000);
    QCOMPARE_LT(growth(5000, stars, [&](const QString &pattern) { (void)matchesPattern(pattern, name); }),
                linearGrowth);
    const auto questions = [](qsizetype size) { return u"*?"_s.repeated(size); };
    QCOMPARE_LT(growth(1000, questions, [&](const QString &pattern) { (void)matchesPattern(pattern, name); }),
                linearGrowth);
}

void PatternTest::speed()
{
    const QString name = u"slipway-0.1.2-prerelease1-linux-x64.tar.gz"_s;
    QBENCHMARK
    {
        QVERIFY(matchesPattern(u"*linux-x64*"_s, name));
    }
}

QTEST_GUILESS_MAIN(PatternTest)
#include "tst_domain_pattern.moc"
