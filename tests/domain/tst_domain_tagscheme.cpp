// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"
#include "support/growth.h"

#include <QTest>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using facts::version;

using Kind = TagName::Kind;

namespace {

/// "candidate 0.1.2 prerelease 1", "final 0.1.2", "other"; a label that does not count stands in brackets.
QString told(const TagName &name)
{
    switch (name.kind) {
    case Kind::Other:
        return u"other"_s;
    case Kind::Final:
        return u"final "_s + name.version.toString();
    case Kind::Candidate:
        break;
    }
    const QString label = name.labelCounts ? name.label : QString(u'[' + name.label + u']');
    return u"candidate "_s + name.version.toString() + u' ' + label + u' '
        + (name.number ? QString::number(*name.number) : u"-"_s);
}

const TagScheme byFile(u"{version}"_s, u"{version}-{label}{n}"_s, {u"prerelease"_s, u"pre"_s, u"rc"_s});
const TagScheme dotted(u"v{version}"_s, u"v{version}-{label}.{n}"_s, {u"beta"_s, u"rc"_s});

} // namespace

class TagSchemeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void classifiesByFile_data();
    void classifiesByFile();
    void classifiesLeniently_data();
    void classifiesLeniently();
    void hostileNamesAreFast_data();
    void hostileNamesAreFast();
    void writesTags_data();
    void writesTags();
    void readsWhatItWrites();
    void listsInOrder();
    void badPatternsReadNothing_data();
    void badPatternsReadNothing();
    void withLabelsKeepsThePatterns();
    void controlCharactersMakeNoTag();
    void bracesAreNotLearned();
};

void TagSchemeTest::classifiesByFile_data()
{
    QTest::addColumn<TagScheme>("scheme");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("said");
    const auto row = [](const TagScheme &scheme, const char *tag, const char *said) {
        QTest::addRow("%s: %s", qPrintable(scheme.candidatePattern()), tag)
            << scheme << QString::fromUtf8(tag) << QString::fromUtf8(said);
    };
    row(byFile, "0.1.2", "final 0.1.2");
    row(byFile, "0.1.2-prerelease1", "candidate 0.1.2 prerelease 1");
    row(byFile, "0.1.2-rc10", "candidate 0.1.2 rc 10");
    row(byFile, "0.1.2-RC1", "candidate 0.1.2 RC 1");
    row(byFile, "2617.0", "final 2617.0");
    row(byFile, "2617.0-pre", "candidate 2617.0 pre -");
    row(byFile, "2617.0-pre2", "candidate 2617.0 pre 2");
    row(byFile, "0.1.2-nightly5", "candidate 0.1.2 [nightly] 5");
    row(byFile, "0.1.2-hotfix", "candidate 0.1.2 [hotfix] -");
    row(byFile, "0.1.2-pre-release1", "candidate 0.1.2 [pre-release] 1");
    row(byFile, "v0.1.2", "other");
    row(byFile, "0.1.2-rc.1", "other");
    row(byFile, "0.1.2rc1", "other");
    row(byFile, "x0.1.2", "other");
    row(byFile, "0.1.2x", "other");
    row(byFile, "0.1.2+build.5", "final 0.1.2");
    row(byFile, "0.1.2-rc1+build.5", "candidate 0.1.2 rc 1");
    row(byFile, "1", "other");
    row(byFile, "1.2.3.4.5", "other");
    row(byFile, "", "other");
    row(dotted, "v44.0.0-beta.6", "candidate 44.0.0 beta 6");
    row(dotted, "v44.0.0-beta", "candidate 44.0.0 beta -");
    row(dotted, "v44.0.0-beta.", "other");
    row(dotted, "v44.0.0-beta6", "other");
    row(dotted, "v44x0.0-beta.6", "other");
    row(dotted, "44.0.0-beta.6", "other");
    row(dotted, "v1.2.3-nightly.20240501", "candidate 1.2.3 [nightly] 20240501");
}

void TagSchemeTest::classifiesByFile()
{
    QFETCH(const TagScheme, scheme);
    QFETCH(const QString, tag);
    QTEST(told(scheme.classify(tag)), "said");
    QVERIFY(!scheme.isLearned());
}

void TagSchemeTest::classifiesLeniently_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *tag, const char *said) {
        QTest::newRow(tag) << QString::fromUtf8(tag) << QString::fromUtf8(said);
    };
    row("0.1.2", "final 0.1.2");
    row("v0.1.2", "final 0.1.2");
    row("V0.1.2", "final 0.1.2");
    row("v1.16.0-rc2", "candidate 1.16.0 rc 2");
    row("v3.13.0rc1", "candidate 3.13.0 rc 1");
    row("v3.13.0a7", "candidate 3.13.0 [a] 7");
    row("v44.0.0-beta.6", "candidate 44.0.0 beta 6");
    row("2617.0-pre", "candidate 2617.0 pre -");
    row("1.2.3_rc_4", "candidate 1.2.3 rc 4");
    row("1.2.3-pre-release-2", "candidate 1.2.3 [pre-release] 2");
    row("v1.2.3-nightly.20240501", "candidate 1.2.3 [nightly] 20240501");
    row("v24.08.1", "final 24.08.1");
    row("v24.07.90-rc1", "candidate 24.07.90 rc 1");
    row("v1.2.3-rc.018", "candidate 1.2.3 rc 18");
    row("v1.2.3-rc18446744073709551615", "candidate 1.2.3 rc 18446744073709551615");
    row("v1.2.3-rc18446744073709551616", "other");
    row("v1.2.3-rc99999999999999999999999999999999", "other");
    row("v18446744073709551616.0.0", "other");
    row("v1.02.3", "other");
    row("v1.2.3-rc1-dirty", "other");
    row("v1.2.3-12-gabcdef0", "other");
    row("v1.2.3-rc", "candidate 1.2.3 rc -");
    row("v1.2.3-", "other");
    row("vv1.2.3", "other");
    row("release/1.2.3", "other");
    row("pkg@1.2.3-rc.1", "other");
    row("1.2.3-rc\u0661", "other");
    row("\uff11.2.3", "other");
    row("1.2.3-r\u00e7"
        "1",
        "other");
    row("1.2.3\n", "other");
    row("1.2.3-rc1\n", "other");
    row("\n1.2.3", "other");
    row("1.2.3\r\n-rc1", "other");
    row("1.2.3-rc1\u202e", "other");
    row("1.2.3\x1b[31m", "other");
    row("$(id)", "other");
}

void TagSchemeTest::classifiesLeniently()
{
    QFETCH(const QString, tag);
    QTEST(told(TagScheme().classify(tag)), "said");
}

void TagSchemeTest::hostileNamesAreFast_data()
{
    QTest::addColumn<QString>("head");
    QTest::addColumn<QString>("piece");
    QTest::addColumn<QString>("tail");
    QTest::addColumn<int>("count");
    const auto row = [](const char *name, const QString &head, const QString &piece, const QString &tail, int count) {
        QTest::newRow(name) << head << piece << tail << count;
    };
    row("10,000 digits", {}, u"1"_s, {}, 10'000);
    row("250 digits", {}, u"1"_s, {}, 250);
    row("dotted digits", {}, u"1."_s, {}, 120);
    row("10,000 letters", {}, u"a"_s, {}, 10'000);
    row("hyphenated label that fails late", u"1.0-"_s, u"a-"_s, u"!"_s, 120);
    row("letters that fail late", u"1.0-"_s, u"a"_s, u"!"_s, 240);
    row("letters and digits", {}, u"a1"_s, u"!"_s, 120);
    row("digits and dots in the prefix", {}, u"1.1x"_s, {}, 60);
    row("build", u"1.0+"_s, u"."_s, u"!"_s, 240);
    row("prefix of v", {}, u"v"_s, {}, 240);
    row("control characters", {}, QString(QChar(1)), {}, 200);
    row("null characters", u"1.0-rc"_s, QString(QChar(0)), {}, 100);
    row("lone surrogates", u"1.0-rc"_s, QString(QChar(0xd800)), {}, 100);
    row("Arabic digits", {}, QString(QChar(0x0661)), {}, 200);
    row("combining", u"1.0"_s, QString(QChar(0x0301)), {}, 200);
}

void TagSchemeTest::hostileNamesAreFast()
{
    QFETCH(const QString, head);
    QFETCH(const QString, piece);
    QFETCH(const QString, tail);
    QFETCH(const int, count);
    const auto make = [&](qsizetype size) { return QString(head + piece.repeated(size) + tail); };
    const QString name = make(count);
    const TagScheme undotted;
    QCOMPARE(told(undotted.classify(name)), u"other"_s);
    QCOMPARE(told(dotted.classify(name)), u"other"_s);
    QVERIFY(!TagScheme::learn({name}).labels().isEmpty());
    const qsizetype some = count / 8;
    QCOMPARE_LT(growth(some, make, [&](const QString &text) { (void)undotted.classify(text); }), linearGrowth);
    QCOMPARE_LT(growth(some, make, [&](const QString &text) { (void)dotted.classify(text); }), linearGrowth);
    QCOMPARE_LT(growth(some, make, [&](const QString &text) { (void)TagScheme::learn({text}); }), linearGrowth);
}

void TagSchemeTest::writesTags_data()
{
    QTest::addColumn<TagScheme>("scheme");
    QTest::addColumn<std::optional<quint64>>("number");
    QTest::addColumn<QString>("final");
    QTest::addColumn<QString>("candidate");
    using Number = std::optional<quint64>;
    QTest::newRow("default") << TagScheme() << Number(3) << u"1.2.3"_s << u"1.2.3-rc3"_s;
    QTest::newRow("default without a number") << TagScheme() << Number() << u"1.2.3"_s << u"1.2.3-rc"_s;
    QTest::newRow("dotted") << dotted << Number(10) << u"v1.2.3"_s << u"v1.2.3-rc.10"_s;
    QTest::newRow("dotted without a number") << dotted << Number() << u"v1.2.3"_s << u"v1.2.3-rc"_s;
    QTest::newRow("underscores") << TagScheme(u"pkg_{version}"_s, u"pkg_{version}_{label}_{n}"_s, {u"rc"_s}) << Number()
                                 << u"pkg_1.2.3"_s << u"pkg_1.2.3_rc"_s;
}

void TagSchemeTest::writesTags()
{
    QFETCH(const TagScheme, scheme);
    QFETCH(const std::optional<quint64>, number);
    QTEST(scheme.finalTag(version(u"1.2.3"_s)), "final");
    QTEST(scheme.candidateTag(version(u"1.2.3"_s), u"rc"_s, number), "candidate");
}

void TagSchemeTest::readsWhatItWrites()
{
    const QList<TagScheme> schemes{TagScheme(), byFile, dotted,
                                   TagScheme(u"a(b+c)*{version}$"_s, u"a(b+c)*{version}^{label}_{n}$"_s, {u"rc"_s}),
                                   TagScheme::learned(u"pkg@{version}"_s, u"pkg@{version}-{label}.{n}"_s, {u"rc"_s})};
    for (const TagScheme &scheme : schemes) {
        for (const QString &text : {u"1.2.3"_s, u"2617.0"_s, u"0.0.1.18446744073709551615"_s}) {
            const Version written = version(text);
            QCOMPARE(told(scheme.classify(scheme.finalTag(written))), u"final "_s + text);
            QCOMPARE(told(scheme.classify(scheme.candidateTag(written, u"rc"_s, 12))),
                     QString(u"candidate "_s + text + u" rc 12"_s));
            QCOMPARE(told(scheme.classify(scheme.candidateTag(written, u"rc"_s, std::nullopt))),
                     QString(u"candidate "_s + text + u" rc -"_s));
        }
    }
}

void TagSchemeTest::listsInOrder()
{
    const QStringList expected{u"2.0.0-alpha1"_s, u"1.16.0-rc.10"_s,   u"1.16.0-RC9"_s,   u"1.16.0-rc2"_s,
                               u"1.16.0-rc"_s,    u"1.16.0-beta.99"_s, u"1.16.0-beta1"_s, u"1.16.0-alpha5"_s,
                               u"1.15.9-rc1"_s,   u"0.9.0-rc1"_s};
    const TagScheme scheme;
    QStringList tags = expected;
    std::ranges::sort(tags);
    std::ranges::stable_sort(
        tags, [&](const QString &a, const QString &b) { return listsBefore(scheme.classify(a), scheme.classify(b)); });
    QCOMPARE(tags, expected);
    for (const QString &tag : expected)
        QVERIFY(!listsBefore(scheme.classify(tag), scheme.classify(tag)));
}

void TagSchemeTest::badPatternsReadNothing_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("empty") << QString();
    QTest::newRow("no version") << u"release"_s;
    QTest::newRow("two versions") << u"{version}-{version}"_s;
    QTest::newRow("two numbers") << u"{version}-{n}-{n}"_s;
}

void TagSchemeTest::badPatternsReadNothing()
{
    QFETCH(const QString, pattern);
    QTest::failOnWarning();
    const TagScheme scheme(pattern, pattern, {u"rc"_s});
    for (const QString &tag : {QString(), u"release"_s, u"1.2.3"_s, u"1.2.3-1.2.3"_s, u"1.2.3-1-1"_s})
        QCOMPARE(told(scheme.classify(tag)), u"other"_s);
}

void TagSchemeTest::bracesAreNotLearned()
{
    const TagScheme learned = TagScheme::learn({u"{n}16.8-pre"_s, u"{version}1.0"_s, u"{label}1.0-rc1"_s});
    QCOMPARE(learned, TagScheme());
    const TagName name = learned.classify(learned.candidateTag(*Version::parse(u"1.2.3"), u"rc"_s, 4));
    QCOMPARE(name.kind, TagName::Kind::Candidate);
    QCOMPARE(name.number, 4);
}

void TagSchemeTest::controlCharactersMakeNoTag()
{
    const QString zero = QString(QChar(u'\0')) + u"1-"_s;
    const TagScheme learned = TagScheme::learn({zero + u"96.0"_s, zero + u"95.0-rc1"_s});
    QCOMPARE(learned, TagScheme());
    const QString proposed = proposeCandidateTag(learned, {}, QDate(2026, 4, 20));
    QCOMPARE(learned.classify(proposed).kind, TagName::Kind::Candidate);
    QCOMPARE(learned.classify(u"1.0.0-rc1"_s + QChar(u'\x7f')).kind, TagName::Kind::Other);
    const TagScheme odd(zero + u"{version}"_s, u"{version}-{label}{n}"_s, {u"rc"_s});
    QCOMPARE(odd.classify(zero + u"1.0.0"_s).kind, TagName::Kind::Other);
}

void TagSchemeTest::withLabelsKeepsThePatterns()
{
    const TagScheme scheme = dotted.withLabels({u"nightly"_s});
    QCOMPARE(scheme.finalPattern(), dotted.finalPattern());
    QCOMPARE(told(scheme.classify(u"v1.2.3-nightly.5"_s)), u"candidate 1.2.3 nightly 5"_s);
    QCOMPARE(told(scheme.classify(u"v1.2.3-rc.5"_s)), u"candidate 1.2.3 [rc] 5"_s);
    QVERIFY(scheme != dotted);
    QVERIFY(scheme.withLabels(dotted.labels()) == dotted);
}

QTEST_GUILESS_MAIN(TagSchemeTest)
#include "tst_domain_tagscheme.moc"
