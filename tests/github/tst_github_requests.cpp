// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/endpoints/accounts.h"
#include "github/endpoints/commits.h"
#include "github/endpoints/contents.h"
#include "github/endpoints/deployments.h"
#include "github/endpoints/releases.h"
#include "github/endpoints/repositories.h"
#include "github/endpoints/statuses.h"
#include "github/endpoints/tags.h"
#include "github/origin.h"

#include <QTest>

using namespace slipway;
using namespace slipway::github;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(slipway::Result<slipway::github::ApiRequest>)

namespace {

RepositoryName hello()
{
    return {.owner = u"octocat"_s, .name = u"hello"_s};
}
ObjectId abc()
{
    return *ObjectId::fromHex(QString(40, u'a'));
}

} // namespace

class RequestsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void refusesNamesThatLeadElsewhere_data();
    void refusesNamesThatLeadElsewhere();
    void keepsTheBasePathOfEnterpriseServers();
    void releaseBodies();
    void patchesOnlyWhatIsSet();
    void refusesWhatGitHubWouldRefuse();
    void choosesTheApiVersion_data();
    void choosesTheApiVersion();
    void knowsWhereTokensMayGo_data();
    void knowsWhereTokensMayGo();
};

void RequestsTest::addresses_data()
{
    QTest::addColumn<Result<ApiRequest>>("request");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *name, Result<ApiRequest> request, const char *address) {
        QTest::newRow(name) << std::move(request) << QString::fromLatin1(address);
    };
    using namespace endpoints;
    row("repository", repository(hello()), "/repos/octocat/hello");
    row("user", currentUser(), "/user");
    row("deployments", deployments(hello(), u"a/b & c=ü+1"_s, 30),
        "/repos/octocat/hello/deployments?environment=a%2Fb%20%26%20c%3D%C3%BC%2B1&per_page=30");
    row("too many deployments", deployments(hello(), u"x"_s, 5000),
        "/repos/octocat/hello/deployments?environment=x&per_page=100");
    row("no deployments", deployments(hello(), u"x"_s, -1),
        "/repos/octocat/hello/deployments?environment=x&per_page=1");
    row("plain tag", tagReference(hello(), u"v1.2.3"_s), "/repos/octocat/hello/git/ref/tags/v1.2.3");
    row("tag with slashes", tagReference(hello(), u"nightly/2026-01-01"_s),
        "/repos/octocat/hello/git/ref/tags/nightly/2026-01-01");
    row("odd tag", tagReference(hello(), u"a?b#c%2e d+é"_s),
        "/repos/octocat/hello/git/ref/tags/a%3Fb%23c%252e%20d%2B%C3%A9");
    row("commit of a branch with a slash", commit(hello(), u"fix/it"_s), "/repos/octocat/hello/commits/fix%2Fit");
    row("commits of the default branch", commits(hello(), {}, 7), "/repos/octocat/hello/commits?per_page=7");
    row("commits of a branch", commits(hello(), u"a&b"_s, 700), "/repos/octocat/hello/commits?sha=a%26b&per_page=100");
    row("compare", compare(hello(), u"0.1.1"_s, u"feature/x"_s), "/repos/octocat/hello/compare/0.1.1...feature%2Fx");
    row("file", file(hello(), u".github/release notes.md"_s, u"main"_s),
        "/repos/octocat/hello/contents/.github/release%20notes.md?ref=main");
    row("file of the default branch", file(hello(), u"Cargo.toml"_s, {}), "/repos/octocat/hello/contents/Cargo.toml");
    row("bot", permission(hello(), u"github-actions[bot]"_s),
        "/repos/octocat/hello/collaborators/github-actions%5Bbot%5D/permission");
    row("statuses", statuses(hello(), abc()),
        "/repos/octocat/hello/commits/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/statuses?per_page=100");
}

void RequestsTest::addresses()
{
    QFETCH(const Result<ApiRequest>, request);
    QFETCH(const QString, address);
    QVERIFY(request);
    QCOMPARE(request->url(QUrl(u"https://api.github.com"_s)).toString(QUrl::FullyEncoded),
             QString(u"https://api.github.com"_s + address));
    QVERIFY(!request->isMutation());
}

void RequestsTest::refusesNamesThatLeadElsewhere_data()
{
    QTest::addColumn<Result<ApiRequest>>("request");
    using namespace endpoints;
    QTest::newRow("dots in a file's path") << file(hello(), u"../../user"_s, {});
    QTest::newRow("dots in the middle") << file(hello(), u"a/../b"_s, {});
    QTest::newRow("absolute path") << file(hello(), u"/etc/passwd"_s, {});
    QTest::newRow("empty path") << file(hello(), {}, {});
    QTest::newRow("tag of dots") << tagReference(hello(), u".."_s);
    QTest::newRow("tag with dots") << tagReference(hello(), u"a/./b"_s);
    QTest::newRow("empty tag") << tagReference(hello(), {});
    QTest::newRow("revision of dots") << commit(hello(), u".."_s);
    QTest::newRow("owner of dots") << repository({.owner = u".."_s, .name = u"user"_s});
    QTest::newRow("empty login") << permission(hello(), {});
    QTest::newRow("range in a base") << compare(hello(), u"a...b"_s, u"c"_s);
    QTest::newRow("no head") << compare(hello(), u"a"_s, {});
}

void RequestsTest::refusesNamesThatLeadElsewhere()
{
    QFETCH(const Result<ApiRequest>, request);
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::BadInput);
    QVERIFY(!request.error().message.isEmpty());
}

void RequestsTest::keepsTheBasePathOfEnterpriseServers()
{
    const auto request = endpoints::release(hello(), 7);
    QVERIFY(request);
    QCOMPARE(request->url(QUrl(u"https://git.example.com/api/v3/"_s)),
             QUrl(u"https://git.example.com/api/v3/repos/octocat/hello/releases/7"_s));
    QCOMPARE(request->url(QUrl(u"https://me:secret@git.example.com/api/v3?x=1#y"_s)),
             QUrl(u"https://git.example.com/api/v3/repos/octocat/hello/releases/7"_s));
}

void RequestsTest::releaseBodies()
{
    ReleaseDraft draft{.tagName = u"0.1.2"_s, .name = u"Slipway 0.1.2"_s, .body = u"notes"_s};
    draft.makeLatest = true;
    const auto prerelease = endpoints::createRelease(hello(), draft);
    QVERIFY(prerelease);
    QCOMPARE(prerelease->verb(), "POST"_ba);
    QCOMPARE(prerelease->subject, u"0.1.2"_s);
    QCOMPARE(prerelease->body,
             (QJsonObject{{u"tag_name"_s, u"0.1.2"_s},
                          {u"name"_s, u"Slipway 0.1.2"_s},
                          {u"body"_s, u"notes"_s},
                          {u"draft"_s, false},
                          {u"prerelease"_s, true},
                          {u"make_latest"_s, u"false"_s}}));
    draft.prerelease = false;
    const auto release = endpoints::createRelease(hello(), draft);
    QVERIFY(release);
    QCOMPARE(release->body.value("make_latest"_L1), QJsonValue(u"true"_s));
}

void RequestsTest::patchesOnlyWhatIsSet()
{
    const auto relink = endpoints::updateRelease(hello(), 42, {.tagName = u"0.1.2"_s});
    QVERIFY(relink);
    QCOMPARE(relink->verb(), "PATCH"_ba);
    QCOMPARE(relink->path, "/repos/octocat/hello/releases/42"_ba);
    QCOMPARE(relink->body, (QJsonObject{{u"tag_name"_s, u"0.1.2"_s}}));
    const auto all = endpoints::updateRelease(hello(), 42,
                                              {.tagName = u"0.1.2"_s,
                                               .name = u"n"_s,
                                               .body = QString(),
                                               .draft = false,
                                               .prerelease = false,
                                               .makeLatest = true});
    QVERIFY(all);
    QCOMPARE(all->body,
             (QJsonObject{{u"tag_name"_s, u"0.1.2"_s},
                          {u"name"_s, u"n"_s},
                          {u"body"_s, QString()},
                          {u"draft"_s, false},
                          {u"prerelease"_s, false},
                          {u"make_latest"_s, u"true"_s}}));
}

void RequestsTest::refusesWhatGitHubWouldRefuse()
{
    ReleaseDraft draft{.tagName = u"1.0.0"_s, .name = {}, .body = QString(125'001, u'x')};
    QCOMPARE(endpoints::createRelease(hello(), draft).error().kind, ErrorKind::BadInput);
    draft.body.chop(1);
    QVERIFY(endpoints::createRelease(hello(), draft));
    ReleasePatch patch{.tagName = u"1.0.0"_s, .body = QString(125'001, u'x')};
    QCOMPARE(endpoints::updateRelease(hello(), 1, patch).error().kind, ErrorKind::BadInput);

    const auto status = [](qsizetype length) {
        return endpoints::createStatus(hello(), abc(), CommitStatus::State::Failure, u"qualification/1.0.0-rc1"_s,
                                       QString(length, u'x'), {});
    };
    QCOMPARE(status(141).error().kind, ErrorKind::BadInput);
    const auto fits = status(140);
    QVERIFY(fits);
    QCOMPARE(fits->body.value("state"_L1), QJsonValue(u"failure"_s));
    QVERIFY(!fits->body.contains("target_url"_L1));
}

void RequestsTest::choosesTheApiVersion_data()
{
    QTest::addColumn<QString>("api");
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("github.com") << u"https://api.github.com"_s << "2026-03-10"_ba;
    QTest::newRow("loopback") << u"http://127.0.0.1:8080"_s << "2026-03-10"_ba;
    QTest::newRow("localhost") << u"http://localhost:8080"_s << "2026-03-10"_ba;
    QTest::newRow("loopback like enterprise") << u"http://127.0.0.1:8080/api/v3"_s << "2022-11-28"_ba;
    QTest::newRow("enterprise") << u"https://git.example.com/api/v3"_s << "2022-11-28"_ba;
    QTest::newRow("looks alike") << u"https://api.github.com.example.com"_s << "2022-11-28"_ba;
}

void RequestsTest::choosesTheApiVersion()
{
    QFETCH(const QString, api);
    QTEST(apiVersionFor(QUrl(api)), "version");
}

void RequestsTest::knowsWhereTokensMayGo_data()
{
    QTest::addColumn<QString>("api");
    QTest::addColumn<bool>("withToken");
    QTest::addColumn<bool>("without");
    QTest::newRow("https") << u"https://api.github.com"_s << true << true;
    QTest::newRow("loopback") << u"http://127.0.0.1:1"_s << true << true;
    QTest::newRow("loopback 6") << u"http://[::1]:1"_s << true << true;
    QTest::newRow("plain") << u"http://git.example.com/api/v3"_s << false << true;
    QTest::newRow("begins like loopback") << u"http://127.0.0.1.example.com"_s << false << true;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false << false;
    QTest::newRow("empty") << QString() << false << false;
    QTest::newRow("no scheme") << u"api.github.com"_s << false << false;
}

void RequestsTest::knowsWhereTokensMayGo()
{
    QFETCH(const QString, api);
    QFETCH(const bool, withToken);
    QFETCH(const bool, without);
    const auto refusal = refusalToSend(QUrl(api), Secret("t0ken"_ba));
    QCOMPARE(!refusal, withToken);
    QCOMPARE(!refusalToSend(QUrl(api), Secret()), without);
    QVERIFY(!refusal || (refusal->kind == ErrorKind::BadInput && !refusal->message.contains("t0ken"_L1)));
}

QTEST_GUILESS_MAIN(RequestsTest)
#include "tst_github_requests.moc"
