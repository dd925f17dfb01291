// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"
#include "github/paging.h"

#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::test;
using namespace Qt::StringLiterals;

namespace {

/// A cache in memory that can be looked at.
struct MemoryCache {
    QHash<QPair<QByteArray, QUrl>, CachedResponse> kept;

    ResponseCache functions()
    {
        return {.find = [this](const QByteArray &fingerprint, const QUrl &url) -> std::optional<CachedResponse> {
                    const auto found = kept.constFind({fingerprint, url});
                    return found == kept.constEnd() ? std::nullopt : std::optional(*found);
                },
                .store = [this](const QByteArray &fingerprint, const QUrl &url,
                                const CachedResponse &response) { kept.insert({fingerprint, url}, response); }};
    }
};

Result<QList<int>> parseNumbers(const QByteArray &body)
{
    QList<int> numbers;
    for (const QByteArray &word : body.split(' '))
        numbers += word.toInt();
    return numbers;
}

} // namespace

class TransportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsTheHeaders();
    void sendsNoTokenWithoutOne();
    void refusesTokensWithLineBreaks();
    void refusesPlainHttp();
    void waitsForItsToken();
    void refusesWhatWaitedForItsToken();
    void usesEtags();
    void keepsCachesOfTokensApart();
    void followsPages();
    void followsCachedPages();
    void stopsAtTheLimit();
    void endsEndlessPages();
    void distrustsPages_data();
    void distrustsPages();
    void boundsReadsAtOnce();
    void boundsReadsInAPeriod_data();
    void boundsReadsInAPeriod();
    void notesTheRateLimit();
    void anAnswerThatWasOvertakenDoesNotRaiseWhatIsLeft();
    void takesEchoedTokensOut();
};

void TransportTest::sendsTheHeaders()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.body = "{}"}; });
    Transport transport(quick(server.url()));
    const auto answer = await(fetch(transport, get("/a%2Fb?c=%26")));
    QVERIFY(answer && *answer);
    const SeenRequest seen = server.seen().value(0);
    QCOMPARE(seen.method, "GET"_ba);
    QCOMPARE(seen.target, "/a%2Fb?c=%26"_ba);
    QCOMPARE(seen.header("Authorization"), "Bearer t0ken"_ba);
    QCOMPARE(seen.header("Accept"), "application/vnd.github+json"_ba);
    QCOMPARE(seen.header("X-GitHub-Api-Version"), "2026-03-10"_ba);
    QVERIFY(seen.header("User-Agent").startsWith("Slipway/"));
    QVERIFY(!seen.headers.contains("if-none-match"));
    QVERIFY(!seen.headers.contains("cookie"));
}

void TransportTest::sendsNoTokenWithoutOne()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.body = "{}"}; });
    Transport transport(quick(server.url(), {}));
    QVERIFY(await(fetch(transport, get("/x"))));
    QVERIFY(!server.seen().value(0).headers.contains("authorization"));
    // Changes are refused before anything is sent.
    const auto change = await(fetch(transport, test::change(ApiRequest::Method::Post, "/x")));
    QVERIFY(change && !*change);
    QCOMPARE(change->error().kind, ErrorKind::Unauthorized);
    QCOMPARE(server.seen().size(), 1);
}

void TransportTest::refusesTokensWithLineBreaks()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.body = "{}"}; });
    Transport transport(quick(server.url(), "t0ken\r\nX-Evil: 1"));
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Unauthorized);
    QVERIFY(!answer->error().message.contains("t0ken"_L1));
    QCOMPARE(server.seen().size(), 0);
}

void TransportTest::refusesPlainHttp()
{
    Transport transport(quick(QUrl(u"http://git.invalid/api/v3"_s)));
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::BadInput);
    QVERIFY(answer->error().message.contains("not encrypted"_L1));
}

void TransportTest::waitsForItsToken()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.body = "{}"}; });
    Transport transport(quick(server.url(), {}));
    transport.awaitToken();
    const auto read = fetch(transport, get("/x"));
    const auto written = fetch(transport, test::change(ApiRequest::Method::Post, "/x"));
    auto dropped = fetch(transport, get("/y"));
    dropped.cancel();
    QVERIFY(!read.isFinished());
    QVERIFY(!written.isFinished());
    transport.setToken(Secret("t0ken"_ba));
    for (const auto &waited : {read, written}) {
        const auto answer = await(waited);
        QVERIFY(answer && *answer);
    }
    QCOMPARE(transport.answers(), 2);
    QCOMPARE(server.seen().size(), 2); // none went out before, and none that nobody wants any more
    for (const SeenRequest &seen : server.seen())
        QCOMPARE(seen.header("Authorization"), "Bearer t0ken"_ba);
}

/// What a token may not be sent to is told when there is one.
void TransportTest::refusesWhatWaitedForItsToken()
{
    Transport transport(quick(QUrl(u"http://git.invalid/api/v3"_s), {}));
    transport.awaitToken();
    const auto future = fetch(transport, get("/x"));
    transport.setToken(Secret("t0ken"_ba));
    const auto answer = await(future);
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::BadInput);
}

void TransportTest::usesEtags()
{
    int version = 1;
    LoopbackServer server([&](const SeenRequest &seen) {
        const QByteArray etag = "W/\"v" + QByteArray::number(version) + '"';
        if (seen.header("If-None-Match") == etag)
            return ServedAnswer{.status = 304, .headers = {{"ETag", etag}, {"X-RateLimit-Remaining", "7"}}};
        return ServedAnswer{.body = "body " + QByteArray::number(version), .headers = {{"ETag", etag}}};
    });
    MemoryCache cache;
    auto settings = quick(server.url());
    settings.cache = cache.functions();
    Transport transport(settings);

    const auto first = await(fetch(transport, get("/x")));
    QVERIFY(first && *first);
    QVERIFY(!(*first)->fromCache);
    const auto second = await(fetch(transport, get("/x")));
    QVERIFY(second && *second);
    QCOMPARE(server.seen().value(1).header("If-None-Match"), "W/\"v1\""_ba);
    QVERIFY((*second)->fromCache);
    QCOMPARE((*second)->status, 200);
    QCOMPARE((*second)->body, "body 1"_ba);
    QCOMPARE(transport.rateLimit().remaining, 7);
    version = 2;
    const auto third = await(fetch(transport, get("/x")));
    QVERIFY(third && *third);
    QVERIFY(!(*third)->fromCache);
    QCOMPARE((*third)->body, "body 2"_ba);
    QCOMPARE(cache.kept.size(), 1);
    QCOMPARE(cache.kept.cbegin()->etag, "W/\"v2\""_ba);
}

void TransportTest::keepsCachesOfTokensApart()
{
    LoopbackServer server(
        [](const SeenRequest &) { return ServedAnswer{.body = "x", .headers = {{"ETag", "\"e\""}}}; });
    MemoryCache cache;
    for (const QByteArray &token : {"one"_ba, "two"_ba, QByteArray()}) {
        auto settings = quick(server.url(), token);
        settings.cache = cache.functions();
        Transport transport(settings);
        QVERIFY(await(fetch(transport, get("/x"))));
    }
    for (const SeenRequest &seen : server.seen())
        QVERIFY(!seen.headers.contains("if-none-match"));
    QCOMPARE(cache.kept.size(), 3);
    for (auto it = cache.kept.cbegin(); it != cache.kept.cend(); ++it) {
        QVERIFY(it.key().first != "one" && it.key().first != "two");
        QVERIFY(!it.key().second.toString().contains("one"_L1));
    }
}

void TransportTest::followsPages()
{
    LoopbackServer *self = nullptr;
    LoopbackServer server([&](const SeenRequest &seen) {
        const QByteArray base = self->url().toEncoded();
        if (seen.target == "/n?per_page=100")
            return ServedAnswer{.body = "1 2",
                                .headers = {{"Link", '<' + base + "/repositories/9/n?after=a%2Bb>; rel=\"next\""}}};
        if (seen.target == "/repositories/9/n?after=a%2Bb")
            return ServedAnswer{.body = "3",
                                .headers = {{"Link", '<' + base + "/n?x>; rel=\"prev\", </n?page=3>; rel=\"next\""}}};
        if (seen.target == "/n?page=3")
            return ServedAnswer{.body = "4", .headers = {{"Link", '<' + base + "/n?x>; rel=\"first\""}}};
        return ServedAnswer{.status = 404};
    });
    self = &server;
    Transport transport(quick(server.url()));
    const auto numbers =
        await(startPagedCall<int>(transport, ApiRequest{.path = "/n", .query = perPage()}, parseNumbers));
    QVERIFY(numbers && *numbers);
    QCOMPARE(**numbers, (QList{1, 2, 3, 4}));
    for (const SeenRequest &seen : server.seen())
        QCOMPARE(seen.header("Authorization"), "Bearer t0ken"_ba);
}

void TransportTest::followsCachedPages()
{
    LoopbackServer server([](const SeenRequest &seen) {
        if (!seen.header("If-None-Match").isEmpty())
            return ServedAnswer{.status = 304}; // without its Link
        ServedAnswer answer{.body = seen.target.endsWith("page=2") ? "2"_ba : "1"_ba,
                            .headers = {{"ETag", '"' + seen.target + '"'}}};
        if (seen.target == "/n")
            answer.headers.append(qMakePair("Link"_ba, "</n?page=2>; rel=\"next\""_ba));
        return answer;
    });
    MemoryCache cache;
    auto settings = quick(server.url());
    settings.cache = cache.functions();
    Transport transport(settings);
    for (int round = 0; round < 2; ++round) {
        const auto numbers = await(startPagedCall<int>(transport, get("/n"), parseNumbers));
        QVERIFY(numbers && *numbers);
        QCOMPARE(**numbers, (QList{1, 2}));
    }
    QCOMPARE(server.seen().size(), 4);
}

void TransportTest::stopsAtTheLimit()
{
    int page = 0;
    LoopbackServer server([&](const SeenRequest &) {
        return ServedAnswer{.body = "1 2 3",
                            .headers = {{"Link", "</n?page=" + QByteArray::number(++page) + ">; rel=\"next\""}}};
    });
    Transport transport(quick(server.url()));
    const auto numbers = await(startPagedCall<int>(transport, get("/n"), parseNumbers, 5));
    QVERIFY(numbers && *numbers);
    QCOMPARE(**numbers, (QList{1, 2, 3, 1, 2}));
    QCOMPARE(server.seen().size(), 2);
}

void TransportTest::endsEndlessPages()
{
    const Transport transport(quick(QUrl(u"http://127.0.0.1:1"_s)));
    QSet<QUrl> seen;
    const auto page = [](int number) { return QUrl(u"http://127.0.0.1:1/n?page="_s + QString::number(number)); };
    for (int i = 0; i < 2000; ++i) {
        const auto next =
            nextPageOf({.status = 200, .link = "<" + page(i + 1).toEncoded() + ">; rel=next", .url = page(i)},
                       get("/n"), transport, seen);
        if (next) {
            QVERIFY(next->request);
            QCOMPARE(next->request->page, page(i + 1));
            continue;
        }
        QCOMPARE(next.error().kind, ErrorKind::Server);
        QVERIFY(next.error().detail.contains("no end"_L1));
        QCOMPARE(i, 999);
        return;
    }
    QFAIL("two thousand pages were followed");
}

void TransportTest::distrustsPages_data()
{
    QTest::addColumn<QByteArray>("next");
    QTest::addColumn<QString>("detail");
    QTest::newRow("another host") << "http://localhost:1/n"_ba << u"another host"_s;
    QTest::newRow("another port") << "http://127.0.0.1:1/n"_ba << u"another host"_s;
    QTest::newRow("another scheme") << "https://127.0.0.1/n"_ba << u"another host"_s;
    QTest::newRow("file") << "file:///etc/passwd"_ba << u"another host"_s;
    QTest::newRow("itself") << "/n"_ba << u"circle"_s;
    QTest::newRow("itself by another fragment") << "/n#2"_ba << u"circle"_s;
}

void TransportTest::distrustsPages()
{
    QFETCH(const QByteArray, next);
    QFETCH(const QString, detail);
    LoopbackServer server([&](const SeenRequest &) {
        return ServedAnswer{.body = "1", .headers = {{"Link", '<' + next + ">; rel=\"next\""}}};
    });
    Transport transport(quick(server.url()));
    const auto numbers = await(startPagedCall<int>(transport, get("/n"), parseNumbers));
    QVERIFY(numbers && !*numbers);
    QCOMPARE(numbers->error().kind, ErrorKind::Server);
    QVERIFY2(numbers->error().detail.contains(detail), qPrintable(numbers->error().detail));
    QCOMPARE(server.seen().size(), 1);
}

void TransportTest::boundsReadsAtOnce()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.way = ServedAnswer::Way::Never}; });
    auto settings = quick(server.url());
    settings.pace.readsAtOnce = 3;
    Transport transport(settings);
    QList<QFuture<Result<ApiAnswer>>> futures;
    for (int i = 0; i < 7; ++i)
        futures += fetch(transport, get("/x" + QByteArray::number(i)));
    for (const int expected : {3, 6, 7}) {
        QTRY_COMPARE(server.seen().size(), expected);
        QTRY_COMPARE(server.open(), expected == 7 ? 1 : 3);
        server.release({.body = "x"});
    }
    for (const auto &future : futures) {
        const auto answer = await(future);
        QVERIFY(answer && *answer);
    }
}

void TransportTest::boundsReadsInAPeriod_data()
{
    QTest::addColumn<std::chrono::milliseconds>("period");
    QTest::addColumn<int>("sent");
    QTest::newRow("which lasts") << std::chrono::milliseconds(std::chrono::hours(1)) << 4;
    QTest::newRow("which ends") << std::chrono::milliseconds(20) << 10;
}

void TransportTest::boundsReadsInAPeriod()
{
    QFETCH(const std::chrono::milliseconds, period);
    QFETCH(const int, sent);
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.body = "x"}; });
    auto settings = quick(server.url());
    settings.pace.readsInPeriod = 4;
    settings.pace.period = period;
    Transport transport(settings);
    QList<QFuture<Result<ApiAnswer>>> futures;
    for (int i = 0; i < 10; ++i)
        futures += fetch(transport, get("/x" + QByteArray::number(i)));
    const auto answered = [&] {
        return std::ranges::count_if(futures, [](const auto &future) { return future.isFinished(); });
    };
    QTRY_COMPARE(answered(), sent);
    // Changes have their own pace.
    const auto change = await(fetch(transport, test::change(ApiRequest::Method::Post, "/x")));
    QVERIFY(change && *change);
    QCOMPARE(answered(), sent);
    QCOMPARE(server.seen().size(), sent + 1);
}

void TransportTest::notesTheRateLimit()
{
    LoopbackServer server([](const SeenRequest &) {
        return ServedAnswer{.headers = {{"X-RateLimit-Limit", "60"}, {"X-RateLimit-Remaining", "12"}}};
    });
    Transport transport(quick(server.url()));
    QCOMPARE(transport.rateLimit(), RateLimit{});
    QSignalSpy changed(&transport, &Transport::rateLimitChanged);
    QVERIFY(await(fetch(transport, get("/x"))));
    QVERIFY(await(fetch(transport, get("/x"))));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(transport.rateLimit(), (RateLimit{.remaining = 12, .limit = 60, .resetsAt = {}}));
}

void TransportTest::anAnswerThatWasOvertakenDoesNotRaiseWhatIsLeft()
{
    int answers = 0;
    LoopbackServer server([&answers](const SeenRequest &) {
        constexpr std::array left{"12", "14", "59"};
        constexpr std::array reset{"2000000000", "2000000000", "2000003600"};
        const auto i = static_cast<std::size_t>(answers++);
        return ServedAnswer{.headers = {{"X-RateLimit-Limit", "60"},
                                        {"X-RateLimit-Remaining", left.at(i)},
                                        {"X-RateLimit-Reset", reset.at(i)}}};
    });
    Transport transport(quick(server.url()));
    for (const int expected : {12, 12, 59}) {
        QVERIFY(await(fetch(transport, get("/x"))));
        QCOMPARE(transport.rateLimit().remaining, expected);
    }
}

void TransportTest::takesEchoedTokensOut()
{
    LoopbackServer server([](const SeenRequest &seen) {
        return ServedAnswer{.status = 422, .body = R"({"message": "you sent )" + seen.header("Authorization") + "\"}"};
    });
    Transport transport(quick(server.url()));
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && !*answer);
    QVERIFY(answer->error().message.contains(u"you sent Bearer …"_s));
    QVERIFY(!answer->error().message.contains("t0ken"_L1));
    QVERIFY(!answer->error().detail.contains("t0ken"_L1));
}

QTEST_GUILESS_MAIN(TransportTest)
#include "tst_github_transport.moc"
