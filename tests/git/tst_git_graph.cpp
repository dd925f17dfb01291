// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/commitgraph.h"
#include "support/gitfixture.h"

#include <QFile>
#include <QTest>

using namespace slipway;
using namespace slipway::git;
using slipway::test::GitFixture;
using namespace Qt::StringLiterals;

/// Ahead and behind, compared with `git rev-list --left-right --count` and `git tag --contains`.
class TestGitGraph final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aShallowEndMakesCountsUnknown();
    void countsAsGitDoes_data();
    void countsAsGitDoes();
    void countsMoreTipsThanOneSweepTakes();
    void countsInAShallowClone();
    void whatIsReplacedCountsAsItIs();
    void leavesOutWhatIsNotThere();
    void saysThatHistoryIsMissing();
    void findsTheHighestContaining();
};

void TestGitGraph::countsAsGitDoes_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {11U, 12U, 13U, 14U}) {
        QTest::addRow("history %u", seed) << seed;
    }
}

void TestGitGraph::countsAsGitDoes()
{
    QFETCH(quint32, seed);
    GitFixture fixture({u"--bare"_s});
    const QList<ObjectId> ids = fixture.importRandomHistory(300, seed);
    const auto repository = Repository::open(fixture.path()).value();
    const auto graph = CommitGraph::load(repository, ids);
    QVERIFY(graph);
    QCOMPARE(graph->size(), 300);
    for (const int base : {0, 150, 299}) {
        const auto counts = graph->aheadBehind(ids.at(base), ids);
        QCOMPARE(counts.size(), 300);
        // All in one call of git: the atom is another implementation than rev-list, which checks a few below.
        const QStringList lines = fixture
                                      .git({u"for-each-ref"_s, u"refs/tags"_s,
                                            u"--format=%(objectname) %(ahead-behind:"_s + ids.at(base).hex() + u")"_s})
                                      .split(u'\n');
        QCOMPARE(lines.size(), 300);
        for (const QString &line : lines) {
            const QStringList parts = line.split(u' ');
            const AheadBehind wanted{parts.at(1).toInt(), parts.at(2).toInt()};
            QCOMPARE(counts.value(ObjectId::fromHex(parts.at(0)).value()), wanted);
        }
        for (int tip = 7; tip < 300; tip += 53) {
            const QStringList parts = fixture
                                          .git({u"rev-list"_s, u"--left-right"_s, u"--count"_s,
                                                ids.at(tip).hex() + u"..."_s + ids.at(base).hex()})
                                          .split(u'\t');
            QCOMPARE(counts.value(ids.at(tip)), (AheadBehind{parts.at(0).toInt(), parts.at(1).toInt()}));
        }
    }
}

void TestGitGraph::countsMoreTipsThanOneSweepTakes()
{
    GitFixture fixture({u"--bare"_s});
    const QList<ObjectId> ids = fixture.importRandomHistory(2000, 21);
    const auto repository = Repository::open(fixture.path()).value();
    const auto graph = CommitGraph::load(repository, {ids.last()}).value();
    // Only what the last commit reaches is in the graph; repeated tips count once.
    QList<ObjectId> tips = ids + ids.first(50);
    const auto counts = graph.aheadBehind(ids.last(), tips);
    QCOMPARE(counts.size(), graph.size());
    const QStringList reachable = fixture.git({u"rev-list"_s, ids.last().hex()}).split(u'\n');
    QCOMPARE(counts.size(), reachable.size());
    for (const QString &hex : reachable) {
        const ObjectId id = ObjectId::fromHex(hex).value();
        QCOMPARE(counts.value(id).ahead, 0);
        QVERIFY(id == ids.last() ? counts.value(id).behind == 0 : counts.value(id).behind > 0);
    }
}

/// As on GitHub: what somebody replaces or grafts in a clone of theirs is nobody else's history.
void TestGitGraph::whatIsReplacedCountsAsItIs()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    fixture.git({u"tag"_s, u"0.1.0"_s});
    const ObjectId second = fixture.commit(u"Second"_s);
    for (int i = 0; i < 5; ++i)
        fixture.commit(u"More"_s);
    const ObjectId head = fixture.commit(u"Last"_s);
    fixture.git({u"replace"_s, u"--graft"_s, u"HEAD~1"_s, first.hex()});
    QFile grafts(fixture.path() + u"/.git/info/grafts"_s);
    QVERIFY(grafts.open(QIODevice::WriteOnly));
    grafts.write(second.hex().toLatin1() + '\n'); // has no parent now
    grafts.close();
    const auto repository = Repository::open(fixture.path()).value();
    const auto graph = CommitGraph::load(repository, {first, head});
    QVERIFY(graph);
    QCOMPARE(graph->aheadBehind(head, {first}).value(first), (AheadBehind{0, 7}));
    QCOMPARE(graph->commitsBetween(repository, first, head, 0).value().size(), 7);
    QVERIFY(fixture.git({u"rev-list"_s, u"--count"_s, first.hex() + u"..HEAD"_s}) != u"7"_s); // of git they count
}

void TestGitGraph::countsInAShallowClone()
{
    GitFixture fixture;
    QList<ObjectId> ids;
    for (int i = 0; i < 8; ++i) {
        ids.append(fixture.commit(QString::number(i)));
    }
    const QString path = fixture.cloneTo(u"shallow"_s, {u"--depth=4"_s});
    const auto repository = Repository::open(path).value();
    const auto graph = CommitGraph::load(repository, {ids.at(7), ids.at(0)}).value();
    QCOMPARE(graph.size(), 4);
    QVERIFY(!graph.contains(ids.at(0)));
    QVERIFY(graph.contains(ids.at(4)));
    const auto counts = graph.aheadBehind(ids.at(7), {ids.at(4), ids.at(0)});
    QCOMPARE(counts.size(), 1);
    QCOMPARE(counts.value(ids.at(4)), (AheadBehind{0, 3}));
}

void TestGitGraph::leavesOutWhatIsNotThere()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    const ObjectId missing = ObjectId::fromHex(QString(40, u'b')).value();
    const auto repository = Repository::open(fixture.path()).value();
    const ObjectId tree = fixture.revParse(u"HEAD^{tree}"_s);
    const auto graph = CommitGraph::load(repository, {missing, first, tree}).value();
    QCOMPARE(graph.size(), 1);
    QVERIFY(graph.aheadBehind(missing, {first}).isEmpty());
    QCOMPARE(graph.aheadBehind(first, {missing, first}), (QHash<ObjectId, AheadBehind>{{first, {0, 0}}}));
    QVERIFY(CommitGraph::load(repository, {}).value().aheadBehind(first, {first}).isEmpty());
}

void TestGitGraph::saysThatHistoryIsMissing()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    const ObjectId second = fixture.commit(u"Second"_s);
    QVERIFY(QFile::remove(fixture.path() + u"/.git/objects/%1/%2"_s.arg(first.hex().first(2), first.hex().sliced(2))));
    const auto graph = CommitGraph::load(Repository::open(fixture.path()).value(), {second});
    QVERIFY(!graph);
    QCOMPARE(graph.error().kind, ErrorKind::MissingObject);
    QVERIFY(graph.error().message.contains(first.abbreviated()));
}

void TestGitGraph::findsTheHighestContaining()
{
    GitFixture fixture({u"--bare"_s});
    const QList<ObjectId> ids = fixture.importRandomHistory(200, 31);
    const auto graph = CommitGraph::load(Repository::open(fixture.path()).value(), ids).value();
    QHash<ObjectId, int> ranked;
    for (int i = 20; i < 200; i += 30) {
        ranked.insert(ids.at(i), i % 70 - 30); // ranks out of order, negative ones too
    }
    const auto containment = graph.highestContaining(ranked, ids);
    QVERIFY(containment.complete);
    const auto &found = containment.highest;
    for (const ObjectId &commit : ids) {
        std::optional<int> wanted;
        const QStringList containing =
            fixture.git({u"for-each-ref"_s, u"refs/tags"_s, u"--format=%(objectname)"_s, u"--contains"_s, commit.hex()})
                .split(u'\n', Qt::SkipEmptyParts);
        for (const QString &hex : containing) {
            const auto rank = ranked.constFind(ObjectId::fromHex(hex).value());
            if (rank != ranked.constEnd() && (!wanted || *rank > *wanted)) {
                wanted = *rank;
            }
        }
        QCOMPARE(found.contains(commit), wanted.has_value());
        QCOMPARE(found.value(commit), wanted.value_or(0));
    }
}

void TestGitGraph::aShallowEndMakesCountsUnknown()
{
    GitFixture upstream;
    for (int i = 0; i < 6; ++i) {
        upstream.commit(QString::number(i));
        upstream.git({u"tag"_s, u"t%1"_s.arg(i)});
    }
    // Tags beside the branch: each is fetched with its own short history.
    const QString clone = upstream.cloneTo(u"clone"_s, {u"--depth=1"_s});
    QCOMPARE(test::runGit(clone, {u"fetch"_s, u"--quiet"_s, u"--depth=1"_s, u"origin"_s, u"tag"_s, u"t2"_s}).exitCode,
             0);
    const ObjectId base = upstream.revParse(u"HEAD"_s);
    const ObjectId older = upstream.revParse(u"t2"_s);
    const auto graph = CommitGraph::load(Repository::open(clone).value(), {base, older}).value();
    QVERIFY(graph.contains(older));
    QCOMPARE(graph.aheadBehind(base, {base, older}), (QHash<ObjectId, AheadBehind>{{base, {0, 0}}}));
    const auto containment = graph.highestContaining({{base, 1}}, {older});
    QVERIFY(!containment.complete);
    QVERIFY(containment.highest.isEmpty());
}

QTEST_GUILESS_MAIN(TestGitGraph)
#include "tst_git_graph.moc"
