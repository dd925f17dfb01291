// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"
#include "sandbox/cifixture.h"

#include "github/endpoints/deployments.h"
#include "github/endpoints/workflows.h"
#include "github/githubmodel.h"

#include <QJsonDocument>
#include <QTest>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Deployments asked for, workflows started, reviews given: against the sandbox, and against hosts that answer oddly.
class DeployingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture.emplace();
        QCOMPARE(m_fixture->commit.size(), 40);
        auto name = *RepositoryName::parse(m_fixture->box->repository());
        name.apiUrl = m_fixture->box->apiUrl();
        m_model = std::make_unique<GitHubModel>(name, Secret(m_fixture->box->writeToken()), ResponseCache{});
    }
    void cleanup()
    {
        m_model.reset();
        m_fixture.reset();
    }

    void asksForADeploymentOfATag();
    void namesTheChecksThatFailed();
    void tellsAMergeFromADeployment();
    void sendsNoMoreThanItMay();
    void setsStates();
    void startsAWorkflowAndFindsItsRun();
    void findsRunsWhereGitHubDoesNotTellThem();
    void readsDispatches_data();
    void readsDispatches();
    void reviewsWhatWaits();
    void readsPendingDeployments();
    void refusesOddAnswers_data();
    void refusesOddAnswers();

private:
    ObjectId commit() const { return *ObjectId::fromHex(m_fixture->commit); }
    /// A model of a server that answers everything so.
    std::unique_ptr<GitHubModel> modelOf(const LoopbackServer &server)
    {
        auto name = *RepositoryName::parse(u"octocat/hello"_s);
        name.apiUrl = server.url();
        return std::make_unique<GitHubModel>(name, Secret("t0ken"), ResponseCache{});
    }

    std::optional<CiFixture> m_fixture;
    std::unique_ptr<GitHubModel> m_model;
};

void DeployingTest::asksForADeploymentOfATag()
{
    QVERIFY(await(m_model->createTag(u"0.1.0"_s, commit(), u"0.1.0"_s)));
    const auto made = await(m_model->createDeployment({.ref = u"0.1.0"_s,
                                                       .environment = u"mainnet"_s,
                                                       .production = true,
                                                       .description = u"0.1.0 to mainnet"_s,
                                                       .payload = {{u"tag"_s, u"0.1.0"_s}}}));
    QVERIFY2(made && *made, made && !*made ? qPrintable(made->error().detail) : "");
    QCOMPARE((*made)->ref, u"0.1.0"_s);
    QCOMPARE((*made)->commit, commit());
    QCOMPARE((*made)->environment, u"mainnet"_s);
    QVERIFY((*made)->production);
    QVERIFY(!(*made)->statusesKnown);

    m_fixture->pass(0s);
    m_fixture->pass(10min);
    const auto read = await(m_model->deployment((*made)->id));
    QVERIFY(read && *read);
    QVERIFY((*read)->statusesKnown);
    QCOMPARE((*read)->state(), DeploymentState::Success);
    const auto all = await(m_model->deploymentsOf(commit(), u"mainnet"_s));
    QVERIFY(all && *all);
    QCOMPARE((*all)->size(), 1);
    QCOMPARE((*all)->first(), **read);
    const auto none = await(m_model->deployment(999'999));
    QVERIFY(none && !*none);
    QCOMPARE(none->error().kind, ErrorKind::NotFound);
}

void DeployingTest::namesTheChecksThatFailed()
{
    QVERIFY(await(m_model->createTag(u"0.1.0"_s, commit(), u"0.1.0"_s)));
    const auto refused = await(m_model->createDeployment(
        {.ref = u"0.1.0"_s, .environment = u"mainnet"_s, .requiredContexts = {u"ci/soak"_s, u"ci/build"_s}}));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, ErrorKind::Conflict);
    QVERIFY2(refused->error().message.contains("ci/build, ci/soak"_L1), qPrintable(refused->error().message));
    const auto all = await(m_model->deploymentsOf(commit(), u"mainnet"_s));
    QVERIFY(all && *all && (*all)->isEmpty());
}

void DeployingTest::tellsAMergeFromADeployment()
{
    LoopbackServer server([](const SeenRequest &) {
        return ServedAnswer{.status = 202, .body = R"({"message": "Auto-merged main into topic on deployment."})"};
    });
    const auto model = modelOf(server);
    const auto merged = await(model->createDeployment({.ref = u"topic"_s, .environment = u"mainnet"_s}));
    QVERIFY(merged && !*merged);
    QCOMPARE(merged->error().kind, ErrorKind::Server);
    QVERIFY(merged->error().message.contains("nothing was deployed to mainnet"_L1));
    const QJsonObject sent = QJsonDocument::fromJson(server.seen().first().body).object();
    QCOMPARE(sent.value(u"auto_merge"_s), QJsonValue(false));
    QCOMPARE(sent.value(u"required_contexts"_s), QJsonValue(QJsonArray()));
    QCOMPARE(sent.value(u"transient_environment"_s), QJsonValue(false));
    QCOMPARE(sent.value(u"production_environment"_s), QJsonValue(false));
}

void DeployingTest::sendsNoMoreThanItMay()
{
    const auto name = *RepositoryName::parse(u"octocat/hello"_s);
    const QString longText(141, u'x');
    QVERIFY(!endpoints::createDeployment(name, {.ref = u"1"_s, .environment = u"e"_s, .description = longText}));
    QVERIFY(!endpoints::createDeploymentStatus(name, 1, {.description = longText}));
    QVERIFY(!endpoints::createDeploymentStatus(name, 1, {.state = DeploymentState::Waiting}));
    QVERIFY(!endpoints::createDeploymentStatus(name, 1, {.state = DeploymentState::Unknown}));
    QMap<QString, QString> inputs;
    for (int i = 0; i < 25; ++i)
        inputs.insert(QString::number(i), u"x"_s);
    QVERIFY(endpoints::dispatchWorkflow(name, u"deploy.yml"_s, u"main"_s, inputs));
    inputs.insert(u"one more"_s, u"x"_s);
    QVERIFY(!endpoints::dispatchWorkflow(name, u"deploy.yml"_s, u"main"_s, inputs));
    QVERIFY(!endpoints::dispatchWorkflow(name, u".."_s, u"main"_s, {}));
}

void DeployingTest::setsStates()
{
    const auto deployed = [&](bool production) {
        const auto made = await(
            m_model->createDeployment({.ref = u"main"_s, .environment = u"elsewhere"_s, .production = production}));
        return made && *made ? (*made)->id : 0;
    };
    const auto stateOf = [&](qint64 id) {
        const auto read = await(m_model->deployment(id));
        return read && *read ? (*read)->state() : DeploymentState::Unknown;
    };
    const qint64 first = deployed(false);
    const auto status = await(m_model->createDeploymentStatus(
        first,
        {.description = u"done"_s, .logUrl = u"https://ci.example/1"_s, .environmentUrl = u"https://e.example"_s}));
    QVERIFY2(status && *status, status && !*status ? qPrintable(status->error().detail) : "");
    QCOMPARE((*status)->state, DeploymentState::Success);
    QCOMPARE((*status)->description, u"done"_s);
    QCOMPARE((*status)->logUrl, u"https://ci.example/1"_s);

    const qint64 second = deployed(true);
    QVERIFY(await(m_model->createDeploymentStatus(second, {.autoInactive = false})));
    QCOMPARE(stateOf(first), DeploymentState::Success);
    QVERIFY(await(m_model->createDeploymentStatus(second, {})));
    QCOMPARE(stateOf(first), DeploymentState::Inactive);
    // Production is left alone: whoever deploys ends the predecessor by hand.
    const qint64 third = deployed(true);
    QVERIFY(await(m_model->createDeploymentStatus(third, {})));
    QCOMPARE(stateOf(second), DeploymentState::Success);
    QVERIFY(await(m_model->createDeploymentStatus(second, {.state = DeploymentState::Inactive})));
    QCOMPARE(stateOf(second), DeploymentState::Inactive);
}

void DeployingTest::startsAWorkflowAndFindsItsRun()
{
    const auto started =
        await(m_model->dispatchWorkflow(u"deploy.yml"_s, u"main"_s, {{u"environment"_s, u"mainnet"_s}}));
    QVERIFY2(started && *started, started && !*started ? qPrintable(started->error().detail) : "");
    QVERIFY((*started)->run);
    const auto run = await(m_model->workflowRun(*(*started)->run));
    QVERIFY(run && *run);
    QCOMPARE((*run)->event, u"workflow_dispatch"_s);
    QCOMPARE((*run)->workflow, u"deploy.yml"_s);
    QCOMPARE((*run)->commit, commit());
    QVERIFY(!(*run)->actor.isEmpty());
    QVERIFY(!(*run)->isCompleted());
    m_fixture->pass(10min);
    const auto ended = await(m_model->workflowRun((*run)->id));
    QVERIFY(ended && *ended);
    QVERIFY((*ended)->succeeded());
    const auto none = await(m_model->dispatchWorkflow(u"none.yml"_s, u"main"_s, {}));
    QVERIFY(none && !*none);
    QCOMPARE(none->error().kind, ErrorKind::NotFound);
}

void DeployingTest::findsRunsWhereGitHubDoesNotTellThem()
{
    // Two colleagues, the same moment, an Enterprise Server.
    const auto dispatch = [&] {
        return m_fixture->writer
            ->send("POST", u"/actions/workflows/deploy.yml/dispatches"_s,
                   R"({"ref": "main", "inputs": {"environment": "mainnet"}})",
                   {{"X-GitHub-Api-Version", "2022-11-28"}, {"Content-Type", "application/json"}})
            .status;
    };
    QCOMPARE(dispatch(), 204);
    m_fixture->pass(1min);
    QCOMPARE(dispatch(), 204);
    const auto find = [&](const QString &event) {
        const auto runs = await(m_model->findRuns(u"deploy.yml"_s, event, commit()));
        return runs && *runs ? **runs : QList<WorkflowRun>();
    };
    const QList<WorkflowRun> found = find(u"workflow_dispatch"_s);
    QCOMPARE(found.size(), 2);
    QVERIFY(found.constFirst().id > found.constLast().id);
    QVERIFY(find(u"release"_s).isEmpty());
    const auto other =
        await(m_model->findRuns(u"deploy.yml"_s, u"workflow_dispatch"_s, *ObjectId::fromHex(QString(40, u'a'))));
    QVERIFY(other && *other && (*other)->isEmpty());
    const auto none = await(m_model->findRuns(u"none.yml"_s, u"push"_s, commit()));
    QVERIFY(none && !*none);
}

void DeployingTest::readsDispatches_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<bool>("understood");
    QTest::addColumn<qint64>("run");
    QTest::newRow("told") << 200 << R"({"workflow_run_id": 7})"_ba << "Mon, 02 Mar 2026 12:00:00 GMT"_ba << true
                          << qint64(7);
    QTest::newRow("not told") << 204 << QByteArray() << "Mon, 02 Mar 2026 12:00:00 GMT"_ba << true << qint64(0);
    QTest::newRow("no date") << 204 << QByteArray() << "soon"_ba << true << qint64(0);
    QTest::newRow("no run") << 200 << "{}"_ba << QByteArray() << false << qint64(0);
    QTest::newRow("nothing") << 200 << QByteArray() << QByteArray() << false << qint64(0);
    QTest::newRow("HTML") << 200 << "<html>"_ba << QByteArray() << false << qint64(0);
}

void DeployingTest::readsDispatches()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, date);
    QFETCH(const bool, understood);
    QFETCH(const qint64, run);
    ApiAnswer answer{.status = status, .body = body};
    answer.headers.append("Date", date);
    const auto dispatch = endpoints::parseDispatch(answer);
    QCOMPARE(dispatch.has_value(), understood);
    if (!understood) {
        QCOMPARE(dispatch.error().kind, ErrorKind::Server);
        return;
    }
    QCOMPARE(dispatch->run.value_or(0), run);
    const bool dated = date.endsWith("GMT");
    QCOMPARE(dispatch->at.isValid(), dated);
    if (dated)
        QCOMPARE(dispatch->at, QDateTime(QDate(2026, 3, 2), QTime(12, 0), QTimeZone::UTC));
}

void DeployingTest::reviewsWhatWaits()
{
    const qint64 run = m_fixture->promote();
    QVERIFY(run > 0);
    const auto waiting = await(m_model->pendingDeploymentsOf(commit()));
    QVERIFY2(waiting && *waiting, waiting && !*waiting ? qPrintable(waiting->error().detail) : "");
    QCOMPARE((*waiting)->size(), 1);
    const PendingDeployment pending = (*waiting)->first();
    QCOMPARE(pending.run, run);
    QVERIFY(pending.runUrl.endsWith(QString::number(run)));
    QCOMPARE(pending.environment, u"preprod"_s);
    QCOMPARE(pending.environmentId, 3);
    QCOMPARE(pending.reviewers, (QStringList{u"octocat"_s, u"hubot"_s}));
    QCOMPARE(pending.currentUserCanApprove, Known<bool>(true));
    const auto ofRun = await(m_model->pendingDeployments(run));
    QVERIFY(ofRun && *ofRun);
    QCOMPARE((*ofRun)->size(), 1);
    QCOMPARE((*ofRun)->first().run, run);

    const auto reviewed = await(m_model->reviewDeployments(run, {pending.environmentId}, true, u"go"_s));
    QVERIFY(reviewed && *reviewed);
    QCOMPARE((*reviewed)->size(), 1);
    QCOMPARE((*reviewed)->first().environment, u"preprod"_s);
    const auto again = await(m_model->reviewDeployments(run, {pending.environmentId}, false, u"no"_s));
    QVERIFY(again && !*again);
    QCOMPARE(again->error().kind, ErrorKind::BadInput);
    const auto none = await(m_model->pendingDeploymentsOf(commit()));
    QVERIFY(none && *none && (*none)->isEmpty());
}

void DeployingTest::readsPendingDeployments()
{
    const auto read = endpoints::parsePendingDeployments(R"([
        {"environment": {"id": 5, "name": "a"}, "wait_timer": 30, "wait_timer_started_at": "2026-03-02T12:00:00Z",
         "current_user_can_approve": false,
         "reviewers": [{"type": "User", "reviewer": {"login": "octocat"}}, {"type": "Team", "reviewer": {"slug": "ops"}},
                       {"type": "User", "reviewer": null}, 7]},
        {"environment": {"id": 6, "name": "b"}, "wait_timer": -1, "reviewers": null},
        {"environment": {"name": "no id"}}, null, 3])");
    QVERIFY(read);
    QCOMPARE(read->size(), 2);
    QCOMPARE(read->at(0).reviewers, (QStringList{u"octocat"_s, u"@ops"_s}));
    QCOMPARE(read->at(0).waitTimer, 30min);
    QCOMPARE(read->at(0).waitStartedAt, QDateTime(QDate(2026, 3, 2), QTime(12, 0), QTimeZone::UTC));
    QCOMPARE(read->at(0).currentUserCanApprove, Known<bool>(false));
    QCOMPARE(read->at(1).currentUserCanApprove, Known<bool>());
    QCOMPARE(read->at(1).waitTimer, 0min);
}

void DeployingTest::refusesOddAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *body : {"", "<html>", "null", "[]", "{}", "[7]", R"({"id": "7"})", R"({"workflow_runs": 7})"})
        QTest::newRow(body) << QByteArray(body);
}

void DeployingTest::refusesOddAnswers()
{
    QFETCH(const QByteArray, body);
    LoopbackServer server([&](const SeenRequest &) { return ServedAnswer{.body = body}; });
    const auto model = modelOf(server);
    const auto refused = [](const auto &answer) {
        return answer && !*answer && answer->error().kind == ErrorKind::Server;
    };
    QVERIFY(refused(await(model->deployment(1))));
    QVERIFY(refused(await(model->createDeployment({.ref = u"1"_s, .environment = u"e"_s}))));
    QVERIFY(refused(await(model->createDeploymentStatus(1, {}))));
    QVERIFY(refused(await(model->workflowRun(1))));
    QVERIFY(refused(await(model->findRuns(u"f"_s, u"push"_s, commit()))));
    QVERIFY(refused(await(model->dispatchWorkflow(u"f"_s, u"main"_s, {}))));
}

QTEST_GUILESS_MAIN(DeployingTest)
#include "tst_github_deploying.moc"
