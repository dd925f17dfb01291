// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"

#include <QTest>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::test;
using namespace Qt::StringLiterals;

class RedirectsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsReadsOnTheSameHost_data();
    void followsReadsOnTheSameHost();
    void carriesNoTokenToAnotherHost();
    void carriesNoTokenToAnotherPort();
    void bringsTheTokenBackHome();
    void keepsMethodAndBodyOfMutations_data();
    void keepsMethodAndBodyOfMutations();
    void turnsMutationsIntoNothingElse_data();
    void turnsMutationsIntoNothingElse();
    void sendsNoMutationToAnotherHost();
    void givesUp_data();
    void givesUp();
};

void RedirectsTest::followsReadsOnTheSameHost_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 307, 308})
        QTest::addRow("%d", status) << status;
}

void RedirectsTest::followsReadsOnTheSameHost()
{
    QFETCH(const int, status);
    LoopbackServer server([&](const SeenRequest &seen) {
        if (seen.target == "/repos/old/name")
            return ServedAnswer{.status = status, .headers = {{"Location", "/repositories/7"}}};
        return ServedAnswer{.body = "new"};
    });
    Transport transport(quick(server.url()));
    const auto answer = await(fetch(transport, get("/repos/old/name")));
    QVERIFY(answer && *answer);
    QCOMPARE((*answer)->body, "new"_ba);
    QCOMPARE((*answer)->url.path(), u"/repositories/7"_s);
    QCOMPARE(server.seen().value(1).header("Authorization"), "Bearer t0ken"_ba);
}

void RedirectsTest::carriesNoTokenToAnotherHost()
{
    LoopbackServer server([&](const SeenRequest &seen) {
        if (seen.target == "/x")
            return ServedAnswer{.status = 302,
                                .headers = {{"Location", server.url("localhost").toEncoded() + "/elsewhere"}}};
        return ServedAnswer{.body = "file", .headers = {{"ETag", "\"e\""}}};
    });
    int stored = 0;
    auto settings = quick(server.url());
    settings.cache.store = [&](const QByteArray &, const QUrl &, const CachedResponse &) { ++stored; };
    Transport transport(settings);
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && *answer);
    QCOMPARE((*answer)->body, "file"_ba);
    QCOMPARE(server.seen().size(), 2);
    QVERIFY(server.seen().value(0).headers.contains("authorization"));
    QVERIFY(!server.seen().value(1).headers.contains("authorization"));
    QVERIFY(!server.seen().value(1).headers.contains("x-github-api-version"));
    QCOMPARE(stored, 0);
}

void RedirectsTest::carriesNoTokenToAnotherPort()
{
    LoopbackServer other([](const SeenRequest &) { return ServedAnswer{.body = "file"}; });
    LoopbackServer server([&](const SeenRequest &) {
        return ServedAnswer{.status = 307, .headers = {{"Location", other.url().toEncoded() + "/f"}}};
    });
    Transport transport(quick(server.url()));
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && *answer);
    QCOMPARE(other.seen().size(), 1);
    QVERIFY(!other.seen().value(0).headers.contains("authorization"));
}

void RedirectsTest::bringsTheTokenBackHome()
{
    LoopbackServer server([&](const SeenRequest &seen) {
        if (seen.target == "/x")
            return ServedAnswer{.status = 302, .headers = {{"Location", server.url("localhost").toEncoded() + "/y"}}};
        if (seen.target == "/y")
            return ServedAnswer{.status = 302, .headers = {{"Location", server.url().toEncoded() + "/z"}}};
        return ServedAnswer{.body = "home"};
    });
    Transport transport(quick(server.url()));
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && *answer);
    QVERIFY(!server.seen().value(1).headers.contains("authorization"));
    QCOMPARE(server.seen().value(2).header("Authorization"), "Bearer t0ken"_ba);
}

void RedirectsTest::keepsMethodAndBodyOfMutations_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ApiRequest::Method>("method");
    QTest::newRow("PATCH 307") << 307 << ApiRequest::Method::Patch;
    QTest::newRow("PATCH 308") << 308 << ApiRequest::Method::Patch;
    QTest::newRow("POST 307") << 307 << ApiRequest::Method::Post;
}

void RedirectsTest::keepsMethodAndBodyOfMutations()
{
    QFETCH(const int, status);
    QFETCH(const ApiRequest::Method, method);
    LoopbackServer server([&](const SeenRequest &seen) {
        if (seen.target == "/old")
            return ServedAnswer{.status = status, .headers = {{"Location", "/repositories/7/releases/1"}}};
        return ServedAnswer{.body = "{}"};
    });
    Transport transport(quick(server.url()));
    const ApiRequest request = change(method, "/old");
    const auto answer = await(fetch(transport, request));
    QVERIFY(answer && *answer);
    QCOMPARE(server.seen().size(), 2);
    const SeenRequest last = server.seen().value(1);
    QCOMPARE(last.method, request.verb());
    QCOMPARE(last.target, "/repositories/7/releases/1"_ba);
    QCOMPARE(last.body, R"({"tag_name":"0.1.2"})"_ba);
    QCOMPARE(last.header("Content-Type"), "application/json"_ba);
    QCOMPARE(last.header("Authorization"), "Bearer t0ken"_ba);
}

void RedirectsTest::turnsMutationsIntoNothingElse_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303})
        QTest::addRow("%d", status) << status;
}

void RedirectsTest::turnsMutationsIntoNothingElse()
{
    QFETCH(const int, status);
    LoopbackServer server(
        [&](const SeenRequest &) { return ServedAnswer{.status = status, .headers = {{"Location", "/new"}}}; });
    Transport transport(quick(server.url()));
    const auto answer = await(fetch(transport, change(ApiRequest::Method::Patch, "/old")));
    QVERIFY(answer && !*answer);
    QVERIFY(answer->error().message.contains("nothing was changed"_L1));
    QCOMPARE(server.seen().size(), 1);
}

void RedirectsTest::sendsNoMutationToAnotherHost()
{
    LoopbackServer server([&](const SeenRequest &) {
        return ServedAnswer{.status = 307, .headers = {{"Location", server.url("localhost").toEncoded() + "/x"}}};
    });
    Transport transport(quick(server.url()));
    const auto answer = await(fetch(transport, change(ApiRequest::Method::Post, "/old")));
    QVERIFY(answer && !*answer);
    QCOMPARE(server.seen().size(), 1);
}

void RedirectsTest::givesUp_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<int>("requests");
    QTest::newRow("circle") << "/x"_ba << 6;
    QTest::newRow("nowhere") << QByteArray() << 1;
    QTest::newRow("a file") << "file:///etc/passwd"_ba << 1;
    QTest::newRow("a script") << "javascript:alert(1)"_ba << 1;
    QTest::newRow("with a user") << "http://a:b@127.0.0.1:1/"_ba << 1;
    QTest::newRow("broken") << "http://[/"_ba << 1;
}

void RedirectsTest::givesUp()
{
    QFETCH(const QByteArray, location);
    QFETCH(const int, requests);
    LoopbackServer server(
        [&](const SeenRequest &) { return ServedAnswer{.status = 301, .headers = {{"Location", location}}}; });
    Transport transport(quick(server.url()));
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Server);
    QVERIFY(answer->error().message.contains(requests > 1 ? "without end"_L1 : "has moved"_L1));
    QCOMPARE(server.seen().size(), requests);
}

QTEST_GUILESS_MAIN(RedirectsTest)
#include "tst_github_redirects.moc"
