// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"

#include <QElapsedTimer>
#include <QTest>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class MutationsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goOneAfterTheOther();
    void leaveTimeInBetween();
    void areSpacedOnRealHostsOnly();
    void doNotHoldReadsUp();
    void goOnAfterOneWasCancelled();
};

void MutationsTest::goOneAfterTheOther()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.way = ServedAnswer::Way::Never}; });
    Transport transport(quick(server.url()));
    QList<QFuture<Result<ApiAnswer>>> futures;
    for (int i = 0; i < 4; ++i)
        futures += fetch(transport, change(ApiRequest::Method::Post, "/m" + QByteArray::number(i)));
    for (int i = 0; i < 4; ++i) {
        QTRY_COMPARE(server.seen().size(), i + 1);
        QCOMPARE(server.open(), 1);
        QCOMPARE(server.seen().last().target, "/m" + QByteArray::number(i));
        server.release({.status = 201});
    }
    for (const auto &future : futures) {
        const auto answer = await(future);
        QVERIFY(answer && *answer);
        QCOMPARE((*answer)->status, 201);
    }
}

void MutationsTest::leaveTimeInBetween()
{
    QElapsedTimer clock;
    clock.start();
    QList<qint64> times;
    LoopbackServer server([&](const SeenRequest &) {
        times += clock.elapsed();
        return ServedAnswer{.status = 201};
    });
    auto settings = quick(server.url());
    settings.pace.mutationSpacing = 120ms;
    Transport transport(settings);
    QList<QFuture<Result<ApiAnswer>>> futures;
    for (int i = 0; i < 3; ++i)
        futures += fetch(transport, change(ApiRequest::Method::Patch, "/m"));
    for (const auto &future : futures)
        QVERIFY(await(future));
    QCOMPARE(times.size(), 3);
    // Qt's coarse timers may fire up to 5 % early.
    QVERIFY2(times.at(1) - times.at(0) >= 110, qPrintable(QString::number(times.at(1) - times.at(0))));
    QVERIFY(times.at(2) - times.at(1) >= 110);
}

void MutationsTest::areSpacedOnRealHostsOnly()
{
    const auto spacing = [](const char *api) {
        return TransportSettings::forApi(QUrl(QString::fromLatin1(api)), {}, {}, {}).pace.mutationSpacing;
    };
    QVERIFY(spacing("https://api.github.com") >= 1s);
    QVERIFY(spacing("https://git.example.com/api/v3") >= 1s);
    QCOMPARE(spacing("http://127.0.0.1:1"), 0ms);
    QCOMPARE(spacing("http://[::1]:1"), 0ms);
}

void MutationsTest::doNotHoldReadsUp()
{
    LoopbackServer server([](const SeenRequest &seen) {
        return seen.method == "GET" ? ServedAnswer{.body = "read"} : ServedAnswer{.way = ServedAnswer::Way::Never};
    });
    Transport transport(quick(server.url()));
    const auto mutation = fetch(transport, change(ApiRequest::Method::Post, "/m"));
    QTRY_COMPARE(server.open(), 1);
    const auto answer = await(fetch(transport, get("/x")));
    QVERIFY(answer && *answer);
    QVERIFY(!mutation.isFinished());
}

void MutationsTest::goOnAfterOneWasCancelled()
{
    bool first = true;
    LoopbackServer server([&](const SeenRequest &) {
        return std::exchange(first, false) ? ServedAnswer{.way = ServedAnswer::Way::Never}
                                           : ServedAnswer{.status = 201};
    });
    Transport transport(quick(server.url()));
    auto running = fetch(transport, change(ApiRequest::Method::Post, "/one"));
    auto waiting = fetch(transport, change(ApiRequest::Method::Post, "/two"));
    const auto last = fetch(transport, change(ApiRequest::Method::Post, "/three"));
    QTRY_COMPARE(server.open(), 1);
    waiting.cancel();
    running.cancel();
    const auto answer = await(last);
    QVERIFY(answer && *answer);
    QCOMPARE(server.seen().size(), 2);
    QCOMPARE(server.seen().last().target, "/three"_ba);
}

QTEST_GUILESS_MAIN(MutationsTest)
#include "tst_github_mutations.moc"
