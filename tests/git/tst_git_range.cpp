// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/commitgraph.h"
#include "app/git/gitmodel.h"
#include "support/await.h"
#include "support/gitfixture.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace slipway;
using namespace slipway::git;
using slipway::test::GitFixture;
using namespace Qt::StringLiterals;

/// The commits between two ends, with what release notes need of them.
class TestGitRange final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<GitFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void agreesWithGit();
    void cherryPicksAreFound();
    void picksIntoTheSameHistoryAreFound();
    void firstContributions();
    void aShallowCloneDoesNotKnow();
    void aShallowCloneListsNoPart();
    void whatAShallowCloneSaysIsTrue_data();
    void whatAShallowCloneSaysIsTrue();

private:
    Result<RangeFacts> range(const QString &path, const ObjectId &from, const ObjectId &to) const
    {
        GitModel model(path);
        return test::await(model.range(from, to)).value_or(std::unexpected(Error()));
    }

    std::unique_ptr<GitFixture> m_fixture;
};

/// The same commits as git log, and the same patches as git log --cherry-mark.
void TestGitRange::agreesWithGit()
{
    const QList<ObjectId> ids = m_fixture->importRandomHistory(150, 7);
    for (const auto &[from, to] : {std::pair(10, 140), std::pair(77, 149), std::pair(149, 20)}) {
        const ObjectId a = ids[from];
        const ObjectId b = ids[to];
        const auto facts = range(m_fixture->path(), a, b);
        QVERIFY2(facts, facts ? "" : qPrintable(facts.error().message));
        QStringList listed;
        QStringList same;
        for (const Commit &commit : facts->commits) {
            listed.append(commit.id.hex());
            if (facts->released.contains(commit.id))
                same.append(commit.id.hex());
        }
        const auto sorted = [](QStringList list) {
            list.removeAll(QString());
            list.sort();
            return list;
        };
        QCOMPARE(sorted(listed), sorted(m_fixture->git({u"rev-list"_s, a.hex() + u".."_s + b.hex()}).split(u'\n')));
        QStringList marked;
        for (const QString &line : m_fixture
                                       ->git({u"log"_s, u"--cherry-mark"_s, u"--no-merges"_s, u"--right-only"_s,
                                              u"--format=%m%H"_s, a.hex() + u"..."_s + b.hex()})
                                       .split(u'\n')) {
            if (line.startsWith(u'='))
                marked.append(line.sliced(1));
        }
        QCOMPARE(sorted(same), sorted(marked));
    }
}

void TestGitRange::cherryPicksAreFound()
{
    const ObjectId base = m_fixture->commit(u"base"_s, {{u"a"_s, "1\n2\n3\n4\n5\n6\n7\n8\n"}});
    const ObjectId fix = m_fixture->commit(u"fix"_s, {{u"a"_s, "1\n2\n3\n4\n5\n6\n7\neight\n"}});
    const ObjectId other = m_fixture->commit(u"other"_s, {{u"a"_s, "one\n2\n3\n4\n5\n6\n7\neight\n"}});
    m_fixture->git({u"checkout"_s, u"-q"_s, u"-b"_s, u"hotfix"_s, base.hex()});
    m_fixture->git({u"cherry-pick"_s, u"-x"_s, fix.hex()});
    const ObjectId picked = m_fixture->revParse(u"HEAD"_s);
    const auto facts = range(m_fixture->path(), picked, other);
    QVERIFY(facts);
    QCOMPARE(facts->commits.size(), 2);
    QCOMPARE(facts->released, (QHash<ObjectId, ObjectId>{{fix, picked}}));
    QVERIFY(facts->commits.constLast().message.startsWith(u"fix"));
}

/// A fix was picked onto the branch, released, and its own branch is merged only then.
void TestGitRange::picksIntoTheSameHistoryAreFound()
{
    const ObjectId base = m_fixture->commit(u"base"_s, {{u"a"_s, "1\n"}});
    m_fixture->git({u"checkout"_s, u"-q"_s, u"-b"_s, u"fix"_s});
    const ObjectId fix = m_fixture->commit(u"fix"_s, {{u"b"_s, "fixed\n"}});
    m_fixture->git({u"checkout"_s, u"-q"_s, u"-B"_s, u"main"_s, base.hex()});
    m_fixture->commit(u"other"_s, {{u"c"_s, "1\n"}});
    m_fixture->git({u"cherry-pick"_s, fix.hex()});
    const ObjectId picked = m_fixture->revParse(u"HEAD"_s);
    m_fixture->git({u"merge"_s, u"-q"_s, u"--no-edit"_s, u"fix"_s});
    const auto facts = range(m_fixture->path(), picked, m_fixture->revParse(u"HEAD"_s));
    QVERIFY(facts);
    QCOMPARE(facts->commits.size(), 2);
    QCOMPARE(facts->released, (QHash<ObjectId, ObjectId>{{fix, picked}}));
}

void TestGitRange::firstContributions()
{
    const auto by = [](const QString &who) { return QStringList{u"--author=%1"_s.arg(who)}; };
    m_fixture->commit(u"a"_s, {{u"a"_s, "1"}}, by(u"octocat <Octocat@example.com>"_s));
    const ObjectId from = m_fixture->commit(u"b"_s, {{u"a"_s, "2"}}, by(u"octocat <octocat@example.com>"_s));
    const ObjectId old = m_fixture->commit(u"c"_s, {{u"a"_s, "3"}}, by(u"The Octocat <octocat@EXAMPLE.com>"_s));
    const ObjectId first =
        m_fixture->commit(u"d"_s, {{u"a"_s, "4"}}, by(u"hubot <12+HuBot@users.noreply.github.com>"_s));
    const auto facts = range(m_fixture->path(), from, first);
    QVERIFY(facts);
    QCOMPARE(facts->firstContributions, QSet<ObjectId>{first});
    QCOMPARE(facts->commits.constFirst().authorLogin, u"hubot"_s);
    QVERIFY(facts->commits.constLast().authorLogin.isEmpty());
    QCOMPARE(facts->commits.constLast().id, old);
    const auto whole = range(m_fixture->path(), {}, first);
    QVERIFY(whole);
    QCOMPARE(whole->commits.size(), 4);
    QCOMPARE(whole->firstContributions->size(), 4);
}

void TestGitRange::aShallowCloneDoesNotKnow()
{
    m_fixture->commit(u"a"_s, {{u"a"_s, "1"}});
    const ObjectId from = m_fixture->commit(u"b"_s, {{u"a"_s, "2"}});
    const ObjectId to = m_fixture->commit(u"c"_s, {{u"a"_s, "3"}}, {u"--author=hubot <hubot@example.com>"_s});
    const auto facts = range(m_fixture->cloneTo(u"shallow"_s, {u"--depth=2"_s}), from, to);
    QVERIFY(facts);
    QCOMPARE(facts->commits.size(), 1);
    QCOMPARE(facts->firstContributions, std::nullopt);
}

/// Neither of one that lacks what lies between, nor of one that lacks where both come from.
void TestGitRange::aShallowCloneListsNoPart()
{
    m_fixture->commit(u"a"_s, {{u"a"_s, "1"}});
    const ObjectId from = m_fixture->commit(u"b"_s, {{u"a"_s, "2"}});
    m_fixture->git({u"tag"_s, u"from"_s});
    m_fixture->commit(u"c"_s, {{u"a"_s, "3"}});
    const ObjectId to = m_fixture->commit(u"d"_s, {{u"a"_s, "4"}});
    const QString gap = m_fixture->cloneTo(u"gap"_s, {u"--depth=1"_s});
    QCOMPARE(test::runGit(gap, {u"fetch"_s, u"-q"_s, u"--depth=1"_s, u"origin"_s, u"tag"_s, u"from"_s}).exitCode, 0);
    for (const auto &[first, last] : {std::pair(from, to), std::pair(to, from), std::pair(ObjectId(), to)}) {
        const auto facts = range(gap, first, last);
        QVERIFY(!facts);
        QCOMPARE(facts.error().kind, ErrorKind::MissingObject);
        QVERIFY2(facts.error().message.contains(u"git fetch --unshallow"_s), qPrintable(facts.error().message));
    }
    const auto repository = Repository::open(gap).value();
    QCOMPARE(repository.commitsBetween(from, to).error().kind, ErrorKind::MissingObject);
    QCOMPARE(repository.commitsBetween(to, to).value().size(), 0);
    // With what is between it lists all again, though the clone still ends: there in both histories.
    QCOMPARE(test::runGit(gap, {u"fetch"_s, u"-q"_s, u"--deepen=2"_s, u"origin"_s}).exitCode, 0);
    const auto facts = range(gap, from, to);
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().message));
    QCOMPARE(facts->commits.size(), 2);
}

void TestGitRange::whatAShallowCloneSaysIsTrue_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 6; ++seed)
        QTest::addRow("history %d", seed) << seed;
}

/// Whatever the history's shape, and wherever it was cut off: the list and the counts are those of the whole history,
/// or there are none.
void TestGitRange::whatAShallowCloneSaysIsTrue()
{
    QFETCH(int, seed);
    const QList<ObjectId> ids = m_fixture->importRandomHistory(60, quint32(seed));
    const QStringList names = m_fixture->git({u"tag"_s}).split(u'\n');
    // Of each commit, itself and all that it comes from. Not git's rev-list: it believes dates.
    QHash<ObjectId, QSet<ObjectId>> history;
    for (const QString &line :
         m_fixture->git({u"log"_s, u"--all"_s, u"--topo-order"_s, u"--reverse"_s, u"--format=%H %P"_s}).split(u'\n')) {
        const QStringList parts = line.trimmed().split(u' ');
        const ObjectId id = ObjectId::fromHex(parts.constFirst()).value();
        QSet<ObjectId> all{id};
        for (const QString &parent : parts.sliced(1))
            all.unite(history.value(ObjectId::fromHex(parent).value()));
        history.insert(id, all);
    }
    QCOMPARE(history.size(), ids.size());
    QRandomGenerator random{quint32(seed)};
    int known = 0;
    int unknown = 0;
    for (int round = 0; round < 4; ++round) {
        const QString clone = m_fixture->cloneTo(u"shallow%1"_s.arg(round), {u"--depth=9"_s, u"--no-tags"_s});
        for (int cut = 0; cut < round; ++cut) {
            const QString depth = u"--depth=%1"_s.arg(random.bounded(1, 9));
            const auto fetched = test::runGit(clone,
                                              {u"fetch"_s, u"-q"_s, u"--no-tags"_s, depth, u"origin"_s, u"tag"_s,
                                               names.at(random.bounded(names.size()))});
            QVERIFY2(fetched.exitCode == 0, fetched.errors.constData());
        }
        const auto repository = Repository::open(clone).value();
        QList<ObjectId> there = ids;
        there.removeIf([&](const ObjectId &id) { return !repository.contains(id); });
        const auto graph = CommitGraph::load(repository, there).value();
        for (int pair = 0; pair < 60; ++pair) {
            const ObjectId from = there.at(random.bounded(there.size()));
            const ObjectId to = there.at(random.bounded(there.size()));
            const auto rest = [&](const ObjectId &without, const ObjectId &of) {
                return (history.value(of) - history.value(without)).size();
            };
            const QHash<ObjectId, AheadBehind> counts = graph.aheadBehind(from, {to});
            if (counts.contains(to)) {
                QCOMPARE(counts.value(to), (AheadBehind{int(rest(from, to)), int(rest(to, from))}));
            }
            const auto commits = graph.commitsBetween(repository, from, to);
            (commits ? known : unknown) += 1;
            if (!commits) {
                QCOMPARE(commits.error().kind, ErrorKind::MissingObject);
                continue;
            }
            QSet<ObjectId> listed;
            for (const Commit &each : *commits)
                listed.insert(each.id);
            QCOMPARE(listed, history.value(to) - history.value(from));
            QCOMPARE(commits->size(), listed.size());
        }
    }
    QVERIFY2(known > 20 && unknown > 20, qPrintable(u"%1 known, %2 unknown"_s.arg(known).arg(unknown)));
}

QTEST_GUILESS_MAIN(TestGitRange)
#include "tst_git_range.moc"
