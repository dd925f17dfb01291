// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/texts.h"

#include <QTest>

using namespace slipway;
using namespace slipway::git;
using namespace Qt::StringLiterals;

/// Texts merged and compared.
class TestGitTexts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void merges_data();
    void merges();
    void conflictsStandInPlace();
    void differences();
    void noDifference_data();
    void noDifference();
};

void TestGitTexts::merges_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("ours");
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<QString>("merged");
    const QString base = u"a\nb\nc\nd\ne\n"_s;
    QTest::newRow("nothing changed") << base << base << base << base;
    QTest::newRow("ours alone") << base << u"A\nb\nc\nd\ne\n"_s << base << u"A\nb\nc\nd\ne\n"_s;
    QTest::newRow("both") << base << u"A\nb\nc\nd\ne\n"_s << u"a\nb\nc\nd\ne\nf\n"_s << u"A\nb\nc\nd\ne\nf\n"_s;
    QTest::newRow("the same") << base << u"A\nb\nc\nd\ne\n"_s << u"A\nb\nc\nd\ne\n"_s << u"A\nb\nc\nd\ne\n"_s;
    QTest::newRow("no line's end") << u"a\nb\nc"_s << u"A\nb\nc"_s << u"a\nb\nc\nd"_s << u"A\nb\nc\nd\n"_s;
    QTest::newRow("windows") << u"a\r\nb\r\nc\r\n"_s << u"a\nb\nc\n"_s << u"a\nb\nC\n"_s << u"a\nb\nC\n"_s;
    QTest::newRow("from nothing") << u""_s << u""_s << u"a\n"_s << u"a\n"_s;
    QTest::newRow("unicode") << u"ä\nb\nc\n"_s << u"\u05D0\nb\nc\n"_s << u"ä\nb\n🎉\n"_s << u"\u05D0\nb\n🎉\n"_s;
}

void TestGitTexts::merges()
{
    QFETCH(const QString, base);
    QFETCH(const QString, ours);
    QFETCH(const QString, theirs);
    QFETCH(const QString, merged);
    const auto result = mergeTexts(base, ours, theirs, {u"yours"_s, u"GitHub"_s});
    QVERIFY(result);
    QCOMPARE(*result, (MergedText{merged, 0}));
}

void TestGitTexts::conflictsStandInPlace()
{
    const auto result = mergeTexts(u"a\nb\n1\n2\n3\n4\n5\nf\ng\n"_s, u"a\nB\n1\n2\n3\n4\n5\nX\ng\n"_s,
                                   u"a\nß\n1\n2\n3\n4\n5\nY\ng\n"_s, {u"your text"_s, u"new text"_s});
    QVERIFY(result);
    QCOMPARE(result->conflicts, 2);
    QCOMPARE(result->text,
             u"a\n<<<<<<< your text\nB\n=======\nß\n>>>>>>> new text\n1\n2\n3\n4\n5\n"
             "<<<<<<< your text\nX\n=======\nY\n>>>>>>> new text\ng\n"_s);
}

void TestGitTexts::differences()
{
    using enum DiffLine::Kind;
    QString before;
    for (int i = 1; i <= 20; ++i)
        before += u"line %1\n"_s.arg(i);
    QString after = before;
    after.replace(u"line 10\n"_s, u"line ten\nmore\n"_s);
    const auto lines = diffTexts(before, after, 1);
    QVERIFY(lines);
    QCOMPARE(*lines,
             (QList<DiffLine>{{Gap, 1, 0, {}},
                              {Same, 9, 9, u"line 9"_s},
                              {Removed, 10, 0, u"line 10"_s},
                              {Added, 0, 10, u"line ten"_s},
                              {Added, 0, 11, u"more"_s},
                              {Same, 11, 12, u"line 11"_s},
                              {Gap, 12, 0, {}}}));
}

void TestGitTexts::noDifference_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("the same") << u"a\n"_s << u"a\n"_s;
    QTest::newRow("last line's end") << u"a"_s << u"a\n"_s;
    QTest::newRow("windows") << u"a\r\n"_s << u"a\n"_s;
}

void TestGitTexts::noDifference()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    const auto lines = diffTexts(before, after);
    QVERIFY(lines);
    QVERIFY(lines->isEmpty());
}

QTEST_GUILESS_MAIN(TestGitTexts)
#include "tst_git_texts.moc"
