// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/githubmodel.h"
#include "support/await.h"
#include "support/loopbackserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray shaA(40, 'a');
const QByteArray shaB(40, 'b');

ObjectId id(const QByteArray &hex)
{
    return *ObjectId::fromHex(QString::fromLatin1(hex));
}

/// Answers by method and target ("GET /repos/…"); anything else is 404.
using Routes = QHash<QByteArray, ServedAnswer>;

class Host final {
public:
    explicit Host(Routes routes)
        : m_routes(std::move(routes))
        , m_server([this](const SeenRequest &seen) {
            return m_routes.value(seen.method + ' ' + seen.target,
                                  {.status = 404, .body = R"({"message": "Not Found"})"});
        })
        , m_model({.owner = u"o"_s, .name = u"n"_s, .host = u"127.0.0.1"_s, .apiUrl = m_server.url()},
                  Secret("t0ken"_ba), {})
    {
    }

    GitHubModel &model() { return m_model; }
    Routes &routes() { return m_routes; }
    const QList<SeenRequest> &seen() const { return m_server.seen(); }
    QJsonObject sent(qsizetype index) const { return QJsonDocument::fromJson(seen().value(index).body).object(); }

private:
    Routes m_routes;
    LoopbackServer m_server;
    GitHubModel m_model;
};

QByteArray pointer(const QByteArray &type, const QByteArray &sha, const QByteArray &more)
{
    return "{" + more + R"(, "object": {"type": ")" + type + R"(", "sha": ")" + sha + R"("}})";
}

} // namespace

class ModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheRepository();
    void readsDeploymentsWithStatuses();
    void leavesDeletedDeploymentsOut();
    void tellsNothingFromHalfOfTheDeployments();
    void readsLightweightTags();
    void peelsNestedTags();
    void findsNoTag();
    void boundsNesting();
    void readsStatusesOverPages();
    void createsTags();
    void saysThatATagExists();
    void distrustsAnotherCommit();
    void changesReleases();
    void postsStatuses();
    void comparesAndReadsFiles();
};

void ModelTest::readsTheRepository()
{
    Host host({{"GET /repos/o/n", {.body = R"({"full_name": "o/n", "default_branch": "main"})"}},
               {"GET /user", {.body = R"({"login": "octocat"})"}},
               {"GET /repos/o/n/environments?per_page=100", {.body = R"({"environments": [{"name": "e"}]})"}}});
    QVERIFY(host.model().hasToken());
    QCOMPARE(host.model().repositoryName().fullName(), u"o/n"_s);
    const auto info = await(host.model().repository());
    QVERIFY(info && *info);
    QCOMPARE((*info)->defaultBranch, u"main"_s);
    const auto login = await(host.model().login());
    QVERIFY(login && *login);
    QCOMPARE(**login, u"octocat"_s);
    const auto environments = await(host.model().environments());
    QVERIFY(environments && *environments);
    QCOMPARE((*environments)->size(), 1);
    const auto missing = await(host.model().release(7));
    QVERIFY(missing && !*missing);
    QCOMPARE(missing->error().kind, ErrorKind::NotFound);
    QVERIFY(missing->error().message.contains("release 7"_L1));
}

void ModelTest::readsDeploymentsWithStatuses()
{
    Host host({{"GET /repos/o/n/deployments?environment=a%2Fb&per_page=2",
                {.body = R"([{"id": 2, "sha": ")" + shaB + R"(", "created_at": "2026-01-02T00:00:00Z"},
                            {"id": 1, "sha": ")"
                     + shaA + R"(", "created_at": "2026-01-01T00:00:00Z"}])"}},
               {"GET /repos/o/n/deployments/2/statuses?per_page=100", {.body = "[]"}},
               {"GET /repos/o/n/deployments/1/statuses?per_page=100",
                {.body = R"([{"id": 2, "state": "success", "created_at": "2026-01-01T00:00:02Z"}])",
                 .headers = {{"Link", "</repos/o/n/deployments/1/statuses?page=2>; rel=\"next\""}}}},
               {"GET /repos/o/n/deployments/1/statuses?page=2",
                {.body = R"([{"id": 1, "state": "queued", "created_at": "2026-01-01T00:00:01Z"}])"}}});
    const auto deployments = await(host.model().deployments(u"a/b"_s, 2));
    QVERIFY(deployments && *deployments);
    QCOMPARE((*deployments)->size(), 2);
    const Deployment &newest = (*deployments)->at(0);
    QCOMPARE(newest.id, 2);
    QVERIFY(newest.statusesKnown);
    QCOMPARE(newest.statuses.size(), 0);
    const Deployment &older = (*deployments)->at(1);
    QCOMPARE(older.statuses.size(), 2);
    QCOMPARE(older.statuses.at(0).state, DeploymentState::Queued);
    QCOMPARE(older.statuses.at(1).state, DeploymentState::Success);
}

void ModelTest::leavesDeletedDeploymentsOut()
{
    Host host({{"GET /repos/o/n/deployments?environment=e&per_page=100",
                {.body = R"([{"id": 2, "sha": ")" + shaB + R"("}, {"id": 1, "sha": ")" + shaA + R"("}])"}},
               {"GET /repos/o/n/deployments/1/statuses?per_page=100", {.body = "[]"}}});
    const auto deployments = await(host.model().deployments(u"e"_s, 100));
    QVERIFY(deployments && *deployments);
    QCOMPARE((*deployments)->size(), 1);
    QCOMPARE((*deployments)->first().id, 1);
    host.routes()["GET /repos/o/n/deployments?environment=e&per_page=100"] = {.body = "[]"};
    const auto none = await(host.model().deployments(u"e"_s, 100));
    QVERIFY(none && *none);
    QCOMPARE((*none)->size(), 0);
}

void ModelTest::tellsNothingFromHalfOfTheDeployments()
{
    Host host({{"GET /repos/o/n/deployments?environment=e&per_page=10",
                {.body = R"([{"id": 2, "sha": ")" + shaB + R"("}, {"id": 1, "sha": ")" + shaA + R"("}])"}},
               {"GET /repos/o/n/deployments/1/statuses?per_page=100", {.body = "[]"}},
               {"GET /repos/o/n/deployments/2/statuses?per_page=100",
                {.status = 403, .body = R"({"message": "Resource not accessible by integration"})"}}});
    const auto deployments = await(host.model().deployments(u"e"_s, 10));
    QVERIFY(deployments && !*deployments);
    QCOMPARE(deployments->error().kind, ErrorKind::Forbidden);
}

void ModelTest::readsLightweightTags()
{
    Host host({{"GET /repos/o/n/git/ref/tags/a/b", {.body = pointer("commit", shaA, R"("ref": "refs/tags/a/b")")}},
               {"GET /repos/o/n/git/ref/tags/tree", {.body = pointer("tree", shaA, R"("ref": "refs/tags/tree")")}},
               {"GET /repos/o/n/git/ref/tags/x", {.body = pointer("commit", shaA, R"("ref": "refs/tags/xyz")")}}});
    const auto target = await(host.model().tag(u"a/b"_s));
    QVERIFY(target && *target);
    QCOMPARE(**target, (TagTarget{.object = id(shaA), .commit = id(shaA), .taggedAt = {}}));
    const auto tree = await(host.model().tag(u"tree"_s));
    QVERIFY(tree && *tree);
    QCOMPARE((*tree)->object, id(shaA));
    QVERIFY((*tree)->commit.isNull());
    const auto another = await(host.model().tag(u"x"_s));
    QVERIFY(another && !*another);
    QCOMPARE(another->error().kind, ErrorKind::Server);
}

void ModelTest::peelsNestedTags()
{
    const QByteArray outer(40, '1');
    const QByteArray inner(40, '2');
    Host host({{"GET /repos/o/n/git/ref/tags/x", {.body = pointer("tag", outer, R"("ref": "refs/tags/x")")}},
               {"GET /repos/o/n/git/tags/" + outer,
                {.body = pointer("tag", inner, R"("tagger": {"date": "2026-02-02T00:00:00Z"})")}},
               {"GET /repos/o/n/git/tags/" + inner,
                {.body = pointer("commit", shaA, R"("tagger": {"date": "2026-01-01T00:00:00Z"})")}}});
    const auto target = await(host.model().tag(u"x"_s));
    QVERIFY(target && *target);
    QCOMPARE((*target)->object, id(outer));
    QCOMPARE((*target)->commit, id(shaA));
    QCOMPARE((*target)->taggedAt, QDateTime::fromString(u"2026-02-02T00:00:00Z"_s, Qt::ISODate));
}

void ModelTest::findsNoTag()
{
    Host host({{"GET /repos/o/n/git/ref/tags/broken", {.status = 500}}});
    const auto target = await(host.model().tag(u"nothing"_s));
    QVERIFY(target && *target);
    QVERIFY((*target)->object.isNull());
    host.routes()["GET /repos/o/n/git/ref/tags/nothing"] = {.status = 409,
                                                            .body = R"({"message": "Git Repository is empty."})"};
    const auto empty = await(host.model().tag(u"nothing"_s));
    QVERIFY(empty && *empty);
    QVERIFY((*empty)->object.isNull());
    const auto broken = await(host.model().tag(u"broken"_s));
    QVERIFY(broken && !*broken);
    QCOMPARE(broken->error().kind, ErrorKind::Server);
}

void ModelTest::boundsNesting()
{
    Host host({{"GET /repos/o/n/git/ref/tags/x", {.body = pointer("tag", shaA, R"("ref": "refs/tags/x")")}},
               {"GET /repos/o/n/git/tags/" + shaA, {.body = pointer("tag", shaA, R"("tag": "x")")}}});
    const auto target = await(host.model().tag(u"x"_s));
    QVERIFY(target && !*target);
    QCOMPARE(target->error().kind, ErrorKind::Server);
    QCOMPARE(host.seen().size(), 9);
}

void ModelTest::readsStatusesOverPages()
{
    const QByteArray path = "/repos/o/n/commits/" + shaA + "/statuses";
    Host host({{"GET " + path + "?per_page=100",
                {.body = R"([{"id": 2, "state": "failure", "context": "c", "created_at": "2026-01-02T00:00:00Z"}])",
                 .headers = {{"Link", '<' + path + "?page=2>; rel=\"next\""}}}},
               {"GET " + path + "?page=2",
                {.body = R"([{"id": 1, "state": "success", "context": "c", "created_at": "2026-01-01T00:00:00Z"}])"}}});
    const auto statuses = await(host.model().statuses(id(shaA)));
    QVERIFY(statuses && *statuses);
    QCOMPARE((*statuses)->size(), 2);
    QCOMPARE((*statuses)->at(0).state, CommitStatus::State::Success);
    QCOMPARE((*statuses)->at(1).state, CommitStatus::State::Failure);
}

void ModelTest::createsTags()
{
    Host host(
        {{"POST /repos/o/n/git/tags",
          {.status = 201,
           .body = pointer("commit", shaA, R"("sha": ")" + shaB + R"(", "tagger": {"date": "2026-01-01T00:00:00Z"})")}},
         {"POST /repos/o/n/git/refs", {.status = 201, .body = pointer("tag", shaB, R"("ref": "refs/tags/0.1.2")")}}});
    const auto target = await(host.model().createTag(u"0.1.2"_s, id(shaA), u"Slipway 0.1.2"_s));
    QVERIFY(target && *target);
    QCOMPARE((*target)->object, id(shaB));
    QCOMPARE((*target)->commit, id(shaA));
    QVERIFY((*target)->taggedAt.isValid());
    QCOMPARE(host.seen().size(), 2);
    QCOMPARE(host.sent(0),
             (QJsonObject{{u"tag"_s, u"0.1.2"_s},
                          {u"message"_s, u"Slipway 0.1.2"_s},
                          {u"object"_s, QString::fromLatin1(shaA)},
                          {u"type"_s, u"commit"_s}}));
    QCOMPARE(host.sent(1), (QJsonObject{{u"ref"_s, u"refs/tags/0.1.2"_s}, {u"sha"_s, QString::fromLatin1(shaB)}}));
}

void ModelTest::saysThatATagExists()
{
    Host host(
        {{"POST /repos/o/n/git/tags", {.status = 201, .body = pointer("commit", shaA, R"("sha": ")" + shaB + '"')}},
         {"POST /repos/o/n/git/refs", {.status = 422, .body = R"({"message": "Reference already exists"})"}}});
    const auto target = await(host.model().createTag(u"0.1.2"_s, id(shaA), u"m"_s));
    QVERIFY(target && !*target);
    QCOMPARE(target->error().kind, ErrorKind::AlreadyExists);
    QVERIFY(target->error().message.startsWith("0.1.2"_L1));
}

void ModelTest::distrustsAnotherCommit()
{
    Host host(
        {{"POST /repos/o/n/git/tags", {.status = 201, .body = pointer("commit", shaB, R"("sha": ")" + shaB + '"')}}});
    const auto target = await(host.model().createTag(u"0.1.2"_s, id(shaA), u"m"_s));
    QVERIFY(target && !*target);
    QCOMPARE(target->error().kind, ErrorKind::Server);
    QCOMPARE(host.seen().size(), 1);
}

void ModelTest::changesReleases()
{
    Host host({{"PATCH /repos/o/n/releases/42", {.body = R"({"id": 42, "tag_name": "0.1.2"})"}},
               {"POST /repos/o/n/releases", {.status = 201, .body = R"({"id": 43, "tag_name": "1.0.0-rc1"})"}},
               {"GET /repos/o/n/releases?per_page=5",
                {.body = R"([{"id": 2, "tag_name": "b"}, {"id": 1, "tag_name": "a"}])"}}});
    const auto changed = await(host.model().updateRelease(42, {.tagName = u"0.1.2"_s, .prerelease = false}));
    QVERIFY(changed && *changed);
    QCOMPARE((*changed)->tagName, u"0.1.2"_s);
    QCOMPARE(host.sent(0), (QJsonObject{{u"tag_name"_s, u"0.1.2"_s}, {u"prerelease"_s, false}}));
    const auto made = await(host.model().createRelease({.tagName = u"1.0.0-rc1"_s}));
    QVERIFY(made && *made);
    QCOMPARE((*made)->id, 43);
    const auto all = await(host.model().releases(5));
    QVERIFY(all && *all);
    QCOMPARE((*all)->size(), 2);
    QCOMPARE((*all)->first().id, 2);
}

void ModelTest::postsStatuses()
{
    Host host({{"POST /repos/o/n/statuses/" + shaA,
                {.status = 201,
                 .body = R"({"id": 1, "state": "success", "context": "qualification/x", "description": "good"})"}}});
    const auto status = await(host.model().createStatus(id(shaA), CommitStatus::State::Success, u"qualification/x"_s,
                                                        u"good"_s, u"https://github.com/x"_s));
    QVERIFY(status && *status);
    QCOMPARE((*status)->description, u"good"_s);
    QCOMPARE(host.sent(0),
             (QJsonObject{{u"state"_s, u"success"_s},
                          {u"context"_s, u"qualification/x"_s},
                          {u"description"_s, u"good"_s},
                          {u"target_url"_s, u"https://github.com/x"_s}}));
}

void ModelTest::comparesAndReadsFiles()
{
    Host host(
        {{"GET /repos/o/n/compare/a...b%2Fc", {.body = R"({"ahead_by": 1, "behind_by": 0, "commits": []})"}},
         {"GET /repos/o/n/contents/a/b.toml?ref=x%2Fy",
          {.body = R"({"type": "file", "encoding": "base64", "content": "aGVsbG8=", "sha": ")" + shaA + R"("})"}},
         {"GET /repos/o/n/collaborators/hubot/permission", {.body = R"({"permission": "read"})"}},
         {"GET /repos/o/n/commits/main", {.body = R"({"sha": ")" + shaA + R"("})"}},
         {"GET /repos/o/n/tags?per_page=100", {.body = R"([{"name": "x", "commit": {"sha": ")" + shaA + R"("}}])"}}});
    const auto comparison = await(host.model().compare(u"a"_s, u"b/c"_s));
    QVERIFY(comparison && *comparison);
    QCOMPARE((*comparison)->counts.ahead, 1);
    const auto file = await(host.model().file(u"a/b.toml"_s, u"x/y"_s));
    QVERIFY(file && *file);
    QCOMPARE((*file)->bytes, "hello"_ba);
    QCOMPARE((*file)->blob, id(shaA));
    const auto access = await(host.model().hasWriteAccess(u"hubot"_s));
    QVERIFY(access && *access);
    QVERIFY(!**access);
    const auto commit = await(host.model().commit(u"main"_s));
    QVERIFY(commit && *commit);
    QCOMPARE((*commit)->id, id(shaA));
    const auto tags = await(host.model().tags());
    QVERIFY(tags && *tags);
    QCOMPARE((*tags)->size(), 1);
}

QTEST_GUILESS_MAIN(ModelTest)
#include "tst_github_model.moc"
