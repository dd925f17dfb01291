// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/repository.h"
#include "support/gitfixture.h"

#include <QTest>
#include <QTimeZone>

using namespace slipway;
using namespace slipway::git;
using slipway::test::runGit;
using namespace Qt::StringLiterals;

/// What the sandbox writes, read back with the real git.
class TestGitWrite final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesCommits();
    void writesMerges();
    void writesTagObjects();
    void writesReferences();
    void refusesWhatDoesNotFit();
    void leavesASoundRepository();

private:
    QString git(const QStringList &arguments) const
    {
        const auto answer = runGit(m_path, arguments);
        return answer.exitCode == 0 ? QString::fromUtf8(answer.output).trimmed()
                                    : u"failed: "_s + QString::fromUtf8(answer.errors);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::optional<Repository> m_repository;
    const Signature m_author{u"The Octocat"_s, u"octocat@example.com"_s,
                             QDateTime(QDate(2026, 2, 3), QTime(4, 5, 6), QTimeZone(3600))};
};

void TestGitWrite::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"new/folder/bare.git"_s);
    auto made = Repository::initBare(m_path, u"trunk"_s);
    QVERIFY(made);
    m_repository.emplace(*std::move(made));
}

void TestGitWrite::writesCommits()
{
    QCOMPARE(git({u"symbolic-ref"_s, u"HEAD"_s}), u"refs/heads/trunk"_s);
    const auto first =
        m_repository->writeCommit({{u"a/b.txt"_s, "one"}, {u"c.txt"_s, "two"}}, {}, m_author, u"First\n"_s);
    QVERIFY(first);
    const auto second =
        m_repository->writeCommit({{u"a/d.txt"_s, "three"}, {u"c.txt"_s, "four"}}, {*first}, m_author, u"Second\n"_s);
    QVERIFY(second);
    const auto third = m_repository->writeCommit({}, {*second}, m_author, u"Nothing changed\n"_s);
    QVERIFY(third);
    QVERIFY(m_repository->writeCommit({}, {}, m_author, u"Empty root\n"_s));
    QCOMPARE(git({u"ls-tree"_s, u"-r"_s, u"--name-only"_s, third->hex()}), u"a/b.txt\na/d.txt\nc.txt"_s);
    QCOMPARE(git({u"show"_s, third->hex() + u":c.txt"_s}), u"four"_s);
    QCOMPARE(git({u"log"_s, u"--format=%s %an %ae %aI %cI"_s, second->hex()}),
             u"Second The Octocat octocat@example.com 2026-02-03T04:05:06+01:00 2026-02-03T04:05:06+01:00\n"
             "First The Octocat octocat@example.com 2026-02-03T04:05:06+01:00 2026-02-03T04:05:06+01:00"_s);
}

void TestGitWrite::writesMerges()
{
    const ObjectId root = m_repository->writeCommit({{u"a"_s, "1"}}, {}, m_author, u"Root"_s).value();
    const ObjectId left = m_repository->writeCommit({{u"l"_s, "1"}}, {root}, m_author, u"Left"_s).value();
    const ObjectId right = m_repository->writeCommit({{u"r"_s, "1"}}, {root}, m_author, u"Right"_s).value();
    const ObjectId merge = m_repository->writeCommit({{u"r"_s, "1"}}, {left, right}, m_author, u"Merge"_s).value();
    QCOMPARE(git({u"log"_s, u"-1"_s, u"--format=%P"_s, merge.hex()}), left.hex() + u' ' + right.hex());
    QCOMPARE(git({u"ls-tree"_s, u"--name-only"_s, merge.hex()}), u"a\nl\nr"_s);
}

void TestGitWrite::writesTagObjects()
{
    const ObjectId commit = m_repository->writeCommit({}, {}, m_author, u"Root"_s).value();
    const ObjectId tag = m_repository->writeTagObject(u"0.1.0"_s, commit, m_author, u"The first\n"_s).value();
    const ObjectId nested = m_repository->writeTagObject(u"again"_s, tag, m_author, u"Nested\n"_s).value();
    QVERIFY(m_repository->writeReference(u"refs/tags/again"_s, nested));
    QCOMPARE(git({u"rev-parse"_s, u"again^{commit}"_s}), commit.hex());
    QCOMPARE(git({u"cat-file"_s, u"-t"_s, tag.hex()}), u"tag"_s);
    const auto read = m_repository->tagObject(tag).value();
    QCOMPARE(read.name, u"0.1.0"_s);
    QCOMPARE(read.target, commit);
    QCOMPARE(read.tagger.when, m_author.when);
    QCOMPARE(read.tagger.when.offsetFromUtc(), 3600);
}

void TestGitWrite::writesReferences()
{
    const ObjectId one = m_repository->writeCommit({}, {}, m_author, u"One"_s).value();
    const ObjectId two = m_repository->writeCommit({}, {one}, m_author, u"Two"_s).value();
    QVERIFY(m_repository->writeReference(u"refs/tags/v1"_s, one));
    const auto again = m_repository->writeReference(u"refs/tags/v1"_s, two);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::AlreadyExists);
    QCOMPARE(git({u"rev-parse"_s, u"v1"_s}), one.hex());
    QVERIFY(m_repository->writeReference(u"refs/tags/v1"_s, two, true));
    QCOMPARE(git({u"rev-parse"_s, u"v1"_s}), two.hex());
    QVERIFY(m_repository->deleteReference(u"refs/tags/v1"_s));
    QCOMPARE(git({u"for-each-ref"_s}), QString());
    QCOMPARE(m_repository->deleteReference(u"refs/tags/v1"_s).error().kind, ErrorKind::NotFound);
    // A packed one, and one that git wrote meanwhile.
    QCOMPARE(git({u"update-ref"_s, u"refs/tags/v2"_s, one.hex()}), QString());
    QCOMPARE(git({u"pack-refs"_s, u"--all"_s}), QString());
    QCOMPARE(m_repository->writeReference(u"refs/tags/v2"_s, two).error().kind, ErrorKind::AlreadyExists);
    QVERIFY(m_repository->deleteReference(u"refs/tags/v2"_s));
    QCOMPARE(git({u"for-each-ref"_s}), QString());
}

void TestGitWrite::refusesWhatDoesNotFit()
{
    const ObjectId commit = m_repository->writeCommit({}, {}, m_author, u"One"_s).value();
    const ObjectId missing = ObjectId::fromHex(QString(40, u'a')).value();
    QCOMPARE(Repository::initBare(m_path, u"main"_s).error().kind, ErrorKind::AlreadyExists);
    QCOMPARE(m_repository->writeReference(u"refs/tags/v1"_s, missing).error().kind, ErrorKind::MissingObject);
    for (const QString &name :
         {u"refs/tags/a b"_s, u"refs/tags/.."_s, u"refs/tags/x.lock"_s, u"refs/tags/"_s, QString()}) {
        const auto written = m_repository->writeReference(name, commit);
        QVERIFY2(!written, qPrintable(name));
        QCOMPARE(written.error().kind, ErrorKind::BadInput);
    }
    QVERIFY(m_repository->writeReference(u"refs/tags/v"_s, commit));
    QCOMPARE(m_repository->writeReference(u"refs/tags/v/1"_s, commit).error().kind, ErrorKind::AlreadyExists);
    QCOMPARE(m_repository->writeCommit({}, {missing}, m_author, u"x"_s).error().kind, ErrorKind::MissingObject);
    QCOMPARE(m_repository->writeTagObject(u"v9"_s, missing, m_author, u"x"_s).error().kind, ErrorKind::MissingObject);
    QCOMPARE(m_repository->writeTagObject(u"a b"_s, commit, m_author, u"x"_s).error().kind, ErrorKind::BadInput);
    QCOMPARE(m_repository->writeCommit({}, {}, {}, u"x"_s).error().kind, ErrorKind::BadInput);
    QVERIFY(!m_repository->writeCommit({{u"../out"_s, "x"}}, {}, m_author, u"x"_s));
    QVERIFY(!m_repository->writeCommit({{u".git/config"_s, "x"}}, {}, m_author, u"x"_s));
}

void TestGitWrite::leavesASoundRepository()
{
    ObjectId last;
    for (int i = 0; i < 20; ++i) {
        const QByteArray content = QByteArray::number(i);
        const auto next = m_repository->writeCommit({{u"folder/%1.txt"_s.arg(i % 7), content}},
                                                    last.isNull() ? QList<ObjectId>{} : QList<ObjectId>{last}, m_author,
                                                    u"Commit %1"_s.arg(i));
        QVERIFY(next);
        last = *next;
        QVERIFY(m_repository->writeReference(u"refs/heads/trunk"_s, last, true));
    }
    QCOMPARE(git({u"fsck"_s, u"--strict"_s, u"--no-dangling"_s}), QString());
    QCOMPARE(git({u"rev-list"_s, u"--count"_s, u"trunk"_s}), u"20"_s);
}

QTEST_GUILESS_MAIN(TestGitWrite)
#include "tst_git_write.moc"
