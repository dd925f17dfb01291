// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/probeservice.h"
#include "support/loopbackserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::LoopbackServer;
using test::SeenRequest;
using test::ServedAnswer;

/// Nodes are asked over real sockets.
class ProbesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tells_data();
    void tells();
    void asksWithoutSecrets();
    void unreachableIsUnknown();
    void slowIsUnknown();
    void onlyTheWebIsAsked();
    void redirectsStayOnTheHost();
    void redirectsEnd();
    void asksFourAtOnce();
    void oldAnswersAreDropped();
    void oldResultsAreComparedAgain();
    void deletedWhileAsking();
    void deletedByWhoHears();

private:
    static QString told(const QList<ProbeResult> &results);
};

namespace {

/// 0.1.1 is deployed to "live", whose nodes have these addresses.
Snapshot deployed(const QList<QUrl> &nodes, const QString &rule, const QString &tag = u"0.1.1"_s)
{
    Deployment deployment;
    deployment.id = 1;
    deployment.environment = u"live"_s;
    deployment.ref = tag;
    deployment.commit = *ObjectId::fromHex(u"def4567890abcdef1234567890abcdef12345678"_s);
    deployment.statusesKnown = true;
    deployment.statuses = {{DeploymentState::Success, QDateTime::fromSecsSinceEpoch(1'770'000'000)}};
    Environment environment{.name = u"live"_s};
    for (const QUrl &node : nodes)
        environment.probes.append(node.toString());
    environment.probeVersion = rule;
    environment.deployments = QList<Deployment>{deployment};
    Snapshot snapshot;
    snapshot.environments = QList<Environment>{environment};
    return snapshot;
}

QUrl at(const LoopbackServer &server, const QString &path = u"/status"_s)
{
    QUrl url = server.url();
    url.setPath(path);
    return url;
}

ServedAnswer version(const QByteArray &version)
{
    return {.body = R"({"version":")" + version + R"("})"};
}

} // namespace

/// "agrees 0.1.1, unknown too_slow"
QString ProbesTest::told(const QList<ProbeResult> &results)
{
    QStringList words;
    for (const ProbeResult &result : results) {
        QStringList parts{key(result.verdict)};
        if (!result.reported.isEmpty())
            parts.append(result.reported);
        if (result.fault)
            parts.append(key(*result.fault));
        words.append(parts.join(u' '));
    }
    return words.join(u", "_s);
}

void ProbesTest::tells_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("said");
    const QByteArray json = R"({"version":"0.1.1"})";
    const QString pointer = u"/version"_s;
    QTest::newRow("agrees") << 200 << json << pointer << u"agrees 0.1.1"_s;
    QTest::newRow("differs") << 200 << R"({"version":"0.1.0"})"_ba << pointer << u"differs 0.1.0"_s;
    QTest::newRow("header") << 200 << QByteArray() << u"header:x-node-version"_s << u"agrees 0.1.1+def4567"_s;
    QTest::newRow("expression") << 200 << "node 0.1.0 up"_ba << u"regex:node (\\S+)"_s << u"differs 0.1.0"_s;
    QTest::newRow("wrong type") << 200 << "<html>0.1.1</html>"_ba << pointer << u"unknown not_json"_s;
    QTest::newRow("no such value") << 200 << "{}"_ba << pointer << u"unknown nothing_there"_s;
    QTest::newRow("not found") << 404 << json << pointer << u"unknown bad_status"_s;
    QTest::newRow("sign in") << 401 << json << pointer << u"unknown bad_status"_s;
    QTest::newRow("down") << 503 << "<html>"_ba << pointer << u"unknown bad_status"_s;
    const QByteArray huge = R"({"version":"0.1.1","x":")" + QByteArray(1 << 20, 'x') + R"("})";
    QTest::newRow("huge") << 200 << huge << pointer << u"unknown too_large"_s;
    QTest::newRow("huge with a header") << 200 << huge << u"header:X-Node-Version"_s << u"agrees 0.1.1+def4567"_s;
    QTest::newRow("huge with an expression") << 200 << huge << u"regex:\"version\":\"([^\"]+)"_s << u"agrees 0.1.1"_s;
}

void ProbesTest::tells()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, rule);
    LoopbackServer server([&](const SeenRequest &) {
        return ServedAnswer{.status = status, .body = body, .headers = {{"X-Node-Version", "0.1.1+def4567"}}};
    });
    services::ProbeService probes;
    QSignalSpy finished(&probes, &services::ProbeService::finished);
    probes.probe(deployed({at(server)}, rule));
    QVERIFY(probes.isAsking());
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!probes.isAsking());
    QTEST(told(probes.results(u"live"_s)), "said");
    QCOMPARE(probes.results(u"live"_s).constFirst().url, at(server).toString());
}

void ProbesTest::asksWithoutSecrets()
{
    LoopbackServer server([](const SeenRequest &) {
        ServedAnswer answer = version("0.1.1");
        answer.headers = {{"Set-Cookie", "a=b; Path=/"}, {"Cache-Control", "max-age=600"}, {"ETag", "\"c\""}};
        return answer;
    });
    services::ProbeService probes;
    QSignalSpy finished(&probes, &services::ProbeService::finished);
    for (int time = 1; time <= 2; ++time) {
        probes.probe(deployed({at(server)}, u"/version"_s));
        QTRY_COMPARE(finished.count(), time);
    }
    QCOMPARE(server.seen().size(), 2); // nothing was cached
    for (const SeenRequest &request : server.seen()) {
        QCOMPARE(request.method, "GET"_ba);
        QCOMPARE(request.target, "/status"_ba);
        for (const QByteArray &secret :
             {"authorization"_ba, "cookie"_ba, "if-none-match"_ba, "x-github-api-version"_ba})
            QVERIFY2(!request.headers.contains(secret), secret.constData());
        QVERIFY(request.header("user-agent").startsWith("Slipway/"));
    }
}

void ProbesTest::unreachableIsUnknown()
{
    QUrl gone;
    {
        LoopbackServer server([](const SeenRequest &) { return ServedAnswer(); });
        gone = at(server);
    }
    LoopbackServer cut([](const SeenRequest &) { return ServedAnswer{.way = ServedAnswer::Way::Cut}; });
    LoopbackServer truncated([](const SeenRequest &) {
        ServedAnswer answer = version("0.1.0");
        answer.way = ServedAnswer::Way::Truncated;
        return answer;
    });
    LoopbackServer well([](const SeenRequest &) { return version("v0.1.1"); });
    services::ProbeService probes;
    QSignalSpy finished(&probes, &services::ProbeService::finished);
    probes.probe(deployed({gone, at(cut), at(truncated), at(well)}, u"/version"_s));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(told(probes.results(u"live"_s)),
             u"unknown unreachable, unknown unreachable, unknown unreachable, agrees v0.1.1"_s);
}

void ProbesTest::slowIsUnknown()
{
    LoopbackServer slow([](const SeenRequest &) { return ServedAnswer{.way = ServedAnswer::Way::Never}; });
    services::ProbeService probes({.timeout = 50ms});
    QSignalSpy finished(&probes, &services::ProbeService::finished);
    probes.probe(deployed({at(slow)}, u"/version"_s));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(told(probes.results(u"live"_s)), u"unknown too_slow"_s);
}

void ProbesTest::onlyTheWebIsAsked()
{
    services::ProbeService probes;
    QSignalSpy finished(&probes, &services::ProbeService::finished);
    const QList<QUrl> odd{QUrl(u"file:///etc/hostname"_s), QUrl(u"data:,0.1.1"_s), QUrl(u"ftp://127.0.0.1/"_s), QUrl()};
    probes.probe(deployed(odd, u"regex:.*"_s));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(told(probes.results(u"live"_s)),
             u"unknown unreachable, unknown unreachable, unknown unreachable, unknown unreachable"_s);
}

void ProbesTest::redirectsStayOnTheHost()
{
    LoopbackServer other([](const SeenRequest &) { return version("0.1.1"); });
    LoopbackServer server([&](const SeenRequest &request) {
        if (request.target == "/status")
            return version("0.1.1");
        const QByteArray target = request.target == "/away" ? at(other).toEncoded() : "/status"_ba;
        return ServedAnswer{.status = 302, .body = {}, .headers = {{"Location", target}}};
    });
    services::ProbeService probes;
    QSignalSpy finished(&probes, &services::ProbeService::finished);
    probes.probe(deployed({at(server, u"/here"_s), at(server, u"/away"_s)}, u"/version"_s));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(told(probes.results(u"live"_s)), u"agrees 0.1.1, unknown redirected"_s);
    QVERIFY(other.seen().isEmpty());
}

void ProbesTest::redirectsEnd()
{
    LoopbackServer server([](const SeenRequest &) {
        return ServedAnswer{.status = 307, .body = {}, .headers = {{"Location", "/again"}}};
    });
    services::ProbeService probes;
    QSignalSpy finished(&probes, &services::ProbeService::finished);
    probes.probe(deployed({at(server)}, u"/version"_s));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(told(probes.results(u"live"_s)), u"unknown redirected"_s);
    QCOMPARE(server.seen().size(), 4);
}

void ProbesTest::asksFourAtOnce()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.way = ServedAnswer::Way::Never}; });
    services::ProbeService probes;
    QSignalSpy finished(&probes, &services::ProbeService::finished);
    QSignalSpy changed(&probes, &services::ProbeService::resultsChanged);
    probes.probe(deployed(QList<QUrl>(6, at(server)), u"/version"_s));
    QTRY_COMPARE(server.open(), 4);
    QCOMPARE(server.seen().size(), 4);
    server.release(version("0.1.1"));
    QTRY_COMPARE(server.open(), 2);
    QCOMPARE(changed.count(), 0); // not before all are there
    server.release(version("0.1.1"));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(probes.results(u"live"_s).size(), 6);
}

void ProbesTest::oldAnswersAreDropped()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.way = ServedAnswer::Way::Never}; });
    services::ProbeService probes;
    QSignalSpy finished(&probes, &services::ProbeService::finished);
    const Snapshot snapshot = deployed({at(server)}, u"/version"_s);
    probes.probe(snapshot);
    QTRY_COMPARE(server.open(), 1);
    probes.probe(snapshot);
    QTRY_COMPARE(server.seen().size(), 2);
    QTRY_COMPARE(server.open(), 1); // the first one was given up
    QCOMPARE(finished.count(), 0);
    server.release(version("0.1.1"));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(told(probes.results(u"live"_s)), u"agrees 0.1.1"_s);
}

void ProbesTest::oldResultsAreComparedAgain()
{
    bool held = false;
    LoopbackServer server(
        [&](const SeenRequest &) { return held ? ServedAnswer{.way = ServedAnswer::Way::Never} : version("0.1.1"); });
    services::ProbeService probes;
    QSignalSpy finished(&probes, &services::ProbeService::finished);
    probes.probe(deployed({at(server)}, u"/version"_s));
    QTRY_COMPARE(finished.count(), 1);
    held = true;
    probes.probe(deployed({at(server)}, u"/version"_s, u"0.1.2"_s));
    QCOMPARE(told(probes.results(u"live"_s)), u"differs 0.1.1"_s); // at once
    QTRY_COMPARE(server.open(), 1);
    server.release(version("0.1.2"));
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(told(probes.results(u"live"_s)), u"agrees 0.1.2"_s);
    probes.probe(deployed({}, u"/version"_s)); // no nodes any more
    QCOMPARE(probes.results(u"live"_s).size(), 0);
}

void ProbesTest::deletedWhileAsking()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.way = ServedAnswer::Way::Never}; });
    auto probes = std::make_unique<services::ProbeService>();
    probes->probe(deployed(QList<QUrl>(6, at(server)), u"/version"_s));
    QTRY_COMPARE(server.open(), 4);
    probes.reset();
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(server.seen().size(), 4);
}

void ProbesTest::deletedByWhoHears()
{
    LoopbackServer server([](const SeenRequest &) { return version("0.1.1"); });
    auto probes = std::make_unique<services::ProbeService>();
    connect(probes.get(), &services::ProbeService::resultsChanged, this, [&] { probes.reset(); });
    probes->probe(deployed({at(server)}, u"/version"_s));
    QTRY_VERIFY(!probes);
}

QTEST_GUILESS_MAIN(ProbesTest)
#include "tst_services_probes.moc"
