// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"
#include "github/networkerrors.h"

#include <QTest>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What happens when no proper answer comes: time-outs, cuts, repetitions, sizes.
class NetworkTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsEachFault_data();
    void wordsEachFault();
    void saysWhenNobodyListens();
    void timesOut();
    void timesOutWhenBytesDrip();
    void repeatsReadsTwice_data();
    void repeatsReadsTwice();
    void succeedsOnRepetition();
    void neverRepeatsMutations_data();
    void neverRepeatsMutations();
    void boundsAnswers();
    void saysWhatCannotBeUnpacked_data();
    void saysWhatCannotBeUnpacked();
    void waitsOnceForAShortLimit();
    void doesNotWaitForALongLimit();
};

void NetworkTest::wordsEachFault_data()
{
    QTest::addColumn<QNetworkReply::NetworkError>("code");
    QTest::addColumn<bool>("mutation");
    QTest::addColumn<QString>("says");
    QTest::newRow("offline") << QNetworkReply::HostNotFoundError << false << u"was not found on the network"_s;
    QTest::newRow("refused") << QNetworkReply::ConnectionRefusedError << false << u"refused the connection"_s;
    QTest::newRow("time-out") << QNetworkReply::OperationCanceledError << false << u"did not answer in time"_s;
    QTest::newRow("TLS") << QNetworkReply::SslHandshakeFailedError << false << u"secure connection"_s;
    QTest::newRow("proxy") << QNetworkReply::ProxyTimeoutError << false << u"proxy"_s;
    QTest::newRow("cut") << QNetworkReply::RemoteHostClosedError << false << u"cut the connection"_s;
    QTest::newRow("other") << QNetworkReply::UnknownNetworkError << false << u"cannot be reached"_s;
    QTest::newRow("cut after a write") << QNetworkReply::RemoteHostClosedError << true << u"may or may not"_s;
    QTest::newRow("write never sent") << QNetworkReply::ConnectionRefusedError << true << u"refused the connection"_s;
    QTest::newRow("write without TLS") << QNetworkReply::SslHandshakeFailedError << true << u"secure connection"_s;
}

void NetworkTest::wordsEachFault()
{
    QFETCH(const QNetworkReply::NetworkError, code);
    QFETCH(const bool, mutation);
    QFETCH(const QString, says);
    const Error error =
        errorFromNetwork(code, u"technical"_s, {.host = u"github.com"_s, .request = u"GET /x"_s, .mutation = mutation});
    QCOMPARE(error.kind, ErrorKind::Network);
    QVERIFY2(error.message.contains(says), qPrintable(error.message));
    QVERIFY(error.message.contains("github.com"_L1));
    QCOMPARE(error.detail, u"GET /x · technical"_s);
}

void NetworkTest::saysWhenNobodyListens()
{
    QUrl url;
    {
        LoopbackServer gone([](const SeenRequest &) { return ServedAnswer{}; });
        url = gone.url();
    }
    Transport transport(quick(url));
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Network);
    QVERIFY(answer->error().message.contains("github.test refused the connection"_L1));
    QVERIFY(!answer->error().detail.contains("t0ken"_L1));
}

void NetworkTest::timesOut()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.way = ServedAnswer::Way::Never}; });
    auto settings = quick(server.url());
    settings.timeout = 50ms;
    Transport transport(settings);
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Network);
    QVERIFY(answer->error().message.contains("did not answer in time"_L1));
    QCOMPARE(server.seen().size(), 1);
    QTRY_COMPARE(server.open(), 0);
}

void NetworkTest::timesOutWhenBytesDrip()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.way = ServedAnswer::Way::Never}; });
    auto settings = quick(server.url());
    settings.longestExchange = 50ms; // the idle time-out is far longer
    Transport transport(settings);
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && !*answer);
    QVERIFY(answer->error().message.contains("did not answer in time"_L1));
}

void NetworkTest::repeatsReadsTwice_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("truncated");
    QTest::addColumn<int>("requests");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("500") << 500 << false << 3 << ErrorKind::Server;
    QTest::newRow("502") << 502 << false << 3 << ErrorKind::Server;
    QTest::newRow("501 will not change") << 501 << false << 1 << ErrorKind::Server;
    QTest::newRow("404") << 404 << false << 1 << ErrorKind::NotFound;
    QTest::newRow("400") << 400 << false << 1 << ErrorKind::Server;
    QTest::newRow("truncated") << 200 << true << 3 << ErrorKind::Network;
}

void NetworkTest::repeatsReadsTwice()
{
    QFETCH(const int, status);
    QFETCH(const bool, truncated);
    QFETCH(const int, requests);
    LoopbackServer server([&](const SeenRequest &) {
        return ServedAnswer{.status = status,
                            .body = "<html>",
                            .way = truncated ? ServedAnswer::Way::Truncated : ServedAnswer::Way::Whole};
    });
    Transport transport(quick(server.url()));
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && !*answer);
    QTEST(answer->error().kind, "kind");
    QCOMPARE(server.seen().size(), requests);
}

void NetworkTest::succeedsOnRepetition()
{
    int count = 0;
    LoopbackServer server(
        [&](const SeenRequest &) { return ++count < 3 ? ServedAnswer{.status = 503} : ServedAnswer{.body = "fine"}; });
    Transport transport(quick(server.url()));
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && *answer);
    QCOMPARE((*answer)->body, "fine"_ba);
}

void NetworkTest::neverRepeatsMutations_data()
{
    QTest::addColumn<ServedAnswer::Way>("way");
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("502") << ServedAnswer::Way::Whole << 502 << ErrorKind::Server;
    QTest::newRow("503 with Retry-After") << ServedAnswer::Way::Whole << 503 << ErrorKind::Server;
    QTest::newRow("429 with Retry-After") << ServedAnswer::Way::Whole << 429 << ErrorKind::RateLimited;
    QTest::newRow("cut") << ServedAnswer::Way::Cut << 200 << ErrorKind::Network;
    QTest::newRow("truncated") << ServedAnswer::Way::Truncated << 201 << ErrorKind::Network;
}

void NetworkTest::neverRepeatsMutations()
{
    QFETCH(const ServedAnswer::Way, way);
    QFETCH(const int, status);
    LoopbackServer server([&](const SeenRequest &seen) {
        if (seen.method == "GET")
            return ServedAnswer{.body = "warm"};
        return ServedAnswer{.status = status, .headers = {{"Retry-After", "0"}}, .way = way};
    });
    Transport transport(quick(server.url()));
    // A connection that is kept alive is where HTTP stacks are tempted to send once more.
    QVERIFY(await(fetch(transport, get("/warm"))));
    const auto answer = await(fetch(transport, change(ApiRequest::Method::Post, "/x")));
    QVERIFY(answer && !*answer);
    QTEST(answer->error().kind, "kind");
    // Whatever would have been repeated has been by the time that another answer is in.
    QVERIFY(await(fetch(transport, get("/after"))));
    const auto posts = std::ranges::count(server.seen(), "POST"_ba, &SeenRequest::method);
    QCOMPARE(posts, 1);
}

void NetworkTest::boundsAnswers()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.body = QByteArray(5000, 'x')}; });
    auto settings = quick(server.url());
    settings.largestAnswer = 4999;
    Transport small(settings);
    const auto refused = await(fetch(small, get("/x")));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, ErrorKind::Server);
    QVERIFY(refused->error().message.contains("too large"_L1));
    settings.largestAnswer = 5000;
    Transport large(settings);
    const auto taken = await(fetch(large, get("/x")));
    QVERIFY(taken && *taken);
    QCOMPARE((*taken)->body.size(), 5000);
}

void NetworkTest::saysWhatCannotBeUnpacked_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("change");
    // 64 MiB of zeros make 64 kB with deflate: a bomb. qCompress puts four bytes of its own before.
    const QByteArray bomb = qCompress(QByteArray(64 << 20, '\0'), 9).sliced(4);
    QTest::newRow("bomb") << bomb << false;
    QTest::newRow("bomb after a change") << bomb << true;
    QTest::newRow("damaged") << "this is not deflated at all"_ba << false;
}

void NetworkTest::saysWhatCannotBeUnpacked()
{
    QFETCH(const QByteArray, body);
    QFETCH(const bool, change);
    LoopbackServer server(
        [&](const SeenRequest &) { return ServedAnswer{.body = body, .headers = {{"Content-Encoding", "deflate"}}}; });
    auto settings = quick(server.url());
    settings.largestAnswer = 1 << 20;
    Transport transport(settings);
    const auto answer = await(fetch(transport, change ? test::change(ApiRequest::Method::Post, "/x") : get("/x")));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Server);
    const QString message = answer->error().message;
    QVERIFY2(message.contains(change ? "may or may not have been made"_L1 : "cannot be unpacked"_L1)
                 || (!change && message.contains("too large"_L1)),
             qPrintable(message));
    QCOMPARE(server.seen().size(), 1);
}

void NetworkTest::waitsOnceForAShortLimit()
{
    int limited = 1;
    LoopbackServer server([&](const SeenRequest &) {
        return limited-- > 0 ? ServedAnswer{.status = 429, .headers = {{"Retry-After", "0"}}}
                             : ServedAnswer{.body = "fine"};
    });
    Transport transport(quick(server.url()));
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && *answer);
    QCOMPARE((*answer)->body, "fine"_ba);
    limited = 2;
    const auto second = await(fetch(transport, get("/x")));
    QVERIFY(second && !*second);
    QCOMPARE(second->error().kind, ErrorKind::RateLimited);
    QCOMPARE(server.seen().size(), 4);
}

void NetworkTest::doesNotWaitForALongLimit()
{
    LoopbackServer server(
        [](const SeenRequest &) { return ServedAnswer{.status = 403, .headers = {{"Retry-After", "11"}}}; });
    Transport transport(quick(server.url()));
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::RateLimited);
    QVERIFY(answer->error().retryAt);
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(*answer->error().retryAt);
    QVERIFY(left >= 0 && left <= 11);
    QCOMPARE(server.seen().size(), 1);
}

QTEST_GUILESS_MAIN(NetworkTest)
#include "tst_github_network.moc"
