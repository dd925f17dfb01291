// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/githubmodel.h"
#include "sandbox/fixture.h"
#include "support/await.h"
#include "support/loopbackserver.h"

#include <algorithm>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::sandbox;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// One sentence for people: it ends, it has no markup, and it holds no secret.
bool isSentence(const Error &error, const QByteArray &token)
{
    const QString &text = error.message;
    return text.size() > 20 && text.endsWith(u'.') && !text.contains(u'\n') && !text.contains(u'<')
        && !text.contains(QString::fromLatin1(token)) && !error.detail.contains(QString::fromLatin1(token));
}

} // namespace

/// The GitHub model against the sandbox with each kind of fault, on a read and on a write.
class FaultsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture.emplace();
        QVERIFY(m_fixture->box);
        m_commit = m_fixture->push();
        QCOMPARE(m_fixture->writer->post(u"/releases"_s, {{u"tag_name"_s, u"0.0.1"_s}}).status, 201);
        m_before = int(box().requests().size());
        m_model.emplace(
            RepositoryName{
                .owner = u"example"_s, .name = u"network"_s, .host = u"github.test"_s, .apiUrl = box().apiUrl()},
            Secret(box().writeToken()), ResponseCache{});
    }
    void cleanup()
    {
        m_model.reset();
        m_fixture.reset();
    }

    void reads_data()
    {
        QTest::addColumn<Effect>("effect");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("requests");
        const auto row = [](const char *name, const Effect &effect, ErrorKind kind, const QString &says, int requests) {
            QTest::newRow(name) << effect << kind << says << requests;
        };
        const QDateTime now = QDateTime::currentDateTimeUtc();
        using enum ErrorKind;
        row("lost", faults::lost(faults::When::After), Network, u"cut the connection"_s, 3);
        row("cut", faults::cut(), Network, u"cut the connection"_s, 3);
        row("500", faults::internalError(), Server, u"HTTP 500"_s, 3);
        row("502", faults::badGateway(faults::When::Before), Server, u"HTTP 502"_s, 3);
        row("truncated", faults::truncated(), Server, u"could not be understood"_s, 1);
        row("bare", faults::bare(), Server, u"could not be understood"_s, 1);
        row("primary", faults::primaryLimit(now, 1h), RateLimited, u"try again after"_s, 1);
        row("primary, short", faults::primaryLimit(now, 1h, 1s), RateLimited, u"try again after"_s, 2);
        row("secondary", faults::secondaryLimit(), RateLimited, u"try again after"_s, 1);
        row("secondary, short", faults::secondaryLimit(1s), RateLimited, u"try again after"_s, 2);
        row("secondary, long", faults::secondaryLimit(1h), RateLimited, u"try again after"_s, 1);
        row("429", faults::tooManyRequests(), RateLimited, u"try again after"_s, 1);
        row("429, short", faults::tooManyRequests(1s), RateLimited, u"try again after"_s, 2);
        row("401", faults::badCredentials(), Unauthorized, u"sign in again"_s, 1);
        row("moved in circles", faults::redirected(302, "/repos/example/network/releases"), Server, u"without end"_s,
            6);
        row("moved nowhere", faults::redirected(301, {}), Server, u"has moved"_s, 1);
    }
    void reads()
    {
        QFETCH(const Effect, effect);
        QFETCH(const QString, says);
        box().addFault({{.method = "GET", .times = Hits::always}, effect});
        const auto answer = await(m_model->releases(10));
        QVERIFY(answer && !*answer);
        QTEST(answer->error().kind, "kind");
        QVERIFY2(answer->error().message.contains(says), qPrintable(answer->error().message));
        QVERIFY2(isSentence(answer->error(), box().writeToken()), qPrintable(answer->error().message));
        QCOMPARE(answer->error().retryAt.has_value(), answer->error().kind == ErrorKind::RateLimited);
        // Where nothing at all came, Qt may ask once more by itself.
        QFETCH(const int, requests);
        const int sent = count("GET");
        QVERIFY2(sent == requests || (says.contains(u"cut") && sent > requests && sent <= 3 * requests),
                 qPrintable(QString::number(sent)));
    }

    void readsThatGetOverIt_data()
    {
        QTest::addColumn<Effect>("effect");
        QTest::newRow("lost") << faults::lost(faults::When::Before);
        QTest::newRow("cut") << faults::cut();
        QTest::newRow("502") << faults::badGateway(faults::When::After);
        QTest::newRow("secondary, short") << faults::secondaryLimit(1s);
        QTest::newRow("slow") << faults::slow(300ms);
    }
    void readsThatGetOverIt()
    {
        QFETCH(const Effect, effect);
        box().addFault({{.method = "GET"}, effect});
        const auto answer = await(m_model->releases(10));
        QVERIFY(answer && *answer);
        QCOMPARE((*answer)->size(), 1);
    }

    void writes_data()
    {
        QTest::addColumn<Effect>("effect");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("done");
        const auto row = [](const char *name, const Effect &effect, ErrorKind kind, const QString &says, bool done) {
            QTest::newRow(name) << effect << kind << says << done;
        };
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QString doubt = u"may or may not have been made; refresh"_s;
        using faults::When;
        using enum ErrorKind;
        row("lost before", faults::lost(When::Before), Network, doubt, false);
        row("lost after", faults::lost(When::After), Network, doubt, true);
        row("cut", faults::cut(), Network, doubt, true);
        row("500", faults::internalError(), Server, u"may have been made all the same; refresh"_s, false);
        row("502 before", faults::badGateway(When::Before), Server, u"may have been made all the same"_s, false);
        row("502 after", faults::badGateway(When::After), Server, u"may have been made all the same"_s, true);
        row("truncated", faults::truncated(), Server, doubt, true);
        row("bare", faults::bare(), Server, doubt, true);
        row("primary", faults::primaryLimit(now, 1h), RateLimited, u"try again after"_s, false);
        row("primary, short", faults::primaryLimit(now, 1h, 1s), RateLimited, u"try again after"_s, false);
        row("secondary", faults::secondaryLimit(), RateLimited, u"try again after"_s, false);
        row("secondary, short", faults::secondaryLimit(1s), RateLimited, u"try again after"_s, false);
        row("429", faults::tooManyRequests(0s), RateLimited, u"try again after"_s, false);
        row("401", faults::badCredentials(), Unauthorized, u"sign in again"_s, false);
    }
    void writes()
    {
        QFETCH(const Effect, effect);
        QFETCH(const QString, says);
        // A connection that is kept alive is where HTTP stacks are tempted to send once more.
        QVERIFY(await(m_model->repository()));
        box().addFault({{.method = "POST", .times = Hits::always}, effect});
        const auto answer = await(m_model->createRelease({.tagName = u"0.1.0"_s, .name = u"0.1.0"_s}));
        QVERIFY(answer && !*answer);
        QTEST(answer->error().kind, "kind");
        QVERIFY2(answer->error().message.contains(says), qPrintable(answer->error().message));
        QVERIFY2(isSentence(answer->error(), box().writeToken()), qPrintable(answer->error().message));
        QCOMPARE(m_fixture->writer->get(u"/releases"_s).status, 200); // what would be sent again has been by now
        QCOMPARE(count("POST"), 1);
        QTEST(releases() == 2, "done");
    }

    void aSlowWriteIsMadeOnce()
    {
        box().addFault({{.method = "POST"}, faults::slow(500ms)});
        const auto answer = await(m_model->createRelease({.tagName = u"0.1.0"_s}));
        QVERIFY(answer && *answer);
        QCOMPARE(count("POST"), 1);
        QCOMPARE(releases(), 2);
    }

    void theTokenStaysAtHome_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void theTokenStaysAtHome()
    {
        QFETCH(const int, status);
        LoopbackServer other([](const SeenRequest &) { return ServedAnswer{.body = "[]"}; });
        const QByteArray elsewhere = other.url("localhost").toEncoded() + "/elsewhere";
        box().addFault({{.times = Hits::always}, faults::redirected(status, elsewhere)});
        const auto read = await(m_model->releases(10));
        QVERIFY(read && *read); // followed, as for a file that lies at another host
        QCOMPARE(other.seen().size(), 1);
        const auto written = await(m_model->createRelease({.tagName = u"0.1.0"_s}));
        QVERIFY(written && !*written);
        QCOMPARE(written->error().kind, ErrorKind::Server);
        QVERIFY2(written->error().message.contains(u"nothing was changed"), qPrintable(written->error().message));
        QCOMPARE(other.seen().size(), 1);
        for (const SeenRequest &seen : other.seen()) {
            QVERIFY(!seen.headers.contains("authorization"));
            QVERIFY(!seen.target.contains(box().writeToken()));
            QVERIFY(std::ranges::none_of(seen.headers,
                                         [&](const QByteArray &value) { return value.contains(box().writeToken()); }));
        }
        // At home it was there, and in no address.
        const QList<Visit> visits = box().requests().sliced(m_before);
        QCOMPARE(visits.size(), 2);
        for (const Visit &visit : visits) {
            QVERIFY(visit.authorized());
            QVERIFY(!visit.target.contains(box().writeToken()));
        }
    }

    void staleReadsAreNoFault()
    {
        box().addFault({{.method = "POST"}, faults::stale(1h, 1)});
        const auto made = await(m_model->createRelease({.tagName = u"0.1.0"_s}));
        QVERIFY(made && *made);
        const auto stale = await(m_model->release((*made)->id));
        QVERIFY(stale && !*stale);
        QCOMPARE(stale->error().kind, ErrorKind::NotFound);
        const auto fresh = await(m_model->release((*made)->id));
        QVERIFY(fresh && *fresh);
        QCOMPARE((*fresh)->tagName, u"0.1.0"_s);
    }

private:
    Sandbox &box() { return *m_fixture->box; }
    /// Requests of the model with a method.
    int count(const QByteArray &method)
    {
        const QList<Visit> visits = box().requests().sliced(m_before);
        return int(std::ranges::count_if(visits, [&](const Visit &visit) {
            return visit.method == method && visit.header("user-agent").startsWith("Slipway");
        }));
    }
    int releases()
    {
        int count = 0;
        box().invoke([&](State &state) { count = int(state.releases.size()); });
        return count;
    }

    std::optional<Fixture> m_fixture;
    std::optional<GitHubModel> m_model;
    QString m_commit;
    int m_before = 0;
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_github_faults.moc"
