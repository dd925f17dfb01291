// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fixture.h"

#include <QDir>
#include <QFileInfo>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace slipway;
using namespace slipway::sandbox;
using namespace std::chrono_literals;
using slipway::test::Client;
using slipway::test::Fixture;
using slipway::test::git;

/// Starting, stopping, starting again; folders that cannot be used; the clone.
class TestSandboxLife : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingSurvivesARestart()
    {
        Fixture fixture;
        QVERIFY(fixture.box);
        const QString commit = fixture.push();
        const QByteArray token = fixture.box->writeToken();
        const QByteArray readToken = fixture.box->readToken();
        const qint64 id = fixture.writer->post(u"/releases"_s, {{u"tag_name"_s, u"0.1.0"_s}, {u"body"_s, u"é\n"_s}})
                              .object()
                              .value(u"id"_s)
                              .toInteger();
        QCOMPARE(fixture.writer->send("POST", u"/releases/%1/assets?name=a"_s.arg(id), "bytes").status, 201);
        QCOMPARE(fixture.writer->post(u"/statuses/"_s + commit, {{u"state"_s, u"success"_s}}).status, 201);
        QCOMPARE(
            fixture.writer->post(u"/deployments"_s, {{u"ref"_s, u"main"_s}, {u"environment"_s, u"staging"_s}}).status,
            201);
        fixture.pass(0s); // the deployment is under way now
        const auto read = [&](Client &client) {
            QList<QByteArray> all;
            for (const QString &path : {u"/releases"_s, u"/deployments"_s, u"/environments"_s,
                                        u"/commits/main/statuses"_s, u"/git/matching-refs/"_s}) {
                QByteArray body = client.get(path).body;
                all.append(body.replace(fixture.box->apiUrl().toEncoded(), "HOST"));
            }
            return all;
        };
        const QList<QByteArray> before = read(*fixture.writer);
        const quint16 oldPort = quint16(fixture.box->apiUrl().port());
        fixture.box.reset();

        QTcpServer blocker; // so that the port is another one this time
        (void)blocker.listen(QHostAddress::LocalHost, oldPort);
        auto again = Sandbox::start({.directory = fixture.directory.path() + u"/sandbox"_s,
                                     .seedDemonstration = true,
                                     .ciStep = 10s,
                                     .clock = &fixture.clock});
        QVERIFY2(again, again ? "" : qPrintable(again.error().message));
        fixture.box = std::move(*again);
        QVERIFY(fixture.box->apiUrl().port() != oldPort);
        QCOMPARE(fixture.box->writeToken(), token);
        QCOMPARE(fixture.box->readToken(), readToken);
        Client client(fixture.box->apiUrl(), token);
        QCOMPARE(read(client), before);
        const QUrl download(client.get(u"/releases/%1/assets"_s.arg(id))
                                .array()
                                .at(0)
                                .toObject()
                                .value(u"browser_download_url"_s)
                                .toString());
        QCOMPARE(download.port(), fixture.box->apiUrl().port());
        QCOMPARE(client.fetch(QUrl(QString::fromLatin1(client.fetch(download).header("Location")))).body, "bytes");
        // What the CI had begun goes on.
        fixture.pass(1min);
        const qint64 deployment = client.get(u"/deployments"_s).array().at(0).toObject().value(u"id"_s).toInteger();
        QCOMPARE(client.get(u"/deployments/%1/statuses"_s.arg(deployment))
                     .array()
                     .at(0)
                     .toObject()
                     .value(u"state"_s)
                     .toString(),
                 u"success"_s);
    }

    void tokensAreForTheOwnerOnly()
    {
        Fixture fixture;
        QVERIFY(fixture.box);
        const QFileInfo file(fixture.directory.path() + u"/sandbox/state.json"_s);
        QVERIFY(file.exists());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(file.permissions() & others, QFile::Permissions());
        QVERIFY(fixture.box->writeToken() != fixture.box->readToken());
        QVERIFY(fixture.box->writeToken().size() > 40);
        Fixture other;
        QVERIFY(other.box->writeToken() != fixture.box->writeToken());
    }

    void announcement()
    {
        Fixture fixture;
        QVERIFY(fixture.box);
        const QJsonObject line = fixture.box->announcement();
        QCOMPARE(line.keys(), QStringList({u"api_url"_s, u"git_dir"_s, u"repository"_s, u"tokens"_s}));
        QCOMPARE(line.value(u"api_url"_s).toString(), fixture.box->apiUrl().toString());
        QCOMPARE(line.value(u"repository"_s).toString(), u"example/network"_s);
        QCOMPARE(git(line.value(u"git_dir"_s).toString(), {u"rev-parse"_s, u"--is-bare-repository"_s}), u"true"_s);
        const QJsonObject tokens = line.value(u"tokens"_s).toObject();
        QCOMPARE(tokens.value(u"write"_s).toString().toLatin1(), fixture.box->writeToken());
        QCOMPARE(tokens.value(u"read"_s).toString().toLatin1(), fixture.box->readToken());
    }

    void aFolderHasOneSandbox()
    {
        Fixture fixture;
        QVERIFY(fixture.box);
        const auto second =
            Sandbox::start({.directory = fixture.directory.path() + u"/sandbox"_s, .seedDemonstration = false});
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Storage);
        QVERIFY2(second.error().message.contains(u"in use"), qPrintable(second.error().message));
    }

    void foldersWithOtherThingsAreLeftAlone()
    {
        QTemporaryDir directory;
        QFile file(directory.filePath(u"thesis.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto started = Sandbox::start({.directory = directory.path(), .seedDemonstration = false});
        QVERIFY(!started);
        QVERIFY(started.error().message.contains(u"empty folder"));
        QVERIFY(!QFileInfo::exists(directory.filePath(u"repository.git"_s)));
    }

    void aBrokenStateFileIsNotOverwritten()
    {
        QTemporaryDir directory;
        {
            const auto started = Sandbox::start({.directory = directory.path(), .seedDemonstration = false});
            QVERIFY(started);
        }
        QFile file(directory.filePath(u"state.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{");
        file.close();
        QVERIFY(!Sandbox::start({.directory = directory.path(), .seedDemonstration = false}));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "{");
    }

    void anInterruptedSeedIsStartedAgain()
    {
        QTemporaryDir directory;
        QFile marker(directory.filePath(u".seeding"_s));
        QVERIFY(marker.open(QIODevice::WriteOnly));
        QVERIFY(QDir(directory.path()).mkpath(u"repository.git/refs/half"_s));
        const auto started = Sandbox::start({.directory = directory.path(), .seedDemonstration = false});
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        QVERIFY(!marker.exists());
        QVERIFY(!QFileInfo::exists(directory.filePath(u"repository.git/refs/half"_s)));
    }

    void itsAddressStays()
    {
        QTemporaryDir directory;
        const SandboxOptions options{.directory = directory.path() + u"/s"_s, .seedDemonstration = false};
        auto first = Sandbox::start(options);
        QVERIFY2(first, first ? "" : qPrintable(first.error().message));
        const QUrl address = (*first)->apiUrl();
        first->reset();
        const auto second = Sandbox::start(options);
        QVERIFY2(second, second ? "" : qPrintable(second.error().message));
        QCOMPARE((*second)->apiUrl(), address);
    }

    void portsInUseAreNamed()
    {
        QTcpServer blocker;
        QVERIFY(blocker.listen(QHostAddress::LocalHost));
        QTemporaryDir directory;
        const auto started = Sandbox::start(
            {.directory = directory.path() + u"/s"_s, .port = blocker.serverPort(), .seedDemonstration = false});
        QVERIFY(!started);
        QCOMPARE(started.error().kind, ErrorKind::Network);
        QVERIFY(started.error().message.contains(QString::number(blocker.serverPort())));
        blocker.close();
        const auto free = Sandbox::start({.directory = directory.path() + u"/s"_s, .seedDemonstration = false});
        QVERIFY2(free, free ? "" : qPrintable(free.error().message)); // the folder was not spoilt
    }

    void startingWithoutWaiting()
    {
        QTemporaryDir directory;
        using Outcome = Result<std::unique_ptr<Sandbox>>;
        std::unique_ptr<Sandbox> sandbox;
        bool failed = false;
        auto future = Sandbox::startAsync({.directory = directory.path() + u"/s"_s, .seedDemonstration = false})
                          .then(this, [&](Outcome outcome) {
                              failed = !outcome;
                              if (outcome)
                                  sandbox = std::move(*outcome);
                          });
        QTRY_VERIFY(future.isFinished());
        QVERIFY(!failed);
        Client client(sandbox->apiUrl(), sandbox->writeToken());
        QCOMPARE(client.get({}).status, 200);

        auto refused = Sandbox::startAsync({.directory = directory.path() + u"/s"_s, .seedDemonstration = false})
                           .then(this, [&](Outcome outcome) { failed = !outcome; });
        QTRY_VERIFY(refused.isFinished());
        QVERIFY(failed);
    }

    void aFutureThatNobodyTakesEndsTheSandbox()
    {
        QTemporaryDir directory;
        const SandboxOptions options{.directory = directory.path() + u"/s"_s, .seedDemonstration = false};
        (void)Sandbox::startAsync(options);
        // Once it has gone the folder is free again.
        std::unique_ptr<Sandbox> sandbox;
        QTRY_VERIFY([&] {
            if (!QFileInfo::exists(directory.filePath(u"s/state.json"_s)))
                return false;
            auto started = Sandbox::start(options);
            if (started)
                sandbox = std::move(*started);
            return sandbox != nullptr;
        }());
    }

    void theSystemsClockMovesTheCi()
    {
        QTemporaryDir directory;
        auto box =
            Sandbox::start({.directory = directory.path() + u"/s"_s, .seedDemonstration = false, .ciStep = 20ms});
        QVERIFY(box);
        (*box)->invoke([](State &state) {
            state.environments = {{.id = 1, .name = u"testing"_s, .follows = u"branch"_s, .branch = u"main"_s}};
        });
        test::pushFirstCommit(directory.path() + u"/w"_s, (*box)->gitDirectory());
        Client client((*box)->apiUrl(), (*box)->writeToken());
        const auto state = [&] {
            const QJsonArray all = client.get(u"/deployments"_s).array();
            const qint64 id = all.isEmpty() ? 0 : all.at(0).toObject().value(u"id"_s).toInteger();
            const QJsonArray statuses = client.get(u"/deployments/%1/statuses"_s.arg(id)).array();
            return statuses.isEmpty() ? QString() : statuses.at(0).toObject().value(u"state"_s).toString();
        };
        QTRY_COMPARE(state(), u"success"_s);
    }

    void clone()
    {
        Fixture fixture;
        QVERIFY(fixture.box);
        const QString commit = fixture.push();
        const auto path = fixture.box->cloneForDemonstration();
        QVERIFY2(path, path ? "" : qPrintable(path.error().message));
        QCOMPARE(git(*path, {u"rev-parse"_s, u"origin/main"_s}), commit);
        QCOMPARE(git(*path, {u"remote"_s, u"get-url"_s, u"origin"_s}), fixture.box->gitDirectory());
        QCOMPARE(*fixture.box->cloneForDemonstration(), *path); // and again
        // What comes through the API can be fetched.
        QCOMPARE(fixture.writer->post(u"/git/refs"_s, {{u"ref"_s, u"refs/tags/0.1.0"_s}, {u"sha"_s, commit}}).status,
                 201);
        git(*path, {u"fetch"_s, u"-q"_s, u"--tags"_s, u"origin"_s});
        QCOMPARE(git(*path, {u"rev-parse"_s, u"0.1.0"_s}), commit);
    }
};

QTEST_GUILESS_MAIN(TestSandboxLife)
#include "tst_sandbox_life.moc"
