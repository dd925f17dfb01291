// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/endpoints/accounts.h"
#include "github/endpoints/checks.h"
#include "github/endpoints/commits.h"
#include "github/endpoints/contents.h"
#include "github/endpoints/deployments.h"
#include "github/endpoints/environments.h"
#include "github/endpoints/generatednotes.h"
#include "github/endpoints/pullrequests.h"
#include "github/endpoints/releases.h"
#include "github/endpoints/repositories.h"
#include "github/endpoints/rulesets.h"
#include "github/endpoints/statuses.h"
#include "github/endpoints/tags.h"
#include "github/endpoints/workflows.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <functional>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::github::endpoints;
using namespace Qt::StringLiterals;

namespace {

const QByteArray shaA(40, 'a');
const QByteArray shaB(40, 'b');

ObjectId id(const QByteArray &hex)
{
    return *ObjectId::fromHex(QString::fromLatin1(hex));
}

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODate).toUTC();
}

/// The kind of error that a parser gives, nullopt for a value.
using Probe = std::function<std::optional<ErrorKind>(const QByteArray &)>;

template<class Parse>
Probe probe(Parse parse)
{
    return [parse](const QByteArray &body) -> std::optional<ErrorKind> {
        const auto result = parse(body);
        if (result)
            return std::nullopt;
        return result.error().message.isEmpty() ? ErrorKind::Storage : result.error().kind;
    };
}

struct NamedProbe {
    const char *name;
    Probe probe;
};

QList<NamedProbe> allParsers()
{
    return {{"repository", probe(parseRepository)},
            {"login", probe(parseLogin)},
            {"write access", probe(parseWriteAccess)},
            {"environments", probe(parseEnvironments)},
            {"deployments", probe(parseDeployments)},
            {"deployment statuses", probe(parseDeploymentStatuses)},
            {"releases", probe(parseReleases)},
            {"release", probe(parseRelease)},
            {"tags", probe(parseTags)},
            {"tag references", probe(parseTagReferences)},
            {"pointer", probe(parsePointer)},
            {"commit", probe(parseCommit)},
            {"commits", probe(parseCommits)},
            {"comparison", probe(parseComparison)},
            {"statuses", probe(parseStatuses)},
            {"status", probe(parseStatus)},
            {"check runs", probe(parseCheckRuns)},
            {"file", probe(parseFile)},
            {"folder", probe(parseFolder)},
            {"deployment", probe(parseDeployment)},
            {"deployment status", probe(parseDeploymentStatus)},
            {"upload address", probe(parseUploadAddress)},
            {"asset", probe(parseAsset)},
            {"immutable releases", probe(parseImmutableReleases)},
            {"rulesets", probe(parseRulesetIds)},
            {"ruleset", probe(parseRuleset)},
            {"runs", probe(parseRuns)},
            {"run", probe(parseRun)},
            {"pending deployments", probe(parsePendingDeployments)},
            {"file commit", probe(parseFileCommit)},
            {"pull requests", probe(parsePullRequests)},
            {"pull request", probe(parsePullRequest)},
            {"generated notes", probe(parseGeneratedNotes)}};
}

} // namespace

class ParsersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refuseWhatIsNotTheirAnswer_data();
    void refuseWhatIsNotTheirAnswer();
    void surviveEveryTruncation();
    void listsAreWholeOrRefused_data();
    void listsAreWholeOrRefused();
    void draftsWithoutATagAreNoFault();
    void repository();
    void accounts();
    void environments();
    void deployments();
    void deploymentStatuses();
    void tags();
    void statuses();
    void checkRuns_data();
    void checkRuns();
    void files_data();
    void files();
};

void ParsersTest::refuseWhatIsNotTheirAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("HTML") << "<!DOCTYPE html><html><body>Unicorn!</body></html>"_ba;
    QTest::newRow("a number") << "1"_ba;
    QTest::newRow("a word") << "\"x\""_ba;
    QTest::newRow("null") << "null"_ba;
    QTest::newRow("truncated object") << R"({"id": 1, "tag_name": "x)"_ba;
    QTest::newRow("truncated list") << R"([{"id": 1)"_ba;
    QTest::newRow("nested too deeply") << QByteArray(100'000, '[');
    QTest::newRow("not UTF-8") << "{\"name\": \"\xff\xfe\"}"_ba;
    QTest::newRow("zeros") << QByteArray(64, '\0');
}

void ParsersTest::refuseWhatIsNotTheirAnswer()
{
    QFETCH(const QByteArray, body);
    for (const auto &[name, parse] : allParsers())
        QVERIFY2(parse(body) == ErrorKind::Server, name);
}

void ParsersTest::surviveEveryTruncation()
{
    const QByteArray whole = R"([{"id":1,"name":"n","tag_name":"t","sha":")" + shaA
        + R"(","state":"success","context":"c","created_at":"2026-01-02T03:04:05Z","commit":{"sha":")" + shaA
        + R"(","message":"m"},"assets":[{"name":"a"}]}])";
    for (qsizetype length = 0; length < whole.size(); ++length) {
        for (const auto &[name, parse] : allParsers())
            QVERIFY2(parse(whole.left(length)) == ErrorKind::Server, name);
    }
}

void ParsersTest::listsAreWholeOrRefused_data()
{
    // What an entry cannot do without, and an odd one beside it that can be understood.
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("needed");
    QTest::newRow("deployments") << "["_ba << R"({"id": 7, "sha": ")" + shaA + R"(", "creator": "x", "ref": 3})"
                                 << "]"_ba << QStringList{u"id"_s, u"sha"_s};
    QTest::newRow("deployment statuses") << "["_ba << R"({"state": "success", "created_at": 5, "log_url": {}})"_ba
                                         << "]"_ba << QStringList{u"state"_s};
    QTest::newRow("releases") << "["_ba << R"({"id": 7, "tag_name": "t", "name": null, "assets": {}, "author": 1})"_ba
                              << "]"_ba << QStringList{u"id"_s, u"tag_name"_s};
    QTest::newRow("assets") << R"([{"id": 7, "tag_name": "t", "assets": [)"_ba
                            << R"({"id": 8, "name": "a", "size": "big"})"_ba << "]}]"_ba
                            << QStringList{u"id"_s, u"name"_s};
    QTest::newRow("tags") << "["_ba << R"({"name": "t", "commit": {"sha": ")" + shaA + R"("}, "node_id": 1})" << "]"_ba
                          << QStringList{u"name"_s, u"commit"_s};
    QTest::newRow("commits") << "["_ba << R"({"sha": ")" + shaA + R"(", "commit": "x", "parents": 3})" << "]"_ba
                             << QStringList{u"sha"_s};
    QTest::newRow("comparison") << R"({"ahead_by": 1, "behind_by": 0, "commits": [)"_ba
                                << R"({"sha": ")" + shaA + R"("})" << "]}"_ba << QStringList{u"sha"_s};
    QTest::newRow("statuses") << "["_ba << R"({"state": "success", "context": "c", "creator": []})"_ba << "]"_ba
                              << QStringList{u"state"_s, u"context"_s};
    QTest::newRow("environments") << R"({"environments": [)"_ba << R"({"name": "e", "protection_rules": 3})"_ba
                                  << "]}"_ba << QStringList{u"name"_s};
    QTest::newRow("check runs") << R"({"check_runs": [)"_ba << R"({"name": "c", "output": 1, "status": 7})"_ba
                                << "]}"_ba << QStringList{u"name"_s};
    QTest::newRow("pull requests") << "["_ba << R"({"number": 7, "title": 3, "labels": "x", "user": []})"_ba << "]"_ba
                                   << QStringList{u"number"_s};
}

void ParsersTest::listsAreWholeOrRefused()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, good);
    QFETCH(const QByteArray, after);
    QFETCH(const QStringList, needed);
    const QString name = QString::fromLatin1(QTest::currentDataTag()).replace(u"assets"_s, u"releases"_s);
    const auto parsers = allParsers();
    const auto parser = std::ranges::find(parsers, name, [](const auto &p) { return QString::fromLatin1(p.name); });
    QVERIFY(parser != parsers.end());
    QVERIFY(parser->probe(before + good + after) == std::nullopt);
    const auto refuses = [&](const QByteArray &odd) {
        return parser->probe(before + good + ',' + odd + after) == ErrorKind::Server;
    };
    for (const QByteArray &odd : {"null"_ba, "1"_ba, "\"x\""_ba, "[]"_ba, "{}"_ba})
        QVERIFY2(refuses(odd), odd.constData());
    for (const QString &key : needed) {
        QJsonObject entry = QJsonDocument::fromJson(good).object();
        for (const QJsonValue &wrong :
             {QJsonValue(true), QJsonValue(QJsonObject{{u"sha"_s, u"12"_s}}), QJsonValue(-4)}) {
            entry.insert(key, wrong);
            QVERIFY2(refuses(QJsonDocument(entry).toJson()), qPrintable(key));
        }
        entry.remove(key);
        if (name == u"tags"_s && key == u"commit"_s)
            entry.insert(key, QJsonObject()); // none at all is a tag of a tree
        QVERIFY2(refuses(QJsonDocument(entry).toJson()), qPrintable(key));
    }
}

void ParsersTest::draftsWithoutATagAreNoFault()
{
    const auto list = parseReleases(R"([{"id": 1, "tag_name": "", "draft": true}, {"id": 2, "tag_name": "t"}])");
    QVERIFY(list);
    QCOMPARE(list->size(), 1);
    QVERIFY(!parseReleases(R"([{"id": 1, "tag_name": "", "draft": false}])"));
    QVERIFY(!parseReleases(R"([{"id": 1, "draft": true}])"));
}

void ParsersTest::repository()
{
    const auto signedIn = parseRepository(R"({"full_name": "octocat/hello", "default_branch": "main", "archived": true,
        "permissions": {"admin": false, "push": true}})");
    QVERIFY(signedIn);
    QCOMPARE(*signedIn,
             (RepositoryInfo{.fullName = u"octocat/hello"_s,
                             .defaultBranch = u"main"_s,
                             .archived = true,
                             .canPush = true,
                             .canAdmin = false}));
    const auto anonymous = parseRepository(R"({"full_name": "octocat/hello", "default_branch": "trunk"})");
    QVERIFY(anonymous);
    QCOMPARE(anonymous->canPush, std::nullopt);
    const auto odd = parseRepository(R"({"full_name": "a/b", "default_branch": "m", "permissions": {"push": "yes"}})");
    QVERIFY(odd);
    QCOMPARE(odd->canPush, std::nullopt);
    QVERIFY(!parseRepository(R"({"full_name": "octocat/hello"})"));
}

void ParsersTest::accounts()
{
    QCOMPARE(parseLogin(R"({"login": "octocat", "id": 1})").value(), u"octocat"_s);
    QVERIFY(!parseLogin(R"({"login": 5})"));
    const QList<std::pair<QByteArray, bool>> table{{"admin", true}, {"write", true}, {"maintain", true},
                                                   {"read", false}, {"none", false}, {"triage", false}};
    for (const auto &[word, can] : table)
        QCOMPARE(parseWriteAccess(R"({"permission": ")" + word + R"("})").value(), can);
    QVERIFY(!parseWriteAccess(R"({"role_name": "admin"})"));
}

void ParsersTest::environments()
{
    const auto list = parseEnvironments(R"({"total_count": 3, "environments": [
        {"name": "testing-preview", "protection_rules": []},
        {"name": "a/b", "protection_rules": [{"type": "wait_timer"}, {"type": "branch_policy"}, 7]},
        {"name": "release-preprod", "protection_rules": [{"type": "required_reviewers", "reviewers": []}]}]})");
    QVERIFY(list);
    QCOMPARE(list->size(), 3);
    QCOMPARE(list->at(0).name, u"testing-preview"_s);
    QVERIFY(!list->at(0).needsReview);
    QVERIFY(!list->at(0).deployments);
    QCOMPARE(list->at(1).name, u"a/b"_s);
    QVERIFY(!list->at(1).needsReview);
    QVERIFY(list->at(2).needsReview);
    QCOMPARE(parseEnvironments(R"({"total_count": 0})").value().size(), 0);
    QVERIFY(!parseEnvironments(R"({"total_count": 2})"));
    QVERIFY(!parseEnvironments(R"({"message": "hello"})"));
}

void ParsersTest::deployments()
{
    const auto list = parseDeployments(R"([
        {"id": 1, "sha": ")" + shaA + R"(", "ref": "main", "environment": "e", "created_at": "2026-01-01T00:00:00Z"},
        {"id": 2, "sha": ")" + shaB + R"(", "ref": "0.1.2", "task": "deploy", "environment": "e",
         "creator": {"login": "octocat"}, "production_environment": true, "created_at": "2026-01-02T01:00:00+01:00"},
        {"id": 3, "sha": ")" + shaB + R"(", "creator": null, "created_at": "2026-01-02T00:00:00Z"}])");
    QVERIFY(list);
    QCOMPARE(list->size(), 3);
    QCOMPARE(list->at(0).id, 3);
    QCOMPARE(list->at(0).creator, QString());
    const Deployment &second = list->at(1);
    QCOMPARE(second.id, 2);
    QCOMPARE(second.ref, u"0.1.2"_s);
    QCOMPARE(second.commit, id(shaB));
    QCOMPARE(second.creator, u"octocat"_s);
    QCOMPARE(second.createdAt, utc(u"2026-01-02T00:00:00Z"_s));
    QCOMPARE(second.createdAt.timeSpec(), Qt::UTC);
    QVERIFY(second.production);
    QVERIFY(!second.statusesKnown);
    QCOMPARE(list->at(2).id, 1);
}

void ParsersTest::deploymentStatuses()
{
    const auto list = parseDeploymentStatuses(R"json([
        {"id": 12, "state": "inactive", "created_at": "2026-01-01T00:00:09Z"},
        {"id": 11, "state": "success", "created_at": "2026-01-01T00:00:05Z", "creator": {"login": "octocat"},
         "log_url": "https://github.com/x", "description": "done"},
        {"id": 10, "state": "in_progress", "created_at": "2026-01-01T00:00:05Z", "log_url": "javascript:alert(1)"},
        {"id": 9, "state": "waiting", "created_at": "2026-01-01T00:00:01Z"},
        {"id": 8, "state": "brand_new", "created_at": "2026-01-01T00:00:00Z"}])json");
    QVERIFY(list);
    const auto ordered = oldestFirst(*list);
    QList<DeploymentState> states;
    for (const DeploymentStatus &status : ordered)
        states += status.state;
    using enum DeploymentState;
    QCOMPARE(states, (QList{Unknown, Waiting, InProgress, Success, Inactive}));
    QCOMPARE(ordered.at(2).logUrl, QString());
    QCOMPARE(ordered.at(3).logUrl, u"https://github.com/x"_s);
    QCOMPARE(ordered.at(3).creator, u"octocat"_s);
    QCOMPARE(ordered.at(3).description, u"done"_s);
}

void ParsersTest::tags()
{
    const auto list = parseTags(R"([{"name": "v1.0.0-rc1", "commit": {"sha": ")" + shaA.toUpper() + R"("}},
        {"name": "tree", "commit": null}])");
    QVERIFY(list);
    QCOMPARE(list->size(), 1);
    QCOMPARE(list->first().name, u"v1.0.0-rc1"_s);
    QCOMPARE(list->first().commit, id(shaA));
    QVERIFY(!list->first().committedAt.isValid());

    const auto references = parseTagReferences(R"([
        {"ref": "refs/tags/v1.0.0/rc1", "object": {"type": "tag", "sha": ")"
                                               + shaA + R"("}},
        {"ref": "refs/tags/v1.0.0", "object": {"type": "commit", "sha": ")"
                                               + shaB + R"("}},
        {"ref": "refs/tags/v1.0.0", "object": {"type": "commit", "sha": ")"
                                               + shaA + R"("}},
        {"ref": "refs/tags/tree", "object": {"type": "tree", "sha": ")"
                                               + shaA + R"("}}])");
    QVERIFY(references);
    QCOMPARE(*references, (QList<TagReference>{{u"v1.0.0/rc1"_s, id(shaA), true}, {u"v1.0.0"_s, id(shaB), false}}));
    for (const char *wrong :
         {R"([{"ref": "refs/heads/main", "object": {"type": "commit", "sha": "%1"}}])",
          R"([{"ref": "refs/tags/", "object": {"type": "commit", "sha": "%1"}}])",
          R"([{"ref": "refs/tags/x", "object": {"type": "commit", "sha": "1"}}])", R"([{"ref": "refs/tags/x"}])"})
        QVERIFY2(!parseTagReferences(QByteArray(wrong).replace("%1", shaA)), wrong);

    const auto reference =
        parsePointer(R"({"ref": "refs/tags/x", "object": {"type": "tag", "sha": ")" + shaA + R"("}})");
    QVERIFY(reference);
    QCOMPARE(reference->type, Pointer::Type::TagObject);
    QCOMPARE(reference->target, id(shaA));
    const auto object = parsePointer(R"({"sha": ")" + shaA + R"(", "tagger": {"date": "2026-01-01T00:00:00Z"},
        "object": {"type": "commit", "sha": ")"
                                     + shaB + R"("}})");
    QVERIFY(object);
    QCOMPARE(object->self, id(shaA));
    QCOMPARE(object->taggedAt, utc(u"2026-01-01T00:00:00Z"_s));
    QCOMPARE(object->type, Pointer::Type::Commit);
    QVERIFY(!parsePointer(R"({"ref": "refs/tags/x", "object": {"type": "commit"}})"));
}

void ParsersTest::statuses()
{
    const auto list = parseStatuses(R"([
        {"id": 3, "state": "failure", "context": "qualification/x", "created_at": "2026-01-01T00:00:05Z",
         "creator": {"login": "octocat", "type": "User"}, "description": null, "target_url": "file:///etc/passwd"},
        {"id": 2, "state": "success", "context": "qualification/x", "created_at": "2026-01-01T00:00:05Z",
         "creator": {"login": "hubot", "type": "Bot"}},
        {"id": 4, "state": "newer_word", "context": "c"},
        {"id": 1, "state": "pending", "context": "ci", "created_at": "2025-01-01T00:00:00Z", "creator": null}])");
    QVERIFY(list);
    const auto ordered = oldestFirst(*list);
    QCOMPARE(ordered.size(), 3);
    QCOMPARE(ordered.at(0).context, u"ci"_s);
    QVERIFY(!ordered.at(0).creatorIsBot);
    QCOMPARE(ordered.at(1).state, CommitStatus::State::Success);
    QVERIFY(ordered.at(1).creatorIsBot);
    QCOMPARE(ordered.at(2).state, CommitStatus::State::Failure);
    QCOMPARE(ordered.at(2).creator, u"octocat"_s);
    QCOMPARE(ordered.at(2).targetUrl, QString());
    QVERIFY(!parseStatus(R"({"context": "c"})"));
}

void ParsersTest::checkRuns_data()
{
    QTest::addColumn<QByteArray>("run");
    QTest::addColumn<Check::State>("state");
    QTest::addColumn<QString>("detail");
    const auto completed = [](const char *conclusion, Check::State state) {
        QTest::newRow(conclusion) << QByteArray(R"("status": "completed", "conclusion": ")" + QByteArray(conclusion)
                                                + '"')
                                  << state << QString::fromLatin1(conclusion);
    };
    completed("success", Check::State::Passed);
    completed("neutral", Check::State::Neutral);
    completed("skipped", Check::State::Neutral);
    completed("failure", Check::State::Failed);
    completed("cancelled", Check::State::Failed);
    completed("timed_out", Check::State::Failed);
    completed("action_required", Check::State::Failed);
    completed("a_later_word", Check::State::Failed);
    QTest::newRow("queued") << R"("status": "queued", "conclusion": null)"_ba << Check::State::Running << u"queued"_s;
    QTest::newRow("odd") << R"("status": 7)"_ba << Check::State::Running << QString();
    QTest::newRow("title") << R"("status": "in_progress", "output": {"title": "3 of 7"})"_ba << Check::State::Running
                           << u"3 of 7"_s;
}

void ParsersTest::checkRuns()
{
    QFETCH(const QByteArray, run);
    const auto list = parseCheckRuns(R"({"total_count": 1, "check_runs": [{"name": "build", "details_url":
        "https://ci.example.com/1", "completed_at": "2026-01-01T00:00:00Z", )"
                                     + run + "}]}");
    QVERIFY(list);
    QCOMPARE(list->size(), 1);
    QCOMPARE(list->first().name, u"build"_s);
    QCOMPARE(list->first().url, u"https://ci.example.com/1"_s);
    QCOMPARE(list->first().finishedAt, utc(u"2026-01-01T00:00:00Z"_s));
    QTEST(list->first().state, "state");
    QTEST(list->first().detail, "detail");
}

void ParsersTest::files_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("error"); // -1: none
    const auto bad = [](const char *name, const QByteArray &body, ErrorKind kind) {
        QTest::newRow(name) << body << QByteArray() << int(kind);
    };
    QTest::newRow("file") << R"({"type": "file", "encoding": "base64", "size": 5, "content": "aGVs\nbG8=\n"})"_ba
                          << "hello"_ba << -1;
    QTest::newRow("with its blob") << R"({"type": "file", "encoding": "base64", "content": "aGVsbG8=", "sha": ")" + shaA
            + R"("})" << "hello"_ba << -1;
    QTest::newRow("with an odd blob") << R"({"type": "file", "encoding": "base64", "content": "", "sha": 7})"_ba
                                      << QByteArray() << -1;
    QTest::newRow("empty file") << R"({"type": "file", "encoding": "base64", "size": 0, "content": ""})"_ba
                                << QByteArray() << -1;
    bad("folder", R"([{"type": "file", "name": "a"}])"_ba, ErrorKind::NotFound);
    bad("link", R"({"type": "symlink", "target": "../x"})"_ba, ErrorKind::NotFound);
    bad("submodule", R"({"type": "submodule"})"_ba, ErrorKind::NotFound);
    bad("large", R"({"type": "file", "encoding": "none", "size": 2000000, "content": ""})"_ba, ErrorKind::BadInput);
    bad("not base64", R"({"type": "file", "encoding": "base64", "content": "%%%"})"_ba, ErrorKind::Server);
    bad("other encoding", R"({"type": "file", "encoding": "utf-8", "content": "x"})"_ba, ErrorKind::Server);
    bad("no content", R"({"type": "file", "encoding": "base64"})"_ba, ErrorKind::Server);
    bad("larger than it says",
        R"({"type": "file", "encoding": "base64", "size": 1, "content": ")" + QByteArray(1'500'000, 'A') + R"("})",
        ErrorKind::BadInput);
}

void ParsersTest::files()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, error);
    const auto file = parseFile(body);
    QCOMPARE(file ? -1 : int(file.error().kind), error);
    if (!file)
        return;
    QTEST(file->bytes, "content");
    QCOMPARE(file->blob.isNull(), !body.contains(shaA)); // whoever has none may make a new file only
}

QTEST_GUILESS_MAIN(ParsersTest)
#include "tst_github_parsers.moc"
