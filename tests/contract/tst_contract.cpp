// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/planning.h"
#include "github/githubmodel.h"
#include "modelcalls.h"
#include "sandbox/sandbox.h"
#include "services/activity.h"
#include "services/workspace.h"
#include "support/await.h"
#include "support/loopbackserver.h"
#include "witness.h"

#include <QDir>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>

using namespace slipway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::await;

namespace {

QDir descriptions()
{
    return QDir(test::contractTools() + u"/@octokit/openapi/generated"_s);
}

/// "ghes-3.17": the package has a description for each Enterprise Server that GitHub supported when it was published.
QString oldestServer()
{
    QStringList names = descriptions().entryList({u"ghes-*.json"_s});
    std::ranges::sort(names, {}, [](const QString &name) {
        const QStringList version = name.sliced(5).split(u'.');
        return std::pair(version.value(0).toInt(), version.value(1).toInt());
    });
    return names.value(0).chopped(5);
}

} // namespace

/// The life cycle, and all of the GitHub model, through Prism with GitHub's own description: every request and every
/// answer keeps to it. Each function runs for each description.
class ContractTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void violationsAreCaught_data();
    void violationsAreCaught();
    void refreshes();
    void modelReads();
    void modelWrites();
    void modelDeploys();
    void refusalsAreDescribed();
    void promotesToProduction();
    void rejectsAndReplaces();
    void endsAnIncompletePromotion();
    void overridesARule();
    void everyAnswerIsGuarded();

private:
    RepositoryName repository() const;
    std::unique_ptr<github::GitHubModel> model(const QByteArray &token) const;
    void open(bool withClone, const QString &cache = {});
    void refresh();
    Candidate candidate(const QString &tag) const;
    /// `outcome`: nullopt where what is waited for may or may not have come already.
    void run(const std::expected<Plan, Allowance> &plan, std::optional<services::Outcome::Kind> outcome = std::nullopt,
             bool watch = false);
    static QDateTime now() { return QDateTime::currentDateTimeUtc(); }

    QList<test::LeftOut> m_leftOut;
    std::map<QString, std::unique_ptr<test::Witness>> m_witnesses; // by the description's name
    test::Witness *m_witness = nullptr;
    QTemporaryDir m_descriptions;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<services::Activity> m_activity;
    std::unique_ptr<services::Workspace> m_workspace;
};

void ContractTest::initTestCase_data()
{
    QTest::addColumn<QString>("description");
    QTest::newRow("github.com") << u"api.github.com"_s;
    if (!test::contractTools().isEmpty())
        QTest::newRow("oldest Enterprise Server") << oldestServer();
}

void ContractTest::initTestCase()
{
    if (test::contractTools().isEmpty())
        QSKIP("GitHub's description and Prism are not installed; packaging/box tests/contract/install does it");
    m_leftOut = test::readLeftOut();
    for (const test::LeftOut &each : std::as_const(m_leftOut))
        QVERIFY2(!each.why.isEmpty(), qPrintable(u"left-out.txt: "_s + each.operation));
    const auto add = [this](const QString &name, const QString &basePath) {
        const QString file = m_descriptions.filePath(name + u".json"_s);
        QVERIFY(test::Description::cut(descriptions().filePath(name + u".json"_s), file));
        m_witnesses[name] = std::make_unique<test::Witness>(file, basePath, m_leftOut);
    };
    add(u"api.github.com"_s, {});
    add(oldestServer(), u"/api/v3"_s);
    for (const auto &[name, witness] : m_witnesses)
        QTRY_VERIFY2_WITH_TIMEOUT(witness->isReady(), witness->output().constData(), 120000);
}

void ContractTest::init()
{
    QFETCH_GLOBAL(QString, description);
    m_witness = m_witnesses.at(description).get();
    m_folder = std::make_unique<QTemporaryDir>();
    sandbox::SandboxOptions options;
    options.directory = m_folder->filePath(u"demo"_s);
    options.withClone = true;
    options.ciStep = 50ms;
    const bool reviewsItself = QByteArray(QTest::currentTestFunction()) == "modelDeploys";
    options.autoReview = reviewsItself ? 0ms : 100ms;
    auto sandbox = sandbox::Sandbox::start(options);
    QVERIFY2(sandbox, sandbox ? "" : qPrintable(sandbox.error().message));
    m_sandbox = *std::move(sandbox);
    m_witness->setServer(m_sandbox->apiUrl());
}

void ContractTest::cleanup()
{
    m_workspace.reset();
    m_activity.reset();
    m_sandbox.reset();
    m_folder.reset();
    if (!m_witness)
        return;
    QStringList texts;
    const QList<test::Violation> violations = m_witness->takeViolations();
    for (const test::Violation &violation : violations) {
        if (!texts.contains(violation.text()))
            texts += violation.text();
    }
    QVERIFY2(texts.isEmpty(), qPrintable(u"%1 violations:\n%2"_s.arg(violations.size()).arg(texts.join(u'\n'))));
}

void ContractTest::cleanupTestCase()
{
    for (const auto &[name, witness] : m_witnesses) {
        qInfo("%s: %d requests checked, %lld distinct operations, violations: %d; left out: %d requests, %d violations",
              qPrintable(name), witness->requests() - witness->leftOutRequests(),
              static_cast<long long>(witness->operations().size()), witness->violations(), witness->leftOutRequests(),
              witness->leftOutViolations());
        for (auto each = witness->operations().begin(); each != witness->operations().end(); ++each)
            qInfo("  %5d  %s", each.value(), qPrintable(each.key()));
        QVERIFY(witness->requests() > 0);
    }
    for (const test::LeftOut &each : std::as_const(m_leftOut))
        QVERIFY2(each.used,
                 qPrintable(u"left-out.txt names what nothing needs: %1 %2"_s.arg(each.operation).arg(each.status)));
    m_witnesses.clear();
}

RepositoryName ContractTest::repository() const
{
    RepositoryName name = *RepositoryName::parse(m_sandbox->repository());
    name.apiUrl = m_witness->apiUrl();
    name.host = name.apiUrl.host();
    return name;
}

std::unique_ptr<github::GitHubModel> ContractTest::model(const QByteArray &token) const
{
    return std::make_unique<github::GitHubModel>(repository(), Secret(token), ResponseCache());
}

void ContractTest::open(bool withClone, const QString &cache)
{
    services::WorkspaceOptions options;
    options.repository = repository();
    options.token = Secret(m_sandbox->writeToken());
    if (withClone)
        options.clonePath = m_sandbox->cloneForDemonstration().value_or(QString());
    options.refresh.fetchClone = withClone;
    options.cacheDirectory = cache;
    m_workspace.reset();
    m_activity = std::make_unique<services::Activity>(m_folder->filePath(u"journal"_s));
    m_workspace = std::make_unique<services::Workspace>(options, *m_activity);
    refresh();
}

void ContractTest::refresh()
{
    QSignalSpy finished(&m_workspace->refresh(), &services::RefreshService::finished);
    m_workspace->refresh().refresh();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60000);
    const services::SnapshotPtr snapshot = m_workspace->snapshot();
    QVERIFY2(snapshot->problems.isEmpty(), qPrintable(snapshot->problems.value(0).error.message));
}

Candidate ContractTest::candidate(const QString &tag) const
{
    const CandidateList all = candidates(*m_workspace->snapshot(), true);
    const auto found = std::ranges::find_if(all.shown, [&](const Candidate &other) { return other.tag.name == tag; });
    return found == all.shown.cend() ? Candidate() : *found;
}

void ContractTest::run(const std::expected<Plan, Allowance> &plan, std::optional<services::Outcome::Kind> outcome,
                       bool watch)
{
    QVERIFY2(plan, "the plan was refused");
    QSignalSpy finished(m_workspace->operations(), &services::OperationService::finished);
    QVERIFY(m_workspace->operations()->start(*plan, watch));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60000);
    const services::Outcome reached = m_workspace->operations()->outcome();
    QVERIFY2(reached.kind == outcome.value_or(reached.kind) && reached.kind != services::Outcome::Kind::Stopped,
             reached.error ? qPrintable(reached.error->message) : "another outcome");
    refresh();
}

/// A request and an answer that GitHub's description forbids, and a path that it does not have.
void ContractTest::violationsAreCaught_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("answered");
    QTest::addColumn<QString>("caught"); // the beginning of what is said; empty: nothing
    const QString user = u"/user"_s;
    const QString refs = u"/repos/example/network/git/refs"_s;
    const QString refsPath = u"/repos/{owner}/{repo}/git/refs"_s;
    const QByteArray reference = R"({"ref":"refs/tags/a","node_id":"b","url":"https://example.com/",
        "object":{"type":"commit","sha":"1234567890123456789012345678901234567890","url":"https://example.com/"}})";
    const QByteArray ask = R"({"ref":"refs/tags/a","sha":"1234567890123456789012345678901234567890"})";
    QTest::newRow("neither") << "POST"_ba << refs << ask << reference << QString();
    QTest::newRow("request") << "POST"_ba << refs << R"({"ref":"refs/tags/a"})"_ba << reference
                             << QString(u"POST "_s + refsPath + u" 201: request.body"_s);
    QTest::newRow("answer") << "POST"_ba << refs << ask << R"({"ref":"refs/tags/a"})"_ba
                            << QString(u"POST "_s + refsPath + u" 201: response.body"_s);
    QTest::newRow("type") << "POST"_ba << refs << ask << QByteArray(reference).replace("\"b\"", "5")
                          << QString(u"POST "_s + refsPath + u" 201: response.body.node_id"_s);
    QTest::newRow("unknown") << "POST"_ba << u"/repos/example/network/nothing"_s << "{}"_ba << "{}"_ba
                             << u"POST /repos/example/network/nothing 201: request"_s;
}

void ContractTest::violationsAreCaught()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, answered);
    QFETCH(QString, caught);
    test::LoopbackServer server([&](const test::SeenRequest &) {
        return test::ServedAnswer{
            .status = 201, .body = answered, .headers = {{"Content-Type", "application/json; charset=utf-8"}}};
    });
    m_witness->setServer(server.url());
    m_witness->setRehearsing(true);
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(m_witness->apiUrl().toString() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, method, sent));
    QTRY_VERIFY(reply->isFinished());
    const QList<test::Violation> violations = m_witness->takeViolations();
    m_witness->setRehearsing(false);
    QCOMPARE(server.seen().size(), 1); // it went all the way
    QCOMPARE(server.seen().constFirst().body, sent);
    const QString first = violations.isEmpty() ? QString() : violations.constFirst().text();
    QVERIFY2(caught.isEmpty() ? first.isEmpty() : first.startsWith(caught), qPrintable(first));
}

void ContractTest::refreshes()
{
    open(true);
    open(false, m_folder->filePath(u"cache"_s));
    refresh(); // with what GitHub said before, by its ETags
    const Candidate chosen = candidate(u"0.1.1-prerelease1"_s);
    QVERIFY(!chosen.tag.commit.isNull());
    m_workspace->details().load(chosen.tag.name);
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->details().isLoading(), 30000);
    const auto commits = await(m_workspace->branchCommits(250), 30s); // three pages
    QVERIFY(commits && *commits);
    const Snapshot snapshot = *m_workspace->snapshot();
    const auto between = await(m_workspace->compare({chosen.tag.name, chosen.tag.commit}, snapshot.base), 30s);
    QVERIFY(between && *between);
    QVERIFY((*between)->counts.ahead > 0);
}

/// Everything that the model can read, where the services do not ask for it.
void ContractTest::modelReads()
{
    for (const QByteArray &token : {m_sandbox->writeToken(), m_sandbox->readToken()})
        test::readEverything(*model(token));
}

void ContractTest::modelWrites()
{
    test::changeReleases(*model(m_sandbox->writeToken()));
    test::prepareNotes(*model(m_sandbox->writeToken()));
}

void ContractTest::modelDeploys()
{
    test::deploy(*model(m_sandbox->writeToken()));
}

/// What GitHub refuses it refuses as described, too.
void ContractTest::refusalsAreDescribed()
{
    const auto github = model(m_sandbox->writeToken());
    const auto main = await(github->commit(u"main"_s));
    QVERIFY(main && *main);
    const auto kind = [](const auto &answer) {
        return answer && !*answer ? std::optional(answer->error().kind) : std::nullopt;
    };
    const ObjectId commit = (*main)->id;
    QCOMPARE(kind(await(github->release(4711))), ErrorKind::NotFound);
    const auto none = await(github->tag(u"none"_s));
    QVERIFY(none && *none && (*none)->object.isNull()); // that there is none is an answer
    QCOMPARE(kind(await(github->file(u"none"_s, {}))), ErrorKind::NotFound);
    QCOMPARE(kind(await(github->createTag(u"0.1.1"_s, commit, u"again"_s))), ErrorKind::AlreadyExists);
    QVERIFY(kind(await(github->createRelease({.tagName = u"0.1.1"_s, .name = u"again"_s}))));
    QCOMPARE(kind(await(github->deleteTag(u"none"_s))), ErrorKind::NotFound);
    QCOMPARE(kind(await(github->deleteRelease(4711))), ErrorKind::NotFound);
    QVERIFY(kind(await(github->commit(u"none"_s))));
    QVERIFY(kind(await(github->compare(u"none"_s, u"main"_s))));
    QVERIFY(kind(await(github->hasWriteAccess(u"nobody-here"_s))));
    QCOMPARE(kind(await(github->createBranch(u"main"_s, commit))), ErrorKind::AlreadyExists);
    github::FileDraft draft{.path = u"README.md"_s, .branch = u"main"_s, .bytes = "x", .message = u"m"_s};
    QCOMPARE(kind(await(github->putFile(draft))), ErrorKind::Conflict);
    draft.blob = commit;
    QCOMPARE(kind(await(github->putFile(draft))), ErrorKind::Conflict);
    draft.branch = u"none"_s;
    QCOMPARE(kind(await(github->putFile(draft))), ErrorKind::NotFound);
    const github::PullRequestDraft pull{.title = u"t"_s, .body = {}, .head = u"main"_s, .base = u"main"_s};
    QCOMPARE(kind(await(github->createPullRequest(pull))), ErrorKind::BadInput);
    QVERIFY(kind(await(github->generateNotes({.tagName = u"9.9"_s, .previousTagName = u"none"_s}))));
    const auto reader = model(m_sandbox->readToken());
    QCOMPARE(kind(await(reader->putFile(draft))), ErrorKind::Forbidden);
    QCOMPARE(kind(await(reader->createPullRequest(pull))), ErrorKind::Forbidden);
    QVERIFY(kind(await(reader->createTag(u"a"_s, commit, u"b"_s))));
    QVERIFY(kind(await(reader->createRelease({.tagName = u"0.1.2-prerelease1"_s}))));
    QVERIFY(kind(await(reader->createStatus(commit, CommitStatus::State::Success, u"a"_s, u"b"_s, {}))));
    const auto stranger = model("wrong");
    QCOMPARE(kind(await(stranger->login())), ErrorKind::Unauthorized);
}

void ContractTest::promotesToProduction()
{
    open(true);
    const QString tag = u"0.1.2-prerelease2"_s;
    const auto verdict =
        planVerdict(*m_workspace->snapshot(), candidate(tag), Verdict::Kind::Qualified, u"no regressions"_s, now());
    run(verdict, services::Outcome::Kind::Done);
    QCOMPARE(candidate(tag).state, CandidateState::Qualified);
    run(planPromotion(*m_workspace->snapshot(), candidate(tag), {}, now()), services::Outcome::Kind::Done, true);
    QCOMPARE(candidate(tag).state, CandidateState::Released);
}

void ContractTest::rejectsAndReplaces()
{
    open(true);
    const QString tag = u"0.1.2-prerelease2"_s;
    const QString reason = u"crashes on start"_s + QString(300, u'!');
    run(planVerdict(*m_workspace->snapshot(), candidate(tag), Verdict::Kind::Rejected, reason, now()),
        services::Outcome::Kind::Done);
    QCOMPARE(candidate(tag).state, CandidateState::Rejected);
    const Snapshot snapshot = *m_workspace->snapshot();
    run(planCandidate(snapshot, u"0.1.2-prerelease3"_s, snapshot.base.commit, now()), services::Outcome::Kind::Done);
    QCOMPARE(candidate(u"0.1.2-prerelease3"_s).state, CandidateState::InQualification);
}

void ContractTest::endsAnIncompletePromotion()
{
    open(false);
    const QString tag = u"0.0.9-prerelease1"_s;
    run(planPromotion(*m_workspace->snapshot(), candidate(tag), {}, now()), services::Outcome::Kind::Done);
    QCOMPARE(candidate(tag).state, CandidateState::Released);
}

void ContractTest::overridesARule()
{
    open(true);
    const QString tag = u"0.1.2-prerelease2"_s;
    // Not watched: that production is reached is waited for, unless it already was.
    run(planPromotion(*m_workspace->snapshot(), candidate(tag), u"security fix"_s, now()));
    QVERIFY(candidate(tag).verdict);
    QCOMPARE(candidate(tag).verdict->reason, u"Override: security fix"_s);
}

/// A number in place of each operation's answer, so that "no violations" cannot mean that nobody looked.
void ContractTest::everyAnswerIsGuarded()
{
    QVERIFY(m_witness->examples().size() >= 15);
    QNetworkAccessManager network;
    m_witness->setRehearsing(true);
    for (const test::Example &example : m_witness->examples()) {
        if (example.status == 204)
            continue; // it has no body
        test::LoopbackServer server([&](const test::SeenRequest &) {
            return test::ServedAnswer{.status = example.status,
                                      .body = "7",
                                      .headers = {{"Content-Type", "application/json; charset=utf-8"}}};
        });
        m_witness->setServer(server.url());
        const QUrl url = m_witness->apiUrl();
        QNetworkRequest request(QUrl::fromEncoded(QByteArray(url.toEncoded(QUrl::RemovePath) + example.path)));
        request.setHeaders(example.headers);
        const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, example.method, example.body));
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20000);
        const QList<test::Violation> violations = m_witness->takeViolations();
        const QString first = violations.isEmpty() ? QString() : violations.constFirst().text();
        QVERIFY2(first.contains(" response.body "_L1), qPrintable(QString::fromUtf8(example.path) + u": " + first));
    }
    m_witness->setRehearsing(false);
}

QTEST_GUILESS_MAIN(ContractTest)
#include "tst_contract.moc"
