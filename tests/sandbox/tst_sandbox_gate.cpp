// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"

#include "sandbox/sandbox.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace slipway;
using namespace slipway::sandbox;
using slipway::test::Answer;
using slipway::test::Client;

/// Tokens, versions, limits, permissions, and the like: what holds for every endpoint.
class TestSandboxGate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory.emplace();
        m_clock.emplace(QDateTime(QDate(2026, 3, 2), QTime(12, 0), QTimeZone::UTC));
        auto started = Sandbox::start(
            {.directory = m_directory->path() + u"/sandbox"_s, .seedDemonstration = false, .clock = &*m_clock});
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        m_sandbox = std::move(*started);
    }
    void cleanup()
    {
        m_sandbox.reset();
        m_directory.reset();
    }

    void tokens_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<int>("status");
        QTest::newRow("write token") << QByteArray("Bearer TOKEN") << 200;
        QTest::newRow("no token") << QByteArray() << 401;
        QTest::newRow("wrong token") << QByteArray("Bearer nonsense") << 401;
        QTest::newRow("another scheme") << QByteArray("Basic b2N0b2NhdDp4") << 401;
    }
    void tokens()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(int, status);
        authorization.replace("TOKEN", m_sandbox->writeToken());
        Client client(m_sandbox->apiUrl(), {});
        const Answer user = client.get(u"//user"_s, {{"Authorization", authorization}});
        QCOMPARE(user.status, status);
        if (status == 200) {
            QCOMPARE(user.object().value(u"login"_s).toString(), u"octocat"_s);
        } else {
            QCOMPARE(user.message(), authorization.isEmpty() ? u"Requires authentication"_s : u"Bad credentials"_s);
            QCOMPARE(user.object().value(u"status"_s).toString(), u"401"_s);
            QVERIFY(!user.object().value(u"documentation_url"_s).toString().isEmpty());
        }
        // Public data is there without a token, but never with a wrong one.
        QCOMPARE(client.get({}, {{"Authorization", authorization}}).status,
                 authorization.isEmpty() || status == 200 ? 200 : 401);
    }

    void repositoryTellsWhatATokenMay()
    {
        Client nobody(m_sandbox->apiUrl(), {});
        Client reader(m_sandbox->apiUrl(), m_sandbox->readToken());
        Client writer(m_sandbox->apiUrl(), m_sandbox->writeToken());
        QVERIFY(!nobody.get({}).object().contains(u"permissions"_s));
        const auto push = [](const Answer &answer) {
            return answer.object().value(u"permissions"_s).toObject().value(u"push"_s).toBool();
        };
        QVERIFY(!push(reader.get({})));
        QVERIFY(push(writer.get({})));
        QCOMPARE(writer.get({}).object().value(u"full_name"_s).toString(), u"example/network"_s);
        QCOMPARE(writer.get({}).object().value(u"default_branch"_s).toString(), u"main"_s);
    }

    void writesNeedPermission()
    {
        const QJsonObject body{{u"ref"_s, u"refs/tags/x"_s}, {u"sha"_s, QString(40, u'a')}};
        Client nobody(m_sandbox->apiUrl(), {});
        QCOMPARE(nobody.post(u"/git/refs"_s, body).status, 401);
        Client reader(m_sandbox->apiUrl(), m_sandbox->readToken());
        const Answer refused = reader.post(u"/git/refs"_s, body);
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.message(), u"Resource not accessible by personal access token"_s);
        QCOMPARE(refused.header("X-Accepted-GitHub-Permissions"), "contents=write");
        m_sandbox->invoke([](State &state) { state.repository.archived = true; });
        Client writer(m_sandbox->apiUrl(), m_sandbox->writeToken());
        QCOMPARE(writer.post(u"/git/refs"_s, body).message(), u"Repository was archived so is read-only."_s);
        QCOMPARE(writer.get({}).object().value(u"archived"_s).toBool(), true);
    }

    void fineGrainedTokensLackPermissions()
    {
        m_sandbox->invoke([](State &state) { state.tokens.first().denied = {u"checks"_s}; });
        Client client(m_sandbox->apiUrl(), m_sandbox->writeToken());
        const Answer refused = client.get(u"/commits/main/check-runs"_s);
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.header("X-Accepted-GitHub-Permissions"), "checks=read");
        QCOMPARE(client.get(u"/environments"_s).status, 200);
    }

    void privateRepositoriesAreNotThere()
    {
        m_sandbox->invoke([](State &state) { state.repository.isPrivate = true; });
        Client nobody(m_sandbox->apiUrl(), {});
        QCOMPARE(nobody.get({}).status, 404);
        Client reader(m_sandbox->apiUrl(), m_sandbox->readToken());
        QCOMPARE(reader.get({}).status, 200);
    }

    void unknownPaths_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("another repository") << u"//repos/example/other"_s;
        QTest::newRow("another owner") << u"//repos/nobody/network/releases"_s;
        QTest::newRow("no such endpoint") << u"/nonsense"_s;
        QTest::newRow("no such release") << u"/releases/1"_s;
        QTest::newRow("no such deployment") << u"/deployments/1"_s;
        QTest::newRow("no such run") << u"/actions/runs/1"_s;
        QTest::newRow("root") << u"//"_s;
    }
    void unknownPaths()
    {
        QFETCH(QString, path);
        Client client(m_sandbox->apiUrl(), m_sandbox->writeToken());
        const Answer answer = client.get(path);
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.message(), u"Not Found"_s);
    }

    void apiVersions()
    {
        Client client(m_sandbox->apiUrl(), m_sandbox->writeToken());
        QCOMPARE(client.get({}, {{"X-GitHub-Api-Version", "2026-03-10"}}).status, 200);
        QCOMPARE(client.get({}, {{"X-GitHub-Api-Version", "2022-11-28"}}).status, 200);
        QCOMPARE(client.get({}, {{"X-GitHub-Api-Version", "1999-01-01"}}).status, 400);
        QCOMPARE(client.get({}).header("X-GitHub-Api-Version-Selected"), "2022-11-28");
    }

    void enterpriseBase()
    {
        Client client(m_sandbox->apiUrl(), m_sandbox->writeToken());
        QCOMPARE(client.get(u"//api/v3/repos/example/network/environments"_s).status, 200);
    }

    void userAgentIsRequired()
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, quint16(m_sandbox->apiUrl().port()));
        QVERIFY(socket.waitForConnected());
        socket.write("GET /repos/example/network HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        QByteArray answer;
        QTRY_VERIFY((answer += socket.readAll()).contains("User-Agent header"));
        QVERIFY(answer.startsWith("HTTP/1.1 403"));
    }

    void unchangedAnswersAreFree()
    {
        Client client(m_sandbox->apiUrl(), m_sandbox->writeToken());
        const Answer first = client.get(u"/environments"_s);
        const QByteArray tag = first.header("ETag");
        QVERIFY(tag.startsWith("W/\""));
        const QByteArray remaining = first.header("X-RateLimit-Remaining");
        const Answer second = client.get(u"/environments"_s, {{"If-None-Match", tag}});
        QCOMPARE(second.status, 304);
        QVERIFY(second.body.isEmpty());
        QCOMPARE(second.header("X-RateLimit-Remaining"), remaining);
        // An ETag belongs to one token.
        Client reader(m_sandbox->apiUrl(), m_sandbox->readToken());
        QCOMPARE(reader.get(u"/environments"_s, {{"If-None-Match", tag}}).status, 200);
        m_sandbox->invoke([](State &state) { state.ensureEnvironment(u"new"_s, false, {}); });
        QCOMPARE(client.get(u"/environments"_s, {{"If-None-Match", tag}}).status, 200);
    }

    void rateLimit()
    {
        m_sandbox->invoke([](State &state) { state.limits = {.authenticated = 3, .anonymous = 1}; });
        Client client(m_sandbox->apiUrl(), m_sandbox->writeToken());
        for (int left = 2; left >= 0; --left) {
            const Answer answer = client.get({});
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.header("X-RateLimit-Limit"), "3");
            QCOMPARE(answer.header("X-RateLimit-Remaining").toInt(), left);
        }
        const Answer refused = client.get({});
        QCOMPARE(refused.status, 403);
        QVERIFY(refused.message().startsWith(u"API rate limit exceeded for user ID"));
        QCOMPARE(refused.header("X-RateLimit-Remaining"), "0");
        const qint64 reset = refused.header("X-RateLimit-Reset").toLongLong();
        QCOMPARE(reset, m_clock->now().toSecsSinceEpoch() + 3600);
        QCOMPARE(client.get(u"//rate_limit"_s).object().value(u"rate"_s).toObject().value(u"remaining"_s).toInt(), 0);
        // Without a token there is a limit of its own; both end after an hour.
        Client nobody(m_sandbox->apiUrl(), {});
        QCOMPARE(nobody.get({}).status, 200);
        QCOMPARE(nobody.get({}).status, 403);
        m_clock->advance(std::chrono::hours(1));
        QCOMPARE(client.get({}).status, 200);
        QCOMPARE(nobody.get({}).status, 200);
    }

    void paging()
    {
        m_sandbox->invoke([](State &state) {
            for (int i = 0; i < 25; ++i)
                state.ensureEnvironment(u"environment-%1"_s.arg(i), false, {});
        });
        Client client(m_sandbox->apiUrl(), m_sandbox->writeToken());
        const Answer first = client.get(u"/environments?per_page=10"_s);
        QCOMPARE(first.object().value(u"environments"_s).toArray().size(), 10);
        QCOMPARE(first.object().value(u"total_count"_s).toInt(), 25);
        const QByteArray base =
            m_sandbox->apiUrl().toEncoded() + "/repos/example/network/environments?per_page=10&page=";
        QCOMPARE(first.header("Link"), '<' + base + "2>; rel=\"next\", <" + base + "3>; rel=\"last\"");
        const Answer last = client.get(u"/environments?per_page=10&page=3"_s);
        QCOMPARE(last.object().value(u"environments"_s).toArray().size(), 5);
        QCOMPARE(last.header("Link"), '<' + base + "2>; rel=\"prev\", <" + base + "1>; rel=\"first\"");
        QVERIFY(client.get(u"/environments?per_page=100"_s).header("Link").isEmpty());
        QVERIFY(
            client.get(u"/environments?per_page=10&page=9"_s).object().value(u"environments"_s).toArray().isEmpty());
    }

    void namesWithSlashes()
    {
        m_sandbox->invoke([](State &state) { state.ensureEnvironment(u"team a/staging"_s, false, {}); });
        Client client(m_sandbox->apiUrl(), m_sandbox->writeToken());
        const Answer found = client.get(u"/environments/team%20a%2Fstaging"_s);
        QCOMPARE(found.status, 200);
        QCOMPARE(found.object().value(u"name"_s).toString(), u"team a/staging"_s);
    }

    void brokenBodies()
    {
        Client client(m_sandbox->apiUrl(), m_sandbox->writeToken());
        QCOMPARE(client.send("POST", u"/releases"_s, "{\"tag_name\":").message(), u"Problems parsing JSON"_s);
        QCOMPARE(client.send("POST", u"/releases"_s, "[1]").message(), u"Body should be a JSON object"_s);
    }

    void pagesForPeople()
    {
        Client client(m_sandbox->apiUrl(), {});
        const Answer page =
            client.fetch(QUrl(m_sandbox->apiUrl().toString() + u"/example/network/releases/tag/%3Cb%3E"_s));
        QCOMPARE(page.status, 200);
        QVERIFY(page.header("Content-Type").startsWith("text/html"));
        QVERIFY(!page.body.contains("<b>"));
    }

private:
    std::optional<QTemporaryDir> m_directory;
    std::optional<DrivenClock> m_clock;
    std::unique_ptr<Sandbox> m_sandbox;
};

QTEST_GUILESS_MAIN(TestSandboxGate)
#include "tst_sandbox_gate.moc"
