// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/repository.h"
#include "support/gitfixture.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <unistd.h>

using namespace slipway;
using namespace slipway::git;
using slipway::test::GitFixture;
using namespace Qt::StringLiterals;

/// Opening: what opens, what does not and what is said then; the branch, revisions and remotes of what opened.
class TestGitRepository final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensFromAnyFolder();
    void opensBare();
    void opensLinkedWorkTree();
    void opensShallow();
    void opensPartialClone();
    void refusesWhatIsNoRepository_data();
    void refusesWhatIsNoRepository();
    void refusesUnsupportedFormats_data();
    void refusesUnsupportedFormats();
    void refusesForeignOwner();
    void findsTheDefaultBranch();
    void saysThatARepositoryIsEmpty();
    void aDamagedOneIsNotEmpty();
    void resolvesRevisions();
    void saysWhatCannotBeResolved();
    void hidesSecretsInRemotes_data();
    void hidesSecretsInRemotes();
    void tellsTheLastFetch();
};

void TestGitRepository::opensFromAnyFolder()
{
    GitFixture fixture;
    fixture.commit(u"First"_s, {{u"deep/er/file"_s, "x"}});
    for (const QString &folder : {u""_s, u"/deep/er"_s, u"/.git"_s}) {
        const QString path = fixture.path() + folder;
        const auto repository = Repository::open(path);
        QVERIFY2(repository, qPrintable(path));
        QCOMPARE(repository->location(), fixture.path());
        QCOMPARE(repository->gitDirectory(), fixture.path() + u"/.git"_s);
        QVERIFY(!repository->isShallow());
    }
}

void TestGitRepository::opensBare()
{
    GitFixture fixture({u"--bare"_s});
    const auto repository = Repository::open(fixture.path());
    QVERIFY(repository);
    QCOMPARE(repository->location(), fixture.path());
    QCOMPARE(repository->gitDirectory(), fixture.path());
}

void TestGitRepository::opensLinkedWorkTree()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    fixture.git({u"worktree"_s, u"add"_s, u"--quiet"_s, u"-b"_s, u"topic"_s, fixture.beside(u"linked"_s)});
    const auto repository = Repository::open(fixture.beside(u"linked"_s));
    QVERIFY(repository);
    QCOMPARE(repository->location(), fixture.beside(u"linked"_s));
    QCOMPARE(repository->defaultBranch().value(), (BaseRef{u"topic"_s, first}));
    QVERIFY(repository->contains(first));
}

void TestGitRepository::opensShallow()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    fixture.commit(u"Second"_s);
    const ObjectId third = fixture.commit(u"Third"_s);
    const auto repository = Repository::open(fixture.cloneTo(u"shallow"_s, {u"--depth=2"_s}));
    QVERIFY(repository);
    QVERIFY(repository->isShallow());
    QVERIFY(repository->contains(third));
    QVERIFY(!repository->contains(first));
    const auto missing = repository->commit(first);
    QCOMPARE(missing.error().kind, ErrorKind::MissingObject);
    QVERIFY2(missing.error().message.contains(u"git fetch --unshallow"_s), qPrintable(missing.error().message));
}

void TestGitRepository::opensPartialClone()
{
    GitFixture fixture;
    fixture.git({u"config"_s, u"uploadpack.allowFilter"_s, u"true"_s});
    const ObjectId head = fixture.commit(u"First"_s, {{u"file"_s, "content"}});
    const auto repository =
        Repository::open(fixture.cloneTo(u"partial"_s, {u"--filter=blob:none"_s, u"--no-checkout"_s}));
    QVERIFY2(repository, repository ? "" : qPrintable(repository.error().message));
    QCOMPARE(repository->commit(head).value().summary, u"First"_s);
    const auto file = repository->fileAt(head, u"file"_s);
    QVERIFY(!file);
    QCOMPARE(file.error().kind, ErrorKind::MissingObject);
    QCOMPARE(repository->fileAt(head, u"none"_s).error().kind, ErrorKind::NotFound);
}

void TestGitRepository::refusesWhatIsNoRepository_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("said");
    QTest::newRow("no such folder") << u"none/at/all"_s << ErrorKind::NotFound << u"There is no folder"_s;
    QTest::newRow("nothing given") << QString() << ErrorKind::NotFound << u"There is no folder"_s;
    QTest::newRow("a plain folder") << u"plain"_s << ErrorKind::NotARepository << u"is not in a git repository"_s;
    QTest::newRow("a file") << u"plain/file"_s << ErrorKind::NotARepository << u"is not in a git repository"_s;
    QTest::newRow("a broken .git") << u"broken"_s << ErrorKind::NotARepository << u"is not in a git repository"_s;
}

void TestGitRepository::refusesWhatIsNoRepository()
{
    QFETCH(QString, path);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, said);
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"plain"_s) && QDir(folder.path()).mkpath(u"broken/.git"_s));
    QFile file(folder.filePath(u"plain/file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto repository = Repository::open(path.isEmpty() ? path : folder.filePath(path));
    QVERIFY(!repository);
    QCOMPARE(repository.error().kind, kind);
    QVERIFY2(repository.error().message.contains(said), qPrintable(repository.error().message));
}

void TestGitRepository::refusesUnsupportedFormats_data()
{
    QTest::addColumn<QStringList>("init");
    QTest::addColumn<QStringList>("configuration");
    QTest::addColumn<QString>("said");
    QTest::newRow("SHA-256") << QStringList{u"--object-format=sha256"_s} << QStringList() << u"SHA-256"_s;
    QTest::newRow("reftable") << QStringList{u"--ref-format=reftable"_s} << QStringList() << u"reftable"_s;
    QTest::newRow("relative work trees") << QStringList() << QStringList{u"extensions.relativeWorktrees"_s, u"true"_s}
                                         << u"work trees with relative paths"_s;
    QTest::newRow("something new") << QStringList() << QStringList{u"extensions.fromTheFuture"_s, u"true"_s}
                                   << u"extensions.fromthefuture"_s;
}

void TestGitRepository::refusesUnsupportedFormats()
{
    QFETCH(QStringList, init);
    QFETCH(QStringList, configuration);
    QFETCH(QString, said);
    GitFixture fixture(init);
    if (!configuration.isEmpty()) {
        fixture.git(QStringList{u"config"_s} + configuration);
        fixture.git({u"config"_s, u"core.repositoryFormatVersion"_s, u"1"_s});
    }
    const auto repository = Repository::open(fixture.path());
    QVERIFY(!repository);
    QVERIFY2(repository.error().message.contains(said), qPrintable(repository.error().message));
    QCOMPARE(repository.error().kind, ErrorKind::UnsupportedFormat);
}

void TestGitRepository::refusesForeignOwner()
{
    if (geteuid() != 0) {
        QSKIP("Only root can give a folder to another user.");
    }
    GitFixture fixture;
    fixture.commit(u"First"_s);
    const auto give = [&](uid_t owner) {
        return chown(QFile::encodeName(fixture.path()).constData(), owner, gid_t(-1)) == 0
            && chown(QFile::encodeName(fixture.path() + u"/.git"_s).constData(), owner, gid_t(-1)) == 0;
    };
    if (!give(65534)) {
        QSKIP("This file system does not let root give a folder away.");
    }
    const auto repository = Repository::open(fixture.path());
    QVERIFY(!repository);
    QCOMPARE(repository.error().kind, ErrorKind::ForeignOwner);
    const QString advice = u"git config --global --add safe.directory '%1'"_s.arg(fixture.path());
    QVERIFY2(repository.error().message.contains(advice), qPrintable(repository.error().message));
    QVERIFY(give(geteuid()));
    QVERIFY(Repository::open(fixture.path()));
}

void TestGitRepository::findsTheDefaultBranch()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    fixture.git({u"checkout"_s, u"--quiet"_s, u"-b"_s, u"topic"_s});
    const ObjectId second = fixture.commit(u"Second"_s);
    // No remote: the branch of HEAD.
    QCOMPARE(Repository::open(fixture.path()).value().defaultBranch().value(), (BaseRef{u"topic"_s, second}));
    // A clone: what origin/HEAD names, whatever is checked out.
    const QString clone = fixture.cloneTo(u"clone"_s);
    QCOMPARE(Repository::open(clone).value().defaultBranch().value(), (BaseRef{u"origin/topic"_s, second}));
    // Without origin/HEAD: origin/main.
    QCOMPARE(test::runGit(clone, {u"remote"_s, u"set-head"_s, u"origin"_s, u"--delete"_s}).exitCode, 0);
    QCOMPARE(Repository::open(clone).value().defaultBranch().value(), (BaseRef{u"origin/main"_s, first}));
    // Detached, without a remote.
    fixture.git({u"checkout"_s, u"--quiet"_s, u"--detach"_s, first.hex()});
    QCOMPARE(Repository::open(fixture.path()).value().defaultBranch().value(), (BaseRef{u"HEAD"_s, first}));
}

void TestGitRepository::saysThatARepositoryIsEmpty()
{
    GitFixture fixture;
    const auto repository = Repository::open(fixture.path());
    QVERIFY(repository);
    const auto branch = repository->defaultBranch();
    QVERIFY(!branch);
    QCOMPARE(branch.error().kind, ErrorKind::NotFound);
    QVERIFY(branch.error().message.contains(u"has no commits yet"_s));
    QVERIFY(repository->tags().value().isEmpty());
    QVERIFY(repository->remotes().value().isEmpty());
}

void TestGitRepository::aDamagedOneIsNotEmpty()
{
    GitFixture fixture;
    fixture.commit(u"First"_s);
    fixture.git({u"gc"_s, u"-q"_s});
    const QDir packs(fixture.path() + u"/.git/objects/pack"_s);
    const QStringList names = packs.entryList({u"*.pack"_s});
    QCOMPARE(names.size(), 1);
    QFile pack(packs.filePath(names.constFirst()));
    QVERIFY(pack.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(pack.resize(40));
    const auto branch = Repository::open(fixture.path()).value().defaultBranch();
    QVERIFY(!branch);
    QCOMPARE(branch.error().kind, ErrorKind::MissingObject);
    QVERIFY2(branch.error().message.contains(u"damaged"_s), qPrintable(branch.error().message));
}

void TestGitRepository::resolvesRevisions()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    fixture.git({u"tag"_s, u"-a"_s, u"-m"_s, u"x"_s, u"v1"_s});
    fixture.git({u"branch"_s, u"only-there"_s});
    const ObjectId second = fixture.commit(u"Second"_s);
    const auto repository = Repository::open(fixture.cloneTo(u"clone"_s)).value();
    QCOMPARE(repository.resolve(u"main"_s).value(), (BaseRef{u"main"_s, second}));
    QCOMPARE(repository.resolve(u"origin/main"_s).value(), (BaseRef{u"origin/main"_s, second}));
    QCOMPARE(repository.resolve(u"only-there"_s).value(), (BaseRef{u"origin/only-there"_s, first}));
    QCOMPARE(repository.resolve(u"v1"_s).value(), (BaseRef{u"v1"_s, first}));
    QCOMPARE(repository.resolve(first.abbreviated()).value(), (BaseRef{first.abbreviated(), first}));
    QCOMPARE(repository.resolve(second.hex()).value().commit, second);
    QCOMPARE(repository.resolve(u"HEAD~1"_s).value().commit, first);
}

void TestGitRepository::saysWhatCannotBeResolved()
{
    GitFixture fixture;
    fixture.commit(u"First"_s, {{u"file"_s, "x"}});
    const auto repository = Repository::open(fixture.path()).value();
    QCOMPARE(repository.resolve(u"HEAD:file"_s).error().kind, ErrorKind::BadInput);
    QCOMPARE(repository.resolve(u"none"_s).error().kind, ErrorKind::NotFound);
    QCOMPARE(repository.resolve(QString()).error().kind, ErrorKind::NotFound);
    QCOMPARE(repository.resolve(u"..~^{}[\n\x01"_s).error().kind, ErrorKind::NotFound);
    QCOMPARE(repository.resolve(QString(40, u'a')).error().kind, ErrorKind::MissingObject);
}

void TestGitRepository::hidesSecretsInRemotes_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"https://github.com/octocat/hello"_s << u"https://github.com/octocat/hello"_s;
    QTest::newRow("token") << u"https://ghp_x@github.com/o/h.git"_s << u"https://github.com/o/h.git"_s;
    QTest::newRow("user and token") << u"https://x:ghp_@x@github.com/o/h"_s << u"https://github.com/o/h"_s;
    QTest::newRow("ssh") << u"ssh://git@github.com/o/h"_s << u"ssh://git@github.com/o/h"_s;
    QTest::newRow("ssh password") << u"ssh://git:pw@github.com/o/h"_s << u"ssh://git@github.com/o/h"_s;
    QTest::newRow("scp-like") << u"git@github.com:o/h.git"_s << u"git@github.com:o/h.git"_s;
}

void TestGitRepository::hidesSecretsInRemotes()
{
    QFETCH(QString, url);
    QFETCH(QString, shown);
    GitFixture fixture;
    fixture.git({u"remote"_s, u"add"_s, u"upstream"_s, url});
    QCOMPARE(Repository::open(fixture.path()).value().remotes().value(), (QList<Remote>{{u"upstream"_s, shown}}));
}

void TestGitRepository::tellsTheLastFetch()
{
    GitFixture fixture;
    fixture.commit(u"First"_s);
    const QString clone = fixture.cloneTo(u"clone"_s);
    const auto repository = Repository::open(clone).value();
    QVERIFY(!repository.lastFetch().isValid());
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-2);
    QCOMPARE(test::runGit(clone, {u"fetch"_s, u"--quiet"_s}).exitCode, 0);
    QVERIFY(repository.lastFetch() >= before);
    QCOMPARE(repository.lastFetch().timeSpec(), Qt::UTC);
}

QTEST_GUILESS_MAIN(TestGitRepository)
#include "tst_git_repository.moc"
