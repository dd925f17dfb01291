// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/repository.h"
#include "support/gitfixture.h"

#include <QFile>
#include <QTest>

using namespace slipway;
using namespace slipway::git;
using slipway::test::GitFixture;
using namespace Qt::StringLiterals;

/// Commits, ranges of them, and files at a commit.
class TestGitHistory final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsACommit();
    void readsOddCommits();
    void findsPullRequests();
    void rangesAgreeWithRevList_data();
    void rangesAgreeWithRevList();
    void limitsARange();
    void saysWhatIsMissingInARange();
    void readsFiles();
};

void TestGitHistory::readsACommit()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    const ObjectId second =
        fixture.commit(u"Second\n\nWhy it was needed.\n"_s, {}, {u"--author=Hubot <hubot@example.com>"_s});
    const auto commit = Repository::open(fixture.path()).value().commit(second).value();
    QCOMPARE(commit.id, second);
    QCOMPARE(commit.summary, u"Second"_s);
    QCOMPARE(commit.message, u"Second\n\nWhy it was needed.\n"_s);
    QCOMPARE(commit.authorName, u"Hubot"_s);
    QCOMPARE(commit.parents, QList<ObjectId>{first});
    QCOMPARE(QString::number(commit.committedAt.toSecsSinceEpoch()),
             fixture.git({u"log"_s, u"-1"_s, u"--format=%ct"_s}));
    QCOMPARE(commit.committedAt.timeSpec(), Qt::UTC);
    QVERIFY(!commit.isMerge());
}

void TestGitHistory::readsOddCommits()
{
    GitFixture fixture;
    const QByteArray tree = fixture.git({u"mktree"_s}).toLatin1();
    const auto write = [&](const QByteArray &rest) {
        const QString id =
            fixture.git({u"hash-object"_s, u"-t"_s, u"commit"_s, u"-w"_s, u"--stdin"_s, u"--literally"_s},
                        "tree " + tree + '\n' + rest);
        return ObjectId::fromHex(id).value();
    };
    const QByteArray person = " The Octocat <octocat@example.com> ";
    const ObjectId latin = write("author" + person + "1 +0000\ncommitter" + person
                                 + "1 +0000\nencoding ISO-8859-1\n\nGr\xfc\xdf"
                                   "e\n");
    const ObjectId silent = write("author" + person + "1 +0000\ncommitter" + person + "1 +0000\n\n");
    const ObjectId garbled = write("author" + person + "1 +0000\ncommitter" + person + "1 +0000\n\n\xff\xfe\x01\n");
    const ObjectId future =
        write("author" + person + "1 +0000\ncommitter" + person + "99999999999999999 +9999\n\nLater\n");
    const auto repository = Repository::open(fixture.path()).value();
    QCOMPARE(repository.commit(latin).value().summary, u"Grüße"_s);
    QCOMPARE(repository.commit(silent).value().summary, QString());
    QVERIFY(!repository.commit(garbled).value().summary.isEmpty());
    const auto late = repository.commit(future);
    QVERIFY(!late || late->summary == u"Later");
    QCOMPARE(repository.commit(fixture.revParse(QString::fromLatin1(tree))).has_value(), false);

    // Headers that git reads its own way, in front of and behind those that are asked for.
    const QByteArray parent = "parent " + silent.hex().toLatin1() + '\n';
    const QByteArray signature = "gpgsig -----BEGIN\n author Hubot <hubot@example.com> 5 +0000\n \n -----END\n";
    const QByteArray tagged =
        "mergetag object " + silent.hex().toLatin1() + "\n tagger Hubot <h@example.com> 6 +0000\n";
    const QByteArrayList odd{
        parent + parent + "author" + person + "3 +0200\ncommitter  Hubot J.  <a> 4 -0030\n" + tagged + signature
            + "\n\n\nSummary\n\nauthor Nobody <n@example.com> 9 +0000\n",
        "author <octocat@example.com> 3 +0000\ncommitter" + person + "4 +0000\n\nSummary\n",
        "author Hubot Jr. <hubot@example.com> 3 +0000\ncommitter" + person + "4 +0000\n\nNo end of line",
    };
    for (const QByteArray &rest : odd) {
        const ObjectId id = write(rest);
        const Commit commit = repository.commit(id).value();
        QStringList parents;
        for (const ObjectId &each : commit.parents)
            parents.append(each.hex());
        const QStringList fields{parents.join(u' '), commit.authorName,
                                 QString::number(commit.authoredAt.toSecsSinceEpoch()),
                                 QString::number(commit.committedAt.toSecsSinceEpoch()), commit.summary};
        const QString gits = fixture.git({u"log"_s, u"-1"_s, u"--format=%P|%an|%at|%ct|%s"_s, id.hex()});
        QCOMPARE(fields.join(u'|'), gits);
        QVERIFY(commit.message.startsWith(commit.summary));
    }
    QCOMPARE(repository.commit(write("author" + person + "1 +0000\ncommitter" + person + "1 +0000")).value().message,
             QString());
}

void TestGitHistory::findsPullRequests()
{
    GitFixture fixture;
    fixture.commit(u"First"_s);
    const ObjectId squashed = fixture.commit(u"Draw the fall (#41)"_s);
    fixture.git({u"checkout"_s, u"--quiet"_s, u"-b"_s, u"topic"_s, u"HEAD~1"_s});
    fixture.commit(u"Topic"_s);
    fixture.git({u"checkout"_s, u"--quiet"_s, u"main"_s});
    fixture.git(
        {u"merge"_s, u"--quiet"_s, u"--no-ff"_s, u"-m"_s, u"Merge pull request #42 from octocat/topic"_s, u"topic"_s});
    const auto repository = Repository::open(fixture.path()).value();
    const auto merge = repository.commit(fixture.revParse(u"HEAD"_s)).value();
    QVERIFY(merge.isMerge());
    QCOMPARE(merge.pullRequest, 42);
    QCOMPARE(repository.commit(squashed).value().pullRequest, 41);
}

void TestGitHistory::rangesAgreeWithRevList_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1U, 2U, 3U}) {
        QTest::addRow("history %u", seed) << seed;
    }
}

void TestGitHistory::rangesAgreeWithRevList()
{
    QFETCH(quint32, seed);
    GitFixture fixture({u"--bare"_s});
    const QList<ObjectId> ids = fixture.importRandomHistory(240, seed);
    const auto repository = Repository::open(fixture.path()).value();
    for (int from = 0; from < 240; from += 37) {
        for (int to = 5; to < 240; to += 41) {
            const auto range = repository.commitsBetween(ids.at(from), ids.at(to));
            QVERIFY(range);
            QStringList found;
            for (const Commit &commit : *range) {
                for (const ObjectId &parent : commit.parents) {
                    QVERIFY(!found.contains(parent.hex())); // children come first
                }
                found.append(commit.id.hex());
            }
            found.sort();
            // Two whole lists, because `git rev-list to ^from` stops too early where dates are out of order.
            const QStringList excluded = fixture.git({u"rev-list"_s, ids.at(from).hex()}).split(u'\n');
            QStringList wanted = fixture.git({u"rev-list"_s, ids.at(to).hex()}).split(u'\n');
            wanted.removeIf([&excluded](const QString &hex) { return excluded.contains(hex); });
            wanted.sort();
            QCOMPARE(found, wanted);
        }
    }
}

void TestGitHistory::limitsARange()
{
    GitFixture fixture;
    QList<ObjectId> ids;
    for (int i = 0; i < 6; ++i) {
        ids.prepend(fixture.commit(QString::number(i)));
    }
    const auto repository = Repository::open(fixture.path()).value();
    const auto idsOf = [](const QList<Commit> &commits) {
        QList<ObjectId> found;
        for (const Commit &commit : commits) {
            found.append(commit.id);
        }
        return found;
    };
    QCOMPARE(idsOf(repository.commitsBetween({}, ids.first()).value()), ids);
    QCOMPARE(idsOf(repository.commitsBetween({}, ids.first(), 2).value()), ids.first(2));
    QCOMPARE(idsOf(repository.commitsBetween(ids.at(4), ids.first(), 3).value()), ids.first(3));
    QVERIFY(repository.commitsBetween(ids.first(), ids.last()).value().isEmpty());
}

void TestGitHistory::saysWhatIsMissingInARange()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    const ObjectId second = fixture.commit(u"Second"_s);
    const ObjectId third = fixture.commit(u"Third"_s);
    const auto shallow = Repository::open(fixture.cloneTo(u"shallow"_s, {u"--depth=2"_s})).value();
    QCOMPARE(shallow.commitsBetween(first, third).error().kind, ErrorKind::MissingObject);
    QCOMPARE(shallow.commitsBetween({}, third).value().size(), 2); // ends where the clone ends
    // A damaged clone: an object in the middle is gone.
    QVERIFY(
        QFile::remove(fixture.path() + u"/.git/objects/%1/%2"_s.arg(second.hex().first(2), second.hex().sliced(2))));
    const auto damaged = Repository::open(fixture.path()).value().commitsBetween({}, third);
    QVERIFY(!damaged);
    QCOMPARE(damaged.error().kind, ErrorKind::MissingObject);
}

void TestGitHistory::readsFiles()
{
    GitFixture fixture;
    const QByteArray binary("\0\xff\n\0", 4);
    const ObjectId first = fixture.commit(u"First"_s, {{u"a/b/c.txt"_s, binary}, {u"empty"_s, ""}});
    const ObjectId second = fixture.commit(u"Second"_s, {{u"a/b/c.txt"_s, "new"}});
    const auto repository = Repository::open(fixture.path()).value();
    QCOMPARE(repository.fileAt(first, u"a/b/c.txt"_s).value(), binary);
    QCOMPARE(repository.fileAt(second, u"a/b/c.txt"_s).value(), QByteArrayLiteral("new"));
    QCOMPARE(repository.fileAt(second, u"empty"_s).value(), QByteArray());
    for (const QString &path : {u"none"_s, u"a"_s, u"a/b/c.txt/d"_s, QString(), u"/a"_s, u"../a"_s, u"a//b"_s}) {
        const auto file = repository.fileAt(second, path);
        QVERIFY2(!file, qPrintable(path));
        QCOMPARE(file.error().kind, ErrorKind::NotFound);
    }
    QCOMPARE(repository.fileAt(ObjectId(), u"a"_s).error().kind, ErrorKind::MissingObject);
}

QTEST_GUILESS_MAIN(TestGitHistory)
#include "tst_git_history.moc"
