// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/worktree.h"
#include "support/gitfixture.h"

#include <QFile>
#include <QTest>

using namespace slipway;
using namespace slipway::git;
using slipway::test::GitFixture;
using namespace Qt::StringLiterals;

/// A file that is edited in a clone.
class TestGitWorktree final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void savesAndCommits();
    void lineEndsAreKeptAsGitKeepsThem();
    void makesANewOne();
    void anothersChangeIsAConflict();
    void otherPathsAreRefused_data();
    void otherPathsAreRefused();
    void linksAreRefused();
    void whatIsStagedStays();
    void refusesToCommit_data();
    void refusesToCommit();

private:
    QString place(const QString &path) const { return m_fixture->path() + u'/' + path; }
    QByteArray content(const QString &path) const
    {
        QFile file(place(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QString &path, const QByteArray &bytes) const
    {
        QFile file(place(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<GitFixture> m_fixture;
    std::optional<Repository> m_repository;
};

void TestGitWorktree::init()
{
    m_fixture = std::make_unique<GitFixture>();
    m_fixture->git({u"checkout"_s, u"-q"_s, u"-B"_s, u"main"_s});
    m_fixture->git({u"config"_s, u"user.name"_s, u"hubot"_s});
    m_fixture->git({u"config"_s, u"user.email"_s, u"hubot@example.com"_s});
    m_fixture->commit(u"First"_s, {{u".github/notes.md"_s, "old\n"}, {u"other"_s, "1\n"}});
    auto repository = Repository::open(m_fixture->path());
    QVERIFY(repository);
    m_repository.emplace(*std::move(repository));
}

void TestGitWorktree::cleanup()
{
    m_repository.reset();
    m_fixture.reset();
}

void TestGitWorktree::savesAndCommits()
{
    const QString path = u".github/notes.md"_s;
    QCOMPARE(readWorkFile(*m_repository, path), (WorkFile{"old\n", true, true, u"main"_s}));
    QVERIFY(writeWorkFile(*m_repository, path, "new\n", "old\n"));
    QCOMPARE(content(path), "new\n");
    QVERIFY(!readWorkFile(*m_repository, path)->isCommitted);
    const auto commit = commitWorkFile(*m_repository, path, u"Say it better"_s);
    QVERIFY2(commit, commit ? "" : qPrintable(commit.error().message));
    QCOMPARE(m_fixture->git({u"log"_s, u"-1"_s, u"--format=%H %an %ae %s"_s}),
             commit->id.hex() + u" hubot hubot@example.com Say it better"_s);
    QCOMPARE(m_fixture->git({u"show"_s, u"HEAD:"_s + path}), u"new"_s);
    QCOMPARE(m_fixture->git({u"status"_s, u"--porcelain"_s}), QString());
    QCOMPARE(m_fixture->git({u"fsck"_s, u"--strict"_s}), QString());
    QCOMPARE(commitWorkFile(*m_repository, path, u"Again"_s).error().kind, ErrorKind::BadInput);
}

void TestGitWorktree::lineEndsAreKeptAsGitKeepsThem()
{
    const QString path = u".github/notes.md"_s;
    m_fixture->git({u"config"_s, u"core.autocrlf"_s, u"true"_s});
    m_repository.emplace(*Repository::open(m_fixture->path()));
    put(path, "old\r\n");
    QVERIFY(readWorkFile(*m_repository, path)->isCommitted);
    QVERIFY(writeWorkFile(*m_repository, path, "old\r\nnew\r\n", "old\r\n"));
    QVERIFY(!readWorkFile(*m_repository, path)->isCommitted);
    QVERIFY(commitWorkFile(*m_repository, path, u"One more"_s));
    QCOMPARE(m_fixture->git({u"diff"_s, u"--numstat"_s, u"HEAD~1"_s, u"HEAD"_s}), u"1\t0\t"_s + path);
    QVERIFY(readWorkFile(*m_repository, path)->isCommitted);
}

void TestGitWorktree::makesANewOne()
{
    const QString path = u"docs/notes/hotfix.md"_s;
    QCOMPARE(readWorkFile(*m_repository, path), (WorkFile{{}, false, false, u"main"_s}));
    QVERIFY(writeWorkFile(*m_repository, path, "x\n", {}));
    QVERIFY(commitWorkFile(*m_repository, path, u"Begin"_s));
    QCOMPARE(m_fixture->git({u"show"_s, u"--name-status"_s, u"--format="_s, u"HEAD"_s}), u"A\tdocs/notes/hotfix.md"_s);
}

void TestGitWorktree::anothersChangeIsAConflict()
{
    const QString path = u".github/notes.md"_s;
    put(path, "theirs\n");
    const auto written = writeWorkFile(*m_repository, path, "mine\n", "old\n");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Conflict);
    QCOMPARE(content(path), "theirs\n");
}

void TestGitWorktree::otherPathsAreRefused_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path :
         {"", "/etc/passwd", "../x", "a/../../x", ".git/config", "a/.GIT/config", "a//b", "./x", "a\\b"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestGitWorktree::otherPathsAreRefused()
{
    QFETCH(const QString, path);
    const auto written = writeWorkFile(*m_repository, path, "x", {});
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::BadInput);
    QVERIFY(!readWorkFile(*m_repository, path));
}

void TestGitWorktree::linksAreRefused()
{
    QVERIFY(QFile::link(m_fixture->beside(u"elsewhere"_s), place(u"link"_s)));
    QVERIFY(!writeWorkFile(*m_repository, u"link"_s, "x", {}));
    QVERIFY(!writeWorkFile(*m_repository, u"link/file"_s, "x", {}));
    QVERIFY(!QFile::exists(m_fixture->beside(u"elsewhere"_s)));
}

void TestGitWorktree::whatIsStagedStays()
{
    put(u"other"_s, "staged\n");
    m_fixture->git({u"add"_s, u"other"_s});
    put(u".github/notes.md"_s, "new\n");
    QVERIFY(commitWorkFile(*m_repository, u".github/notes.md"_s, u"Mine alone"_s));
    QCOMPARE(m_fixture->git({u"status"_s, u"--porcelain"_s}), u"M  other"_s);
    QCOMPARE(m_fixture->git({u"show"_s, u"--name-only"_s, u"--format="_s, u"HEAD"_s}), u".github/notes.md"_s);
}

void TestGitWorktree::refusesToCommit_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("no branch") << QStringList{u"checkout"_s, u"-q"_s, u"--detach"_s};
    QTest::newRow("signs") << QStringList{u"config"_s, u"commit.gpgsign"_s, u"true"_s};
    QTest::newRow("nobody") << QStringList{u"config"_s, u"--unset"_s, u"user.email"_s};
}

void TestGitWorktree::refusesToCommit()
{
    QFETCH(const QStringList, command);
    m_fixture->git(command);
    const QString before = m_fixture->git({u"rev-parse"_s, u"HEAD"_s});
    put(u".github/notes.md"_s, "new\n");
    const auto commit = commitWorkFile(*m_repository, u".github/notes.md"_s, u"No"_s);
    QVERIFY(!commit);
    QVERIFY(commit.error().kind == ErrorKind::Refused || commit.error().kind == ErrorKind::BadInput);
    QCOMPARE(m_fixture->git({u"rev-parse"_s, u"HEAD"_s}), before);
}

QTEST_GUILESS_MAIN(TestGitWorktree)
#include "tst_git_worktree.moc"
