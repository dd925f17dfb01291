// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"
#include "support/growth.h"

#include <QTest>

#include <algorithm>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;

class TagLearningTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learns_data();
    void learns();
    void orderOfNamesDoesNotMatter();
    void habitsChange();
    void restoresWhatItLearned();
    void joinsTheFile_data();
    void joinsTheFile();
    void thousandsAreFast();
    void proposes_data();
    void proposes();
    void proposesByFile_data();
    void proposesByFile();
    void proposalIsACandidateAndFree();
};

namespace {

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

QList<Tag> tagsOf(const QStringList &names)
{
    QList<Tag> tags;
    for (const QString &name : names)
        tags.append(facts::tag(name, static_cast<int>(tags.size()) + 1));
    return tags;
}

} // namespace

void TagLearningTest::learns_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("final");
    QTest::addColumn<QString>("candidate");
    QTest::addColumn<QStringList>("labels");
    const auto row = [](const char *name, const char *names, const char *final, const char *candidate,
                        const char *labels) {
        QTest::newRow(name) << words(names) << QString::fromUtf8(final) << QString::fromUtf8(candidate)
                            << words(labels);
    };
    const char *usual = "prerelease pre rc beta alpha preview";
    row("nothing", "", "{version}", "{version}-{label}{n}", usual);
    row("nothing of use", "main latest stable x1 2024", "{version}", "{version}-{label}{n}", usual);
    row("finals alone", "v1.0.0 v1.1.0", "v{version}", "v{version}-{label}{n}", usual);
    row("prerelease1", "0.1.1 0.1.2-prerelease1 0.1.2-prerelease2", "{version}", "{version}-{label}{n}", "prerelease");
    row("rc2", "v1.15.0 v1.16.0-rc1 v1.16.0-rc2", "v{version}", "v{version}-{label}{n}", "rc");
    row("beta.6", "v43.0.0 v44.0.0-beta.5 v44.0.0-beta.6 v44.0.0-alpha.1", "v{version}", "v{version}-{label}.{n}",
        "beta alpha");
    row("Python", "v3.12.0 v3.13.0rc1 v3.13.0rc2 v3.13.0b1", "v{version}", "v{version}{label}{n}", "rc b");
    row("year-week without numbers", "2615.0 2616.0-pre 2617.0-pre", "{version}", "{version}-{label}{n}", "pre");
    row("hotfix", "1.0.0 1.0.1-hotfix 1.0.1-rc1", "{version}", "{version}-{label}{n}", "hotfix rc");
    row("nightlies do not count", "v1.2.2 v1.2.3-nightly.20240501 v1.2.3-nightly.20240502 v1.2.3-rc.1", "v{version}",
        "v{version}-{label}.{n}", "rc");
    row("nightlies by prefix do not decide",
        "nightly-2024.05.01 nightly-2024.05.02 nightly-2024.05.03 v1.2.2 v1.2.3-rc1", "v{version}",
        "v{version}-{label}{n}", "rc");
    row("platforms and patches do not count", "1.0.0 1.0.0-linux64 1.0.0-p1 1.0.0-amd64 1.0.0-post1", "{version}",
        "{version}-{label}{n}", usual);
    row("words without numbers do not count", "1.0.0 1.0.0-jubilee 1.1.0-rc1", "{version}", "{version}-{label}{n}",
        "rc");
    row("monorepo", "pkg@1.2.2 pkg@1.2.3-rc.1 pkg@1.2.3-rc.2 other@1.0.0", "pkg@{version}", "pkg@{version}-{label}.{n}",
        "rc");
    row("scoped package", "@scope/pkg@1.2.2 @scope/pkg@1.2.3-rc.1", "@scope/pkg@{version}",
        "@scope/pkg@{version}-{label}.{n}", "rc");
    row("path and v", "release/v1.2.2 release/v1.2.3-rc1", "release/v{version}", "release/v{version}-{label}{n}", "rc");
    row("digits in the prefix", "lib2-1.0.0 lib2-1.1.0-rc1", "lib2-{version}", "lib2-{version}-{label}{n}", "rc");
    row("underscores", "1.0.0 1.1.0_rc_1", "{version}", "{version}_{label}_{n}", "rc");
    row("upper case", "1.0.0 1.1.0-RC1 1.1.0-rc2", "{version}", "{version}-{label}{n}", "rc");
    row("capital V", "V1.0.0 V1.1.0 V1.1.0-rc1", "V{version}", "V{version}-{label}{n}", "rc");
    row("build metadata", "1.0.0+5 1.1.0-rc.1+6", "{version}", "{version}-{label}.{n}", "rc");
}

void TagLearningTest::learns()
{
    QFETCH(const QStringList, names);
    const TagScheme scheme = TagScheme::learn(names);
    QTEST(scheme.finalPattern(), "final");
    QTEST(scheme.candidatePattern(), "candidate");
    QTEST(scheme.labels(), "labels");
    QVERIFY(scheme.isLearned());
}

void TagLearningTest::orderOfNamesDoesNotMatter()
{
    QStringList names = words("v1.0.0 1.0.0 v1.1.0-rc1 v1.1.0-beta.1 a@1.0.0 a@1.1.0 a@1.2.0 b@1.0.0 b@1.1.0 b@1.2.0");
    const TagScheme expected = TagScheme::learn(names);
    std::ranges::sort(names);
    do {
        std::ranges::rotate(names, names.begin() + 1);
        QVERIFY(TagScheme::learn(names) == expected);
    } while (!std::ranges::is_sorted(names));
}

void TagLearningTest::habitsChange()
{
    QStringList names;
    for (int i = 0; i < 100; ++i)
        names << u"0.%1.0"_s.arg(i) << u"0.%1.0-rc.1"_s.arg(i);
    for (int i = 0; i < 25; ++i)
        names << u"v1.%1.0"_s.arg(i) << u"v1.%1.0-pre1"_s.arg(i);
    const TagScheme scheme = TagScheme::learn(names);
    QCOMPARE(scheme.candidatePattern(), u"v{version}-{label}{n}"_s);
    QCOMPARE(scheme.labels(), (QStringList{u"rc"_s, u"pre"_s}));
    QCOMPARE(scheme.classify(u"0.7.0-rc.1"_s).kind, TagName::Kind::Candidate);
}

void TagLearningTest::restoresWhatItLearned()
{
    const TagScheme scheme = TagScheme::learn(words("pkg@1.2.2 pkg@1.2.3-rc.1"));
    const TagScheme restored = TagScheme::learned(scheme.finalPattern(), scheme.candidatePattern(), scheme.labels());
    QVERIFY(restored == scheme);
    QCOMPARE(restored.classify(u"pkg@v2.0.0-rc1"_s), scheme.classify(u"pkg@v2.0.0-rc1"_s));
    QCOMPARE(restored.classify(u"pkg@v2.0.0-rc1"_s).kind, TagName::Kind::Candidate);
}

void TagLearningTest::joinsTheFile_data()
{
    QTest::addColumn<std::optional<TagScheme>>("written");
    QTest::addColumn<QStringList>("asked");
    QTest::addColumn<QString>("candidate");
    QTest::addColumn<QStringList>("labels");
    const TagScheme patterns(u"r{version}"_s, u"r{version}_{label}{n}"_s, {u"rc"_s});
    const std::optional<TagScheme> labels = TagScheme().withLabels({u"beta"_s});
    const QString learned = u"v{version}-{label}.{n}"_s;
    QTest::newRow("no file") << std::optional<TagScheme>() << QStringList() << learned << QStringList(u"rc"_s);
    QTest::newRow("the file's patterns") << std::optional(patterns) << QStringList() << u"r{version}_{label}{n}"_s
                                         << QStringList(u"rc"_s);
    QTest::newRow("the file's labels, learned patterns")
        << labels << QStringList() << learned << QStringList(u"beta"_s);
    QTest::newRow("asked labels come first") << labels << QStringList(u"pre"_s) << learned << QStringList(u"pre"_s);
    QTest::newRow("asked labels, the file's patterns")
        << std::optional(patterns) << QStringList(u"pre"_s) << u"r{version}_{label}{n}"_s << QStringList(u"pre"_s);
}

void TagLearningTest::joinsTheFile()
{
    QFETCH(const std::optional<TagScheme>, written);
    QFETCH(const QStringList, asked);
    Configuration configuration;
    configuration.tags = written;
    const TagScheme scheme = schemeFor(configuration, words("v1.0.0 v1.1.0-rc.1"), asked);
    QTEST(scheme.candidatePattern(), "candidate");
    QTEST(scheme.labels(), "labels");
}

void TagLearningTest::thousandsAreFast()
{
    const auto make = [](qsizetype size) {
        QStringList names;
        for (int i = 0; i < size; ++i)
            names << u"v%1.%2.%3-rc.%4"_s.arg(i / 400).arg(i / 20 % 20).arg(i % 20).arg(i % 7);
        return names;
    };
    const auto candidates = [](const QStringList &names) {
        const TagScheme scheme = TagScheme::learn(names);
        return std::ranges::count_if(names, [&](const QString &name) { return scheme.classify(name).labelCounts; });
    };
    constexpr qsizetype some = 1000;
    QCOMPARE(candidates(make(8 * some)), 8 * some);
    QCOMPARE_LT(growth(some, make, candidates), linearGrowth);
}

void TagLearningTest::proposes_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QString>("tag");
    const auto row = [](const char *name, const char *names, const char *tag, QDate today = QDate(2026, 4, 22)) {
        QTest::newRow(name) << words(names) << today << QString::fromUtf8(tag);
    };
    row("no tags at all", "", "0.1.0-prerelease1");
    row("tags that say nothing", "latest nightly", "0.1.0-prerelease1");
    row("finals alone", "v1.0.0 v1.0.1", "v1.0.2-prerelease1");
    row("open line", "0.1.1 0.1.2-prerelease1 0.1.2-prerelease2", "0.1.2-prerelease3");
    row("open line past nine", "v1.16.0-rc.9 v1.16.0-rc.10 v1.15.0", "v1.16.0-rc.11");
    row("open line of the higher label", "v2.0.0-beta.7 v2.0.0-rc.1 v1.9.0", "v2.0.0-rc.2");
    row("open line without a number", "2616.0 2617.0-pre", "2617.0-pre2");
    row("closed line", "0.1.2-prerelease1 0.1.2-prerelease2 0.1.2", "0.1.3-prerelease1");
    row("first number kept", "v1.0.0-rc.0 v1.0.0-rc.1 v1.0.0", "v1.0.1-rc.0");
    row("unnumbered kept", "1.0.0-pre 1.0.0-pre2 1.0.0", "1.0.1-pre");
    row("label in another case", "1.0.0-RC1 1.0.0-rc2 1.0.0", "1.0.1-rc1");
    row("only a late candidate is left", "v1.0.0-rc3 v1.0.0", "v1.0.1-rc1");
    row("abandoned line below the highest final", "1.9.0-rc1 2.0.0-rc1 2.0.0", "2.0.1-rc1");
    row("nightlies do not lead", "v1.2.2 v1.2.3-rc1 v1.3.0-nightly.20240501", "v1.2.3-rc2");
    row("no final yet", "0.1.0-prerelease1", "0.1.0-prerelease2");
    row("week of today", "2615.0-pre 2615.0", "2617.0-pre");
    row("same week again", "2617.0-pre 2617.0", "2617.1-pre");
    row("ahead of the week", "2620.0-pre 2620.0", "2620.1-pre");
    row("turn of the year", "2652.0-pre 2652.0", "2653.0-pre", QDate(2027, 1, 1));
    row("years and months are no weeks", "2026.03-rc1 2026.03", "2026.04-rc1");
    row("years and numbers are no weeks", "2025.1-rc1 2025.1", "2025.2-rc1");
    row("two parts are no weeks", "1.9-rc1 1.9", "1.10-rc1");
    row("monorepo", "pkg@1.2.2 pkg@1.2.3-rc.1 pkg@1.2.3", "pkg@1.2.4-rc.1");
    row("largest number", "v1.0.0 v1.1.0-rc18446744073709551615", "v1.1.1-rc1");
}

void TagLearningTest::proposes()
{
    QFETCH(const QStringList, names);
    QFETCH(const QDate, today);
    QTEST(proposeCandidateTag(TagScheme::learn(names), tagsOf(names), today), "tag");
}

void TagLearningTest::proposesByFile_data()
{
    QTest::addColumn<TagScheme>("scheme");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("tag");
    const TagScheme v(u"v{version}"_s, u"v{version}-{label}.{n}"_s, {u"rc"_s, u"beta"_s});
    QTest::newRow("no tags") << v << QStringList() << u"v0.1.0-rc.1"_s;
    QTest::newRow("tags of another scheme") << v << words("1.0.0 1.1.0-rc.1") << u"v0.1.0-rc.1"_s;
    QTest::newRow("first of the labels") << v << words("v1.0.0") << u"v1.0.1-rc.1"_s;
    QTest::newRow("label that does not count") << v << words("v1.0.0 v1.1.0-alpha.1") << u"v1.0.1-rc.1"_s;
}

void TagLearningTest::proposesByFile()
{
    QFETCH(const TagScheme, scheme);
    QFETCH(const QStringList, names);
    QTEST(proposeCandidateTag(scheme, tagsOf(names), QDate(2026, 4, 22)), "tag");
}

/// Whatever the tags are, what is proposed is a candidate that counts and is not taken.
void TagLearningTest::proposalIsACandidateAndFree()
{
    const QStringList parts{u"1.0.0"_s,  u"v1.0.0"_s,     u"v1.0.0-rc1"_s, u"1.0.0-rc.2"_s,   u"v1.0.1-beta"_s,
                            u"2617.0"_s, u"2617.0-pre"_s, u"1.0"_s,        u"v1.0.0-rc1.5"_s, u"1.0.0-dev3"_s};
    for (int mask = 0; mask < 1 << parts.size(); ++mask) {
        QStringList names;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            if (mask >> i & 1)
                names.append(parts[i]);
        }
        const TagScheme scheme = TagScheme::learn(names);
        const QString proposed = proposeCandidateTag(scheme, tagsOf(names), QDate(2026, 4, 22));
        const QString message = names.join(u' ') + u" → "_s + proposed;
        QVERIFY2(!names.contains(proposed), qPrintable(message));
        QVERIFY2(scheme.classify(proposed).labelCounts, qPrintable(message));
    }
}

QTEST_GUILESS_MAIN(TagLearningTest)
#include "tst_domain_taglearning.moc"
