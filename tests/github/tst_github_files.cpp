// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"
#include "sandbox/fixture.h"

#include "github/endpoints/contents.h"
#include "github/githubmodel.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray shaA(40, 'a');
const QByteArray shaB(40, 'b');

ObjectId id(const QString &hex)
{
    return ObjectId::fromHex(hex).value_or(ObjectId());
}

ObjectId id(const QByteArray &hex)
{
    return id(QString::fromLatin1(hex));
}

} // namespace

/// Files and branches: against the sandbox, and against hosts that answer oddly.
class FilesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture.emplace();
        QVERIFY(m_fixture->box);
        m_commit = id(m_fixture->push());
        m_model = modelOf(m_fixture->box->apiUrl(), m_fixture->box->writeToken());
    }
    void cleanup()
    {
        m_model.reset();
        m_fixture.reset();
    }

    void readsAFileWithItsBlob();
    void makesAndReplacesAFile();
    void keepsWhatAColleagueWrote_data();
    void keepsWhatAColleagueWrote();
    void saysWhatStandsAgainstWriting_data();
    void saysWhatStandsAgainstWriting();
    void sendsNothingThatCannotBe_data();
    void sendsNothingThatCannotBe();
    void sendsWhatGitHubAsksFor();
    void followsARenamedRepository();
    void writesOnceWhateverBecomesOfTheAnswer_data();
    void writesOnceWhateverBecomesOfTheAnswer();
    void makesBranches();
    void distrustsOddAnswers_data();
    void distrustsOddAnswers();

private:
    std::unique_ptr<GitHubModel> modelOf(const QUrl &url, const QByteArray &token = "t0ken") const
    {
        const RepositoryName name{.owner = u"example"_s, .name = u"network"_s, .host = u"github.test"_s, .apiUrl = url};
        return std::make_unique<GitHubModel>(name, Secret(token), ResponseCache{});
    }
    QString run(const QStringList &arguments) const { return git(m_fixture->box->gitDirectory(), arguments); }
    static std::optional<ErrorKind> kind(const auto &answer)
    {
        return answer && !*answer ? std::optional(answer->error().kind) : std::nullopt;
    }

    std::optional<Fixture> m_fixture;
    std::unique_ptr<GitHubModel> m_model;
    ObjectId m_commit;
};

void FilesTest::readsAFileWithItsBlob()
{
    const auto made = await(
        m_model->putFile({.path = u"docs/a b.md"_s, .branch = u"main"_s, .bytes = "one\n", .message = u"Begin"_s}));
    QVERIFY2(made && *made, made && !*made ? qPrintable(made->error().detail) : "");
    for (const QString &revision : {QString(), u"main"_s, (*made)->commit.hex()}) {
        const auto file = await(m_model->file(u"docs/a b.md"_s, revision));
        QVERIFY(file && *file);
        QCOMPARE((*file)->bytes, "one\n"_ba);
        QCOMPARE((*file)->blob, (*made)->blob);
    }
    QCOMPARE((*made)->blob.hex(), run({u"rev-parse"_s, u"main:docs/a b.md"_s}));
    QCOMPARE(kind(await(m_model->file(u"docs/a b.md"_s, m_commit.hex()))), ErrorKind::NotFound);
}

void FilesTest::makesAndReplacesAFile()
{
    FileDraft draft{
        .path = u".github/notes.md"_s, .branch = u"main"_s, .bytes = "eins \xc3\xa4\r\n\0x"_ba, .message = u"Begin"_s};
    draft.bytes.append('\0');
    const auto first = await(m_model->putFile(draft));
    QVERIFY(first && *first);
    QCOMPARE((*first)->commit.hex(), run({u"rev-parse"_s, u"main"_s}));
    QCOMPARE(run({u"log"_s, u"-1"_s, u"--format=%P %an %s"_s, u"main"_s}), m_commit.hex() + u" octocat Begin"_s);
    const auto read = await(m_model->file(draft.path, u"main"_s));
    QVERIFY(read && *read);
    QCOMPARE((*read)->bytes, draft.bytes);

    draft.blob = (*first)->blob;
    draft.bytes = QByteArray(); // an empty file is one, too
    draft.message = u"Empty it"_s;
    const auto second = await(m_model->putFile(draft));
    QVERIFY(second && *second);
    QVERIFY((*second)->blob != (*first)->blob);
    QCOMPARE(run({u"cat-file"_s, u"-s"_s, u"main:.github/notes.md"_s}), u"0"_s);
    QCOMPARE(run({u"rev-list"_s, u"--count"_s, m_commit.hex() + u"..main"_s}), u"2"_s);
}

void FilesTest::keepsWhatAColleagueWrote_data()
{
    QTest::addColumn<bool>("knowsAVersion");
    QTest::newRow("somebody replaced it") << true;
    QTest::newRow("somebody made it first") << false;
}

void FilesTest::keepsWhatAColleagueWrote()
{
    QFETCH(const bool, knowsAVersion);
    FileDraft draft{.path = u"notes.md"_s, .branch = u"main"_s, .bytes = "theirs", .message = u"Theirs"_s};
    const auto theirs = await(m_model->putFile(draft));
    QVERIFY(theirs && *theirs);
    draft.bytes = "mine";
    draft.blob = knowsAVersion ? id(shaA) : ObjectId();
    const auto mine = await(m_model->putFile(draft));
    QCOMPARE(kind(mine), ErrorKind::Conflict);
    const QString message = mine->error().message;
    QVERIFY2(message.contains(u"Somebody changed notes.md on main meanwhile"_s), qPrintable(message));
    QCOMPARE(run({u"show"_s, u"main:notes.md"_s}), u"theirs"_s);
    QCOMPARE(run({u"rev-parse"_s, u"main"_s}), (*theirs)->commit.hex());
}

void FilesTest::saysWhatStandsAgainstWriting_data()
{
    QTest::addColumn<QString>("branch");
    QTest::addColumn<bool>("writer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("no such branch") << u"elsewhere"_s << true << ErrorKind::NotFound << u"notes.md on elsewhere"_s;
    QTest::newRow("protected") << u"main"_s << true << ErrorKind::RuleViolation << u"through a pull request"_s;
    QTest::newRow("may only read") << u"main"_s << false << ErrorKind::Forbidden << u"contents=write"_s;
}

void FilesTest::saysWhatStandsAgainstWriting()
{
    QFETCH(const QString, branch);
    QFETCH(const bool, writer);
    m_fixture->box->invoke([](sandbox::State &state) {
        state.rulesets.append({.id = state.takeId(),
                               .name = u"main"_s,
                               .target = u"branch"_s,
                               .include = {u"~DEFAULT_BRANCH"_s},
                               .rules = {u"pull_request"_s}});
    });
    const auto reader = modelOf(m_fixture->box->apiUrl(), m_fixture->box->readToken());
    GitHubModel &model = writer ? *m_model : *reader;
    const auto answer =
        await(model.putFile({.path = u"notes.md"_s, .branch = branch, .bytes = "x", .message = u"m"_s}));
    QVERIFY(answer && !*answer);
    QTEST(answer->error().kind, "kind");
    QFETCH(const QString, says);
    QVERIFY2(answer->error().message.contains(says), qPrintable(answer->error().message));
    QCOMPARE(run({u"rev-parse"_s, u"main"_s}), m_commit.hex());
}

void FilesTest::sendsNothingThatCannotBe_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("above the repository") << u"../x"_s << qsizetype(1);
    QTest::newRow("without a name") << u"a//b"_s << qsizetype(1);
    QTest::newRow("empty path") << QString() << qsizetype(1);
    QTest::newRow("more than could be read back") << u"x"_s << qsizetype((1 << 20) + 1);
}

void FilesTest::sendsNothingThatCannotBe()
{
    QFETCH(const QString, path);
    QFETCH(const qsizetype, size);
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{}; });
    const auto answer =
        await(modelOf(server.url())
                  ->putFile({.path = path, .branch = u"main"_s, .bytes = QByteArray(size, 'x'), .message = u"m"_s}));
    QCOMPARE(kind(answer), ErrorKind::BadInput);
    QVERIFY(answer->error().message.endsWith(u'.'));
    QVERIFY(server.seen().isEmpty());
}

void FilesTest::sendsWhatGitHubAsksFor()
{
    LoopbackServer server([](const SeenRequest &) {
        return ServedAnswer{.body = R"({"content": {"sha": ")" + shaA + R"("}, "commit": {"sha": ")" + shaB + R"("}})"};
    });
    const auto model = modelOf(server.url());
    const auto made = await(model->putFile({.path = u"a/b#c.md"_s,
                                            .branch = u"notes/1"_s,
                                            .bytes = "hello",
                                            .message = u"Say hello"_s,
                                            .blob = id(shaB)}));
    QVERIFY(made && *made);
    QCOMPARE(**made, (FileCommit{id(shaA), id(shaB)}));
    QCOMPARE(server.seen().size(), 1);
    QCOMPARE(server.seen().first().method, "PUT"_ba);
    QCOMPARE(server.seen().first().target, "/repos/example/network/contents/a/b%23c.md"_ba);
    const QJsonObject sent = QJsonDocument::fromJson(server.seen().first().body).object();
    QCOMPARE(sent,
             (QJsonObject{{u"message"_s, u"Say hello"_s},
                          {u"content"_s, u"aGVsbG8="_s},
                          {u"branch"_s, u"notes/1"_s},
                          {u"sha"_s, QString::fromLatin1(shaB)}}));
    // A file that is new names no version.
    const auto fresh = await(model->putFile({.path = u"a"_s, .branch = u"b"_s, .bytes = {}, .message = u"m"_s}));
    QVERIFY(fresh && *fresh);
    QVERIFY(!QJsonDocument::fromJson(server.seen().last().body).object().contains(u"sha"_s));
}

void FilesTest::followsARenamedRepository()
{
    LoopbackServer server([](const SeenRequest &seen) {
        if (seen.target.startsWith("/repos/"))
            return ServedAnswer{.status = 307, .headers = {{"Location", "/repositories/1/contents/a"}}};
        return ServedAnswer{.status = 201,
                            .body = R"({"content": {"sha": ")" + shaA + R"("}, "commit": {"sha": ")" + shaB + R"("}})"};
    });
    const auto model = modelOf(server.url());
    const auto made = await(model->putFile({.path = u"a"_s, .branch = u"b"_s, .bytes = "x", .message = u"m"_s}));
    QVERIFY(made && *made);
    QCOMPARE(server.seen().last().method, "PUT"_ba);
    QCOMPARE(server.seen().last().body, server.seen().first().body);
}

void FilesTest::writesOnceWhateverBecomesOfTheAnswer_data()
{
    using namespace sandbox::faults;
    QTest::addColumn<sandbox::Effect>("effect");
    QTest::addColumn<bool>("written");
    QTest::newRow("lost before") << lost(When::Before) << false;
    QTest::newRow("lost after") << lost(When::After) << true;
    QTest::newRow("cut half way") << cut() << true;
    QTest::newRow("500 before") << internalError(When::Before) << false;
    QTest::newRow("500 after") << internalError(When::After) << true;
    QTest::newRow("502 after") << badGateway(When::After) << true;
    QTest::newRow("truncated") << truncated() << true;
    QTest::newRow("missing keys") << bare({u"sha"_s}) << true;
    QTest::newRow("401") << badCredentials() << false;
    QTest::newRow("429") << tooManyRequests() << false;
}

void FilesTest::writesOnceWhateverBecomesOfTheAnswer()
{
    QFETCH(const sandbox::Effect, effect);
    m_fixture->box->addFault({.hits = {.method = "PUT"}, .effect = effect});
    const auto answer =
        await(m_model->putFile({.path = u"n.md"_s, .branch = u"main"_s, .bytes = "x", .message = u"Write"_s}));
    QVERIFY(answer && !*answer);
    QVERIFY(answer->error().message.endsWith(u'.'));
    const auto visits = m_fixture->box->requests();
    QCOMPARE(std::ranges::count_if(visits, [](const sandbox::Visit &each) { return each.method == "PUT"; }), 1);
    const QString count = run({u"rev-list"_s, u"--count"_s, m_commit.hex() + u"..main"_s});
    QTEST(count == u"1"_s, "written");
    if (effect.answer.status == 429)
        return; // nothing goes out for a while
    // Reading tells which it was.
    const auto read = await(m_model->file(u"n.md"_s, u"main"_s));
    QVERIFY(read);
    QTEST(read->has_value(), "written");
}

void FilesTest::makesBranches()
{
    const auto none = await(m_model->branch(u"notes/0.1.2"_s));
    QVERIFY(none && *none && (*none)->isNull());
    const auto made = await(m_model->createBranch(u"notes/0.1.2"_s, m_commit));
    QVERIFY2(made && *made, made && !*made ? qPrintable(made->error().detail) : "");
    const auto tip = await(m_model->branch(u"notes/0.1.2"_s));
    QVERIFY(tip && *tip);
    QCOMPARE(**tip, m_commit);
    QCOMPARE(run({u"rev-parse"_s, u"notes/0.1.2"_s}), m_commit.hex());
    const auto half = await(m_model->branch(u"notes"_s)); // others begin so, but there is none of this name
    QVERIFY(half && *half && (*half)->isNull());

    const auto again = await(m_model->createBranch(u"notes/0.1.2"_s, m_commit));
    QCOMPARE(kind(again), ErrorKind::AlreadyExists);
    QVERIFY(again->error().message.contains(u"notes/0.1.2"_s));
    QCOMPARE(kind(await(m_model->createBranch(u"x"_s, id(shaA)))), ErrorKind::BadInput); // no such commit
    QCOMPARE(kind(await(m_model->createBranch(u"a..b"_s, m_commit))), ErrorKind::BadInput);
    QCOMPARE(kind(await(m_model->branch(u"../x"_s))), ErrorKind::BadInput);
    // A file goes to the branch alone.
    QVERIFY(
        await(m_model->putFile({.path = u"n.md"_s, .branch = u"notes/0.1.2"_s, .bytes = "x", .message = u"Write"_s})));
    QCOMPARE(run({u"rev-list"_s, u"--count"_s, u"main..notes/0.1.2"_s}), u"1"_s);
    QCOMPARE(run({u"rev-parse"_s, u"main"_s}), m_commit.hex());
}

void FilesTest::distrustsOddAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another object") << R"({"ref": "refs/heads/b", "object": {"type": "commit", "sha": ")" + shaB
            + R"("},
        "content": {"sha": ")"
            + shaA + R"("}})";
    QTest::newRow("a tag object") << R"({"ref": "refs/heads/b", "object": {"type": "tag", "sha": ")" + shaB + R"("}})";
    QTest::newRow("another reference") << R"({"ref": "refs/heads/bc", "object": {"type": "commit", "sha": ")" + shaB
            + R"("}, "commit": {"sha": ")" + shaA + R"("}})";
    QTest::newRow("a list") << R"([{"ref": "refs/heads/b"}])"_ba;
    QTest::newRow("wrong types") << R"({"ref": 1, "object": [], "content": {"sha": 7}, "commit": "x", "body": 5})"_ba;
}

void FilesTest::distrustsOddAnswers()
{
    QFETCH(const QByteArray, body);
    LoopbackServer server([&](const SeenRequest &) { return ServedAnswer{.status = 201, .body = body}; });
    const auto model = modelOf(server.url());
    const auto put = await(model->putFile({.path = u"a"_s, .branch = u"b"_s, .bytes = "x", .message = u"m"_s}));
    QCOMPARE(kind(put), ErrorKind::Server);
    QVERIFY2(put->error().message.contains(u"may or may not have been made"_s), qPrintable(put->error().message));
    const auto made = await(model->createBranch(u"b"_s, id(shaA)));
    QCOMPARE(kind(made), ErrorKind::Server);
    QVERIFY2(made->error().message.contains(u"may or may not have been made"_s), qPrintable(made->error().message));
    if (!QByteArray(QTest::currentDataTag()).startsWith("another object"))
        QCOMPARE(kind(await(model->branch(u"b"_s))), ErrorKind::Server);
    QCOMPARE(kind(await(model->generateNotes({.tagName = u"1.0"_s}))), ErrorKind::Server);
}

QTEST_GUILESS_MAIN(FilesTest)
#include "tst_github_files.moc"
