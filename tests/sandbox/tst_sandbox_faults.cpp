// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fixture.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpSocket>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace slipway;
using namespace slipway::sandbox;
using namespace std::chrono_literals;
using slipway::test::Answer;
using slipway::test::Client;
using slipway::test::Fixture;
using slipway::test::git;

namespace {

const Hits writesOfReleases{.method = "POST", .route = u"/releases"_s};

} // namespace

/// Each fault over a real socket: what the client meets, and what was done all the same.
class TestSandboxFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture.emplace();
        QVERIFY(m_fixture->box);
        m_commit = m_fixture->push();
    }
    void cleanup() { m_fixture.reset(); }

    void withoutAByte_data()
    {
        QTest::addColumn<bool>("done");
        QTest::newRow("before") << false;
        QTest::newRow("after") << true;
    }
    void withoutAByte()
    {
        QFETCH(bool, done);
        box().addFault({writesOfReleases, faults::lost(done ? faults::When::After : faults::When::Before)});
        QCOMPARE(writer().raw("POST", u"/releases"_s, release()), QByteArray());
        QCOMPARE(releases(), done ? 1 : 0);
        QCOMPARE(box().requests().first().changed, done);
        QVERIFY(writer().raw("POST", u"/releases"_s, release(u"0.2.0"_s)).contains(" 201 ")); // once only
    }

    void cutHalfWay()
    {
        box().addFault({writesOfReleases, faults::cut()});
        const QByteArray bytes = writer().raw("POST", u"/releases"_s, release());
        QVERIFY2(bytes.startsWith("HTTP/1.1 201 "), bytes.constData());
        const qsizetype length = bytes.toLower().indexOf("content-length: ") + 16;
        const qsizetype announced = bytes.sliced(length, bytes.indexOf('\r', length) - length).toLongLong();
        const qsizetype came = bytes.size() - bytes.indexOf("\r\n\r\n") - 4;
        QVERIFY(announced > 100);
        QCOMPARE(came, announced / 2);
        QCOMPARE(releases(), 1);

        box().addFault({{.method = "DELETE"}, faults::cut()});
        const qint64 id = writer().get(u"/releases"_s).array().at(0).toObject().value(u"id"_s).toInteger();
        const QByteArray head = writer().raw("DELETE", u"/releases/%1"_s.arg(id));
        QVERIFY(head.startsWith("HTTP/1.1 204 "));
        QVERIFY(!head.contains("\r\n\r\n"));
        QCOMPARE(releases(), 0);
    }

    void otherAnswers_data()
    {
        QTest::addColumn<Effect>("effect");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        QTest::addColumn<int>("releases");
        const auto row = [](const char *name, const Effect &effect, int status, const QByteArray &says, int releases) {
            QTest::newRow(name) << effect << status << says << releases;
        };
        using faults::When;
        row("500", faults::internalError(), 500, "<html>", 0);
        row("500 after", faults::internalError(When::After), 500, "<html>", 1);
        row("502", faults::badGateway(When::Before), 502, "Bad Gateway", 0);
        row("502 after", faults::badGateway(When::After), 502, "Bad Gateway", 1);
        row("401", faults::badCredentials(), 401, "Bad credentials", 0);
        row("secondary", faults::secondaryLimit(), 403, "secondary rate limit", 0);
        row("429", faults::tooManyRequests(), 429, "Too many requests", 0);
    }
    void otherAnswers()
    {
        QFETCH(Effect, effect);
        QFETCH(QByteArray, says);
        box().addFault({writesOfReleases, effect});
        const Answer answer = writer().post(u"/releases"_s, release());
        QTEST(answer.status, "status");
        QVERIFY2(answer.body.contains(says), answer.body.constData());
        QCOMPARE(answer.header("Content-Type").startsWith("text/html"), says == "<html>" || says == "Bad Gateway");
        QVERIFY(answer.header("Retry-After").isEmpty());
        QTEST(releases(), "releases");
    }

    void limits()
    {
        const QDateTime now = m_fixture->clock.now();
        const auto met = [&](const Effect &effect) {
            box().addFault({{.method = "GET"}, effect});
            return writer().get({});
        };
        const Answer primary = met(faults::primaryLimit(now, 2s));
        QCOMPARE(primary.status, 403);
        QVERIFY(primary.message().startsWith(u"API rate limit exceeded"));
        QCOMPARE(primary.header("X-RateLimit-Remaining"), "0");
        QCOMPARE(primary.header("X-RateLimit-Reset"), QByteArray::number(now.toSecsSinceEpoch() + 2));
        QVERIFY(primary.header("Retry-After").isEmpty());
        QCOMPARE(met(faults::primaryLimit(now, 2s, 3s)).header("Retry-After"), "3");
        QCOMPARE(met(faults::secondaryLimit(4s)).header("Retry-After"), "4");
        QVERIFY(met(faults::secondaryLimit()).header("X-RateLimit-Remaining").isEmpty());
        QCOMPARE(met(faults::tooManyRequests(5s)).header("Retry-After"), "5");
        QCOMPARE(writer().get({}).status, 200);
    }

    void jsonThatIsNone()
    {
        box().addFault({{.method = "POST"}, faults::truncated()});
        const Answer answer = writer().post(u"/releases"_s, release());
        QCOMPARE(answer.status, 201);
        QVERIFY(answer.body.startsWith('{'));
        QVERIFY(QJsonDocument::fromJson(answer.body).isNull());
        QCOMPARE(answer.header("Content-Length").toLongLong(), answer.body.size()); // HTTP itself is in order
        QCOMPARE(releases(), 1);
    }

    void jsonThatLacksKeys()
    {
        QCOMPARE(writer().post(u"/releases"_s, release()).status, 201);
        box().addFault({{.method = "GET"}, faults::bare()});
        const QJsonObject bare = writer().get(u"/releases"_s).array().at(0).toObject();
        QVERIFY(!bare.isEmpty());
        QVERIFY(!bare.contains(u"id"_s));
        QVERIFY(!bare.contains(u"tag_name"_s));
        QVERIFY(bare.contains(u"prerelease"_s));
        QVERIFY(!bare.value(u"author"_s).toObject().isEmpty());
        QVERIFY(!bare.value(u"author"_s).toObject().contains(u"login"_s));
        box().addFault({{.method = "GET"}, faults::bare({u"prerelease"_s})});
        const QJsonObject other = writer().get(u"/releases"_s).array().at(0).toObject();
        QVERIFY(other.contains(u"tag_name"_s));
        QVERIFY(!other.contains(u"prerelease"_s));
        QCOMPARE(withoutKeys("no JSON", {u"id"_s}), "no JSON");
    }

    void redirects()
    {
        for (const int status : {301, 302, 307}) {
            box().addFault({{.method = "GET"}, faults::redirected(status, "http://localhost:9/elsewhere")});
            const Answer answer = writer().get({});
            QCOMPARE(answer.status, status);
            QCOMPARE(answer.header("Location"), "http://localhost:9/elsewhere");
        }
    }

    void slowOnesHoldUpNobody()
    {
        box().addFault({writesOfReleases, faults::slow(1s)});
        QElapsedTimer timer;
        timer.start();
        QSignalSpy finished(begin("POST", u"/releases"_s, release()), &QNetworkReply::finished);
        QTRY_COMPARE(releases(), 1);
        QCOMPARE(writer().get({}).status, 200); // meanwhile
        QVERIFY(finished.isEmpty());
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(timer.durationElapsed() >= 1s);
        QCOMPARE(m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 201);
    }

    void heldUntilLetGo_data() { withoutAByte_data(); }
    void heldUntilLetGo()
    {
        QFETCH(bool, done);
        box().addFault({writesOfReleases, faults::held(done ? faults::When::After : faults::When::Before)});
        QSignalSpy finished(begin("POST", u"/releases"_s, release()), &QNetworkReply::finished);
        QTRY_COMPARE(box().heldRequests(), 1);
        QCOMPARE(releases(), done ? 1 : 0);
        QVERIFY(finished.isEmpty());
        box().releaseRequests();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 201);
        QCOMPARE(releases(), 1);
        QCOMPARE(box().heldRequests(), 0);
    }

    void heldUntilTheClientGoes_data() { withoutAByte_data(); }
    void heldUntilTheClientGoes()
    {
        QFETCH(bool, done);
        box().addFault({writesOfReleases, faults::held(done ? faults::When::After : faults::When::Before)});
        QNetworkReply *reply = begin("POST", u"/releases"_s, release());
        QTRY_COMPARE(box().heldRequests(), 1);
        reply->abort();
        QTRY_COMPARE(box().heldRequests(), 0);
        box().releaseRequests();
        QCOMPARE(releases(), done ? 1 : 0);
    }

    void endsWithWhatIsHeld()
    {
        box().addFault({writesOfReleases, faults::held(faults::When::Before)});
        box().addFault({{.method = "GET"}, faults::slow(1h)});
        QSignalSpy written(begin("POST", u"/releases"_s, release()), &QNetworkReply::finished);
        QSignalSpy read(begin("GET", u"/releases"_s), &QNetworkReply::finished);
        QTRY_COMPARE(box().requests().size(), 2);
        m_fixture->box.reset();
        QTRY_COMPARE(written.size(), 1);
        QTRY_COMPARE(read.size(), 1);
    }

    void staleForSomeReads()
    {
        QCOMPARE(writer().post(u"/releases"_s, release()).status, 201);
        const QString path = u"/releases/%1"_s.arg(writer().get(u"/releases"_s).array().at(0)[u"id"_s].toInteger());
        box().addFault({{.method = "PATCH"}, faults::stale(1h, 3)});
        QCOMPARE(writer().patch(path, {{u"name"_s, u"new"_s}}).object().value(u"name"_s).toString(), u"new"_s);
        QCOMPARE(writer().get(path).object().value(u"name"_s).toString(), u"old"_s);
        QCOMPARE(writer().get(u"/releases"_s).array().at(0).toObject().value(u"name"_s).toString(), u"old"_s);
        QCOMPARE(writer().post(u"/releases"_s, release(u"0.2.0"_s)).status, 201); // changes see what is
        QCOMPARE(writer().get(u"/releases/tags/0.2.0"_s).status, 404);
        QCOMPARE(writer().get(path).object().value(u"name"_s).toString(), u"new"_s);
        QCOMPARE(writer().get(u"/releases/tags/0.2.0"_s).status, 200);
    }

    void staleReferences()
    {
        QCOMPARE(writer().post(u"/git/refs"_s, reference(u"0.0.1"_s)).status, 201);
        box().addFault({{.method = "POST", .path = u"/git/refs"_s}, faults::stale(1h)});
        QCOMPARE(writer().post(u"/git/refs"_s, reference(u"0.0.2"_s)).status, 201);
        QCOMPARE(writer().get(u"/git/ref/tags/0.0.1"_s).status, 200);
        QCOMPARE(writer().get(u"/git/ref/tags/0.0.2"_s).status, 404);
        QCOMPARE(writer().get(u"/tags"_s).array().size(), 1);
        QCOMPARE(writer().get(u"/commits/main"_s).object().value(u"sha"_s).toString(), m_commit);
        QCOMPARE(writer().post(u"/git/refs"_s, reference(u"0.0.2"_s)).status, 422); // it is there
        QCOMPARE(git(box().gitDirectory(), {u"tag"_s}), u"0.0.1\n0.0.2"_s); // git itself is never behind
        box().clearFaults();
        QCOMPARE(writer().get(u"/git/ref/tags/0.0.2"_s).status, 200);
    }

    void staleForAWhile()
    {
        box().addFault({writesOfReleases, faults::stale(300ms)});
        QCOMPARE(writer().post(u"/releases"_s, release()).status, 201);
        QCOMPARE(writer().get(u"/releases/tags/0.1.0"_s).status, 404);
        QTRY_COMPARE(writer().get(u"/releases/tags/0.1.0"_s).status, 200);
    }

    void staleAndLost()
    {
        box().addFault({writesOfReleases, faults::staleAndLost(1h)});
        QCOMPARE(writer().raw("POST", u"/releases"_s, release()), QByteArray());
        QVERIFY(box().requests().first().changed);
        QCOMPARE(writer().get(u"/releases/tags/0.1.0"_s).status, 404);
        box().clearFaults();
        QCOMPARE(writer().get(u"/releases/tags/0.1.0"_s).status, 200);
    }

    void whichRequestsAreHit()
    {
        const auto status = [&](const QString &path) { return writer().get(path).status; };
        box().addFault({{.route = u"/releases/{id}"_s, .skip = 1, .times = 2}, faults::internalError()});
        QCOMPARE(status(u"/releases/1"_s), 404);
        QCOMPARE(status(u"/releases"_s), 200);
        QCOMPARE(status(u"/releases/1"_s), 500);
        QCOMPARE(status(u"/releases/2"_s), 500);
        QCOMPARE(status(u"/releases/2"_s), 404);

        box().addFault({{.path = u"/tags"_s, .times = Hits::always}, faults::badCredentials()});
        for (int i = 0; i < 5; ++i)
            QCOMPARE(status(u"/tags"_s), 401);
        QCOMPARE(status(u"/releases"_s), 200);
        box().clearFaults();
        QCOMPARE(status(u"/tags"_s), 200);
    }

    void everyRequestIsWrittenDown()
    {
        const Answer made = writer().post(u"/releases"_s, release());
        QCOMPARE(made.status, 201);
        QCOMPARE(Client(box().apiUrl(), {}).get(u"/tags?per_page=3"_s).status, 200);
        box().addFault({{.method = "PATCH"}, faults::lost(faults::When::Before)});
        QCOMPARE(writer().raw("PATCH", u"/releases/%1"_s.arg(made.object().value(u"id"_s).toInteger()),
                              {{u"name"_s, u"n"_s}}),
                 QByteArray());
        const QList<Visit> visits = box().requests();
        QCOMPARE(visits.size(), 3);
        QCOMPARE(visits.at(0).number, 1);
        QCOMPARE(visits.at(0).method, "POST");
        QCOMPARE(visits.at(0).path, u"/repos/example/network/releases"_s);
        QCOMPARE(visits.at(0).route, u"/repos/{owner}/{repo}/releases"_s);
        QCOMPARE(visits.at(0).status, 201);
        QVERIFY(visits.at(0).changed);
        QVERIFY(!visits.at(0).faulty);
        QVERIFY(visits.at(0).authorized());
        QCOMPARE(visits.at(0).header("Authorization"), "Bearer " + box().writeToken());
        QVERIFY(visits.at(0).body.contains("0.1.0"));
        QCOMPARE(visits.at(1).target, "/repos/example/network/tags?per_page=3");
        QVERIFY(!visits.at(1).authorized());
        QVERIFY(!visits.at(1).changed);
        QCOMPARE(visits.at(2).method, "PATCH");
        QVERIFY(visits.at(2).faulty);
        QCOMPARE(visits.at(2).status, 0);
        QVERIFY(!visits.at(2).changed);
    }

private:
    Sandbox &box() { return *m_fixture->box; }
    Client &writer() { return *m_fixture->writer; }
    QJsonObject release(const QString &tag = u"0.1.0"_s) const
    {
        return {{u"tag_name"_s, tag}, {u"name"_s, u"old"_s}, {u"target_commitish"_s, m_commit}};
    }
    QJsonObject reference(const QString &tag) const
    {
        return {{u"ref"_s, QString(u"refs/tags/"_s + tag)}, {u"sha"_s, m_commit}};
    }
    int releases()
    {
        int count = 0;
        box().invoke([&](State &state) { count = int(state.releases.size()); });
        return count;
    }
    /// Sends without waiting.
    QNetworkReply *begin(const QByteArray &verb, const QString &path, const QJsonObject &body = {})
    {
        QNetworkRequest request(QUrl(box().apiUrl().toString() + u"/repos/example/network"_s + path));
        request.setRawHeader("Authorization", "Bearer " + box().writeToken());
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        m_reply = m_network.sendCustomRequest(request, verb, QJsonDocument(body).toJson());
        return m_reply;
    }

    std::optional<Fixture> m_fixture;
    QString m_commit;
    QNetworkAccessManager m_network;
    QNetworkReply *m_reply = nullptr;
};

QTEST_GUILESS_MAIN(TestSandboxFaults)
#include "tst_sandbox_faults.moc"
