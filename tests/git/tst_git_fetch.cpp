// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/repository.h"
#include "support/gitfixture.h"

#include <QHostAddress>
#include <QProcess>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

using namespace slipway;
using namespace slipway::git;
using slipway::test::GitFixture;
using slipway::test::runGit;
using namespace Qt::StringLiterals;

/// Fetching and cloning from a real repository beside.
class TestGitFetch final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsBranchesAndTags_data();
    void bringsBranchesAndTags();
    void neverMovesATag_data();
    void neverMovesATag();
    void prunesNothing();
    void reportsProgress();
    void canBeCancelled();
    void worksInOddClones_data();
    void worksInOddClones();
    void keepsAShallowCloneShallow_data();
    void keepsAShallowCloneShallow();
    void startsRelativePathsAtTheWorkTree();
    void saysWhyItFailed_data();
    void saysWhyItFailed();
    void givesUpOnAServerThatAsksToSignIn();
    void clones();
    void refusesToCloneWithASecret_data();
    void refusesToCloneWithASecret();
};

namespace {

const std::atomic_bool goOn = false;

QString rev(const QString &path, const QString &revision)
{
    return QString::fromUtf8(runGit(path, {u"rev-parse"_s, u"--verify"_s, u"--quiet"_s, revision}).output).trimmed();
}

} // namespace

void TestGitFetch::bringsBranchesAndTags_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("a path") << QString();
    QTest::newRow("file://") << u"file://"_s;
}

void TestGitFetch::bringsBranchesAndTags()
{
    QFETCH(QString, scheme);
    GitFixture upstream;
    upstream.commit(u"First"_s);
    const QString clone = upstream.cloneTo(u"clone"_s);
    QCOMPARE(runGit(clone, {u"remote"_s, u"set-url"_s, u"origin"_s, scheme + upstream.path()}).exitCode, 0);
    const QString localMain = rev(clone, u"main"_s);

    const ObjectId second = upstream.commit(u"Second"_s);
    upstream.git({u"tag"_s, u"light"_s});
    upstream.git({u"tag"_s, u"-a"_s, u"-m"_s, u"x"_s, u"annotated"_s});
    upstream.git({u"checkout"_s, u"--quiet"_s, u"--detach"_s});
    const ObjectId aside = upstream.commit(u"On no branch"_s);
    upstream.git({u"tag"_s, u"aside"_s});

    auto repository = Repository::open(clone).value();
    const auto fetched = repository.fetch(u"origin"_s, {}, goOn);
    QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().message));
    QCOMPARE(rev(clone, u"origin/main"_s), second.hex());
    QCOMPARE(rev(clone, u"main"_s), localMain);
    QCOMPARE(rev(clone, u"light"_s), second.hex());
    QCOMPARE(rev(clone, u"annotated"_s), upstream.revParse(u"annotated"_s).hex());
    QCOMPARE(rev(clone, u"aside"_s), aside.hex());
    QCOMPARE(repository.tags().value().size(), 3);
    QVERIFY(repository.lastFetch().isValid());
    QVERIFY(repository.fetch(u"origin"_s, {}, goOn)); // again, with nothing new
    QCOMPARE(runGit(clone, {u"fsck"_s, u"--strict"_s}).exitCode, 0);
}

void TestGitFetch::neverMovesATag_data()
{
    QTest::addColumn<QString>("rule");
    QTest::newRow("as cloned") << QString();
    QTest::newRow("the clone forces tags") << u"+refs/tags/*:refs/tags/*"_s;
    QTest::newRow("the clone fast-forwards tags") << u"refs/tags/*:refs/tags/*"_s;
}

void TestGitFetch::neverMovesATag()
{
    QFETCH(QString, rule);
    GitFixture upstream;
    const ObjectId first = upstream.commit(u"First"_s);
    upstream.git({u"tag"_s, u"0.1.0"_s});
    const QString clone = upstream.cloneTo(u"clone"_s);
    if (!rule.isEmpty()) {
        QCOMPARE(runGit(clone, {u"config"_s, u"--add"_s, u"remote.origin.fetch"_s, rule}).exitCode, 0);
    }
    upstream.commit(u"Second"_s);
    upstream.git({u"tag"_s, u"--force"_s, u"0.1.0"_s});
    upstream.git({u"tag"_s, u"0.1.1"_s});
    auto repository = Repository::open(clone).value();
    QVERIFY(repository.fetch(u"origin"_s, {}, goOn));
    QCOMPARE(rev(clone, u"refs/tags/0.1.0"_s), first.hex());
    QVERIFY(!rev(clone, u"refs/tags/0.1.1"_s).isEmpty());
}

void TestGitFetch::prunesNothing()
{
    GitFixture upstream;
    upstream.commit(u"First"_s);
    upstream.git({u"branch"_s, u"topic"_s});
    upstream.git({u"tag"_s, u"gone"_s});
    const QString clone = upstream.cloneTo(u"clone"_s);
    QCOMPARE(runGit(clone, {u"config"_s, u"fetch.prune"_s, u"true"_s}).exitCode, 0);
    QCOMPARE(runGit(clone, {u"config"_s, u"fetch.pruneTags"_s, u"true"_s}).exitCode, 0);
    upstream.git({u"branch"_s, u"-D"_s, u"topic"_s});
    upstream.git({u"tag"_s, u"-d"_s, u"gone"_s});
    QVERIFY(Repository::open(clone).value().fetch(u"origin"_s, {}, goOn));
    QVERIFY(!rev(clone, u"refs/remotes/origin/topic"_s).isEmpty());
    QVERIFY(!rev(clone, u"refs/tags/gone"_s).isEmpty());
}

void TestGitFetch::reportsProgress()
{
    GitFixture upstream;
    upstream.commit(u"First"_s);
    const QString clone = upstream.cloneTo(u"clone"_s);
    for (int i = 0; i < 20; ++i) {
        upstream.commit(QString::number(i), {{u"file"_s, QByteArray::number(i)}});
    }
    FetchProgress last;
    int calls = 0;
    const auto report = [&](const FetchProgress &progress) {
        ++calls;
        last = progress;
    };
    QVERIFY(Repository::open(clone).value().fetch(u"origin"_s, report, goOn));
    QVERIFY(calls > 2);
    QVERIFY(last.totalObjects >= 60);
    QCOMPARE(last.receivedObjects, last.totalObjects);
}

void TestGitFetch::canBeCancelled()
{
    GitFixture upstream;
    upstream.commit(u"First"_s);
    const QString clone = upstream.cloneTo(u"clone"_s);
    const QString before = rev(clone, u"origin/main"_s);
    for (int i = 0; i < 20; ++i) {
        upstream.commit(QString::number(i), {{u"file"_s, QByteArray::number(i)}});
    }
    auto repository = Repository::open(clone).value();
    std::atomic_bool cancelled = true;
    const auto atOnce = repository.fetch(u"origin"_s, {}, cancelled);
    QVERIFY(!atOnce);
    QCOMPARE(atOnce.error().kind, ErrorKind::Cancelled);
    cancelled = false;
    const auto halfWay = repository.fetch(
        u"origin"_s, [&](const FetchProgress &progress) { cancelled = progress.receivedObjects > 3; }, cancelled);
    QVERIFY(!halfWay);
    QCOMPARE(halfWay.error().kind, ErrorKind::Cancelled);
    QCOMPARE(rev(clone, u"origin/main"_s), before);
    QVERIFY(repository.fetch(u"origin"_s, {}, goOn));
    QCOMPARE(rev(clone, u"origin/main"_s), upstream.revParse(u"main"_s).hex());
}

void TestGitFetch::worksInOddClones_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("reference");
    QTest::newRow("bare") << QStringList{u"--bare"_s} << u"refs/remotes/origin/main"_s;
    QTest::newRow("mirror") << QStringList{u"--mirror"_s} << u"refs/heads/main"_s;
    QTest::newRow("one branch") << QStringList{u"--single-branch"_s} << u"refs/remotes/origin/main"_s;
    QTest::newRow("shallow") << QStringList{u"--depth=1"_s} << u"refs/remotes/origin/main"_s;
}

void TestGitFetch::worksInOddClones()
{
    QFETCH(QStringList, options);
    QFETCH(QString, reference);
    GitFixture upstream;
    upstream.commit(u"First"_s);
    const ObjectId second = upstream.commit(u"Second"_s);
    const QString clone = upstream.cloneTo(u"clone"_s, options);
    const ObjectId third = upstream.commit(u"Third"_s);
    upstream.git({u"tag"_s, u"0.1.0"_s});
    auto repository = Repository::open(clone).value();
    const auto fetched = repository.fetch(u"origin"_s, {}, goOn);
    QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().message));
    QCOMPARE(rev(clone, reference), third.hex());
    QCOMPARE(rev(clone, u"0.1.0"_s), third.hex());
    const auto between = repository.commitsBetween(second, third);
    QVERIFY2(between, between ? "" : qPrintable(between.error().message + between.error().detail));
    QCOMPARE(between->size(), 1);
    QCOMPARE(repository.isShallow(), options.contains(u"--depth=1"_s));
}

void TestGitFetch::keepsAShallowCloneShallow_data()
{
    QTest::addColumn<bool>("served");
    QTest::newRow("from a folder") << false;
    QTest::newRow("from a server") << true;
}

void TestGitFetch::keepsAShallowCloneShallow()
{
    QFETCH(bool, served);
    GitFixture upstream;
    for (int i = 0; i < 5; ++i) {
        upstream.commit(QString::number(i));
    }
    const ObjectId kept = upstream.revParse(u"HEAD~1"_s);
    const QString clone = upstream.cloneTo(u"clone"_s, {u"--depth=2"_s});
    QProcess daemon;
    if (served) {
        // The port is free a moment ago; the daemon says when it listens.
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        const quint16 port = probe.serverPort();
        probe.close();
        daemon.setProcessChannelMode(QProcess::MergedChannels);
        daemon.start(u"git"_s,
                     {u"daemon"_s, u"--verbose"_s, u"--export-all"_s, u"--listen=127.0.0.1"_s, u"--port=%1"_s.arg(port),
                      u"--base-path="_s + upstream.beside(QString())});
        QVERIFY(daemon.waitForReadyRead(10'000));
        const QString url = u"git://127.0.0.1:%1/repository"_s.arg(port);
        QCOMPARE(runGit(clone, {u"remote"_s, u"set-url"_s, u"origin"_s, url}).exitCode, 0);
    }
    const ObjectId next = upstream.commit(u"Next"_s);
    upstream.git({u"tag"_s, u"0.1.0"_s});
    auto repository = Repository::open(clone).value();
    const QByteArray ends = repository.shallowEnds();
    QVERIFY(!ends.isEmpty());
    const auto fetched = repository.fetch(u"origin"_s, {}, goOn);
    QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().message + fetched.error().detail));
    QVERIFY(repository.isShallow());
    QCOMPARE(repository.shallowEnds(), ends);
    QCOMPARE(repository.commitsBetween({}, next).value().size(), 3);
    QCOMPARE(repository.commitsBetween(kept, next).value().size(), 2);
    QCOMPARE(rev(clone, u"0.1.0"_s), next.hex());
    const auto check = runGit(clone, {u"fsck"_s, u"--connectivity-only"_s});
    QVERIFY2(check.exitCode == 0, check.errors.constData());
    daemon.terminate();
    if (served) {
        QVERIFY(daemon.waitForFinished());
    }
}

void TestGitFetch::startsRelativePathsAtTheWorkTree()
{
    GitFixture upstream;
    upstream.commit(u"First"_s);
    const QString clone = upstream.cloneTo(u"clone"_s);
    QCOMPARE(runGit(clone, {u"remote"_s, u"set-url"_s, u"origin"_s, u"../repository"_s}).exitCode, 0);
    const ObjectId second = upstream.commit(u"Second"_s);
    const auto fetched = Repository::open(clone).value().fetch(u"origin"_s, {}, goOn);
    QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().message));
    QCOMPARE(rev(clone, u"origin/main"_s), second.hex());
}

void TestGitFetch::saysWhyItFailed_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("said");
    QTest::newRow("no such remote") << QString() << ErrorKind::NotFound << u"has no remote named \"origin\""_s;
    QTest::newRow("nobody listens") << u"http://127.0.0.1:1/octocat/hello.git"_s << ErrorKind::Network
                                    << u"could not be reached"_s;
    QTest::newRow("no such folder") << u"/none/at/all"_s << ErrorKind::NotFound << u"where there is nothing"_s;
}

void TestGitFetch::saysWhyItFailed()
{
    QFETCH(QString, url);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, said);
    GitFixture fixture;
    fixture.commit(u"First"_s);
    if (!url.isEmpty()) {
        fixture.git({u"remote"_s, u"add"_s, u"origin"_s, url});
    }
    const auto fetched = Repository::open(fixture.path()).value().fetch(u"origin"_s, {}, goOn);
    QVERIFY(!fetched);
    QVERIFY2(fetched.error().message.contains(said), qPrintable(fetched.error().message + fetched.error().detail));
    QCOMPARE(fetched.error().kind, kind);
}

void TestGitFetch::givesUpOnAServerThatAsksToSignIn()
{
    // libgit2 blocks, so the server is answered from a thread of its own.
    int requests = 0;
    quint16 port = 0;
    QSemaphore ready;
    QThread *server = QThread::create([&] {
        QTcpServer listener;
        listener.listen(QHostAddress::LocalHost);
        port = listener.serverPort();
        ready.release();
        while (!QThread::currentThread()->isInterruptionRequested()) {
            if (!listener.waitForNewConnection(50)) {
                continue;
            }
            const std::unique_ptr<QTcpSocket> socket(listener.nextPendingConnection());
            QByteArray request;
            while (!request.contains("\r\n\r\n") && socket->waitForReadyRead(3000)) {
                request += socket->readAll();
            }
            ++requests;
            socket->write("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n"
                          "Connection: close\r\n\r\n");
            socket->waitForBytesWritten(3000);
            socket->disconnectFromHost();
        }
    });
    server->start();
    ready.acquire();
    GitFixture fixture;
    fixture.commit(u"First"_s);
    fixture.git(
        {u"remote"_s, u"add"_s, u"origin"_s, u"http://octocat:sesame@127.0.0.1:%1/octocat/hello.git"_s.arg(port)});
    const auto fetched = Repository::open(fixture.path()).value().fetch(u"origin"_s, {}, goOn);
    server->requestInterruption();
    server->wait();
    delete server;
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().kind, ErrorKind::Unauthorized);
    QVERIFY(!fetched.error().message.contains(u"sesame"_s));
    QVERIFY(!fetched.error().detail.contains(u"sesame"_s));
    QVERIFY2(requests >= 1 && requests < 8, qPrintable(QString::number(requests)));
}

void TestGitFetch::clones()
{
    GitFixture upstream;
    const ObjectId first = upstream.commit(u"First"_s, {{u"file"_s, "x"}});
    upstream.git({u"tag"_s, u"0.1.0"_s});
    const QString path = upstream.beside(u"mine"_s);
    const auto repository = Repository::clone(upstream.path(), path);
    QVERIFY2(repository, repository ? "" : qPrintable(repository.error().message));
    QCOMPARE(repository->location(), path);
    QCOMPARE(repository->defaultBranch().value(), (BaseRef{u"origin/main"_s, first}));
    QCOMPARE(repository->tags().value().size(), 1);
    QCOMPARE(runGit(path, {u"status"_s, u"--porcelain"_s}).output, QByteArray());
    const auto again = Repository::clone(upstream.path(), path);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::AlreadyExists);
}

void TestGitFetch::refusesToCloneWithASecret_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("token") << u"https://ghp_secret@github.com/octocat/hello"_s;
    QTest::newRow("password") << u"https://octocat:sesame@github.com/octocat/hello"_s;
    QTest::newRow("ssh password") << u"ssh://git:sesame@github.com/octocat/hello"_s;
}

void TestGitFetch::refusesToCloneWithASecret()
{
    QFETCH(QString, url);
    QTemporaryDir folder;
    const auto clone = Repository::clone(url, folder.filePath(u"clone"_s));
    QVERIFY(!clone);
    QCOMPARE(clone.error().kind, ErrorKind::BadInput);
    QVERIFY(!clone.error().message.contains(u"se"_s + u"cret"_s) && !clone.error().message.contains(u"sesame"_s));
}

QTEST_GUILESS_MAIN(TestGitFetch)
#include "tst_git_fetch.moc"
