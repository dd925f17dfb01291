// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stage.h"

#include <QTest>

#include <algorithm>

using namespace slipway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using services::Outcome;
using slipway::test::Stage;

namespace {

const QString mainnet = u"release-mainnet"_s;
const QString preprod = u"release-preprod"_s;
const QByteArray mainnetLine = "name = \"release-mainnet\"\n";

DeployWay byWorkflow()
{
    return {.kind = DeployWay::Kind::Workflow,
            .workflow = u"deploy.yml"_s,
            .inputs = {{u"tag"_s, u"{tag}"_s}, {u"environment"_s, u"{environment}"_s}}};
}

} // namespace

/// Steps that start a workflow or ask for a deployment.
class DeployingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void aWorkflowDeploysAndRollsBack();
    void twoProductionsAreDeployedByOneWorkflow_data();
    void twoProductionsAreDeployedByOneWorkflow();
    void aFailedWorkflowIsSaidAndStartedAnew();
    void anothersRunIsWaitedFor();
    void whatWasSentIsNotSentTwice_data();
    void whatWasSentIsNotSentTwice();
    void aPauseEndsWhenItIsStopped();
    void aDeploymentIsAskedFor();

private:
    std::expected<Plan, Allowance> promotion(const Snapshot &snapshot) const
    {
        return planPromotion(snapshot, m_stage->candidate(u"0.1.2-prerelease2"_s), u"try"_s, Stage::now());
    }
    std::expected<Plan, Allowance> rollBack(const QString &environment) const
    {
        return planRollBack(*m_stage->snapshot(), environment, u"0.1.0"_s, u"signers drop out"_s, Stage::now());
    }
    /// Number of the runs that were started by hand.
    int started() const;
    void failNewestRun();
    /// Whether what deploys to mainnet waits there before it ends.
    void takesAnHour(bool whether);

    std::unique_ptr<Stage> m_stage;
};

void DeployingTest::init()
{
    m_stage = std::make_unique<Stage>();
    QVERIFY2(m_stage->fault().isEmpty(), qPrintable(m_stage->fault()));
    m_stage->leaveAlone(mainnet);
    m_stage->leaveAlone(preprod);
    QVERIFY(m_stage->configure(mainnetLine,
                               mainnetLine
                                   + "deploy = \"workflow:deploy.yml\"\n"
                                     "inputs = { tag = \"{tag}\", environment = \"{environment}\" }\n"));
    QCOMPARE(m_stage->snapshot()->findEnvironment(mainnet)->deploy, byWorkflow());
}

int DeployingTest::started() const
{
    int count = 0;
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        count = static_cast<int>(std::ranges::count(state.runs, u"workflow_dispatch"_s, &sandbox::RunRecord::event));
    });
    return count;
}

/// Before it deploys anything where it should.
void DeployingTest::failNewestRun()
{
    m_stage->sandbox().invoke([](sandbox::State &state) {
        const sandbox::RunRecord &run = state.runs.constLast();
        QCOMPARE(run.event, u"workflow_dispatch"_s);
        const auto made = std::ranges::find(state.deployments, run.id, &sandbox::DeploymentRecord::run);
        made->environment = u"testing-preview"_s;
        state.jobs.clear();
        state.addDeploymentStatus(made->id, u"failure"_s, u"ci-bot"_s, Stage::now());
    });
}

void DeployingTest::takesAnHour(bool whether)
{
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        std::ranges::find(state.environments, mainnet, &sandbox::EnvironmentRecord::name)->waitMinutes =
            whether ? 60 : 0;
    });
}

void DeployingTest::aWorkflowDeploysAndRollsBack()
{
    auto forward = promotion(*m_stage->snapshot());
    QVERIFY(forward);
    forward->steps.removeIf([](const Step &step) { return step.environment == preprod; }); // nobody deploys there
    QVERIFY(m_stage->run(forward, true));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    QVERIFY(m_stage->refresh());
    QCOMPARE(m_stage->active(mainnet)->ref, u"0.1.2"_s);

    const auto back = rollBack(mainnet);
    QVERIFY(m_stage->run(back, true));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    QVERIFY(m_stage->refresh());
    QCOMPARE(m_stage->active(mainnet)->ref, u"0.1.0"_s);
    // Once more is not twice.
    const int runs = started();
    const qint64 id = m_stage->workspace().operations()->id();
    QVERIFY(m_stage->run(back, true));
    QVERIFY(m_stage->workspace().operations()->id() != id);
    for (const StepProgress &progress : m_stage->workspace().operations()->progress())
        QVERIFY(progress.state == StepProgress::State::Done);
    QCOMPARE(started(), runs);
}

void DeployingTest::twoProductionsAreDeployedByOneWorkflow_data()
{
    QTest::addColumn<bool>("watch");
    QTest::newRow("one after the other") << true;
    QTest::newRow("both at once") << false;
}

void DeployingTest::twoProductionsAreDeployedByOneWorkflow()
{
    QFETCH(const bool, watch);
    Snapshot snapshot = *m_stage->snapshot();
    for (Environment &environment : *snapshot.environments) {
        if (environment.production)
            environment.deploy = byWorkflow();
    }
    const auto plan = promotion(snapshot);
    QVERIFY(plan);
    QCOMPARE(std::ranges::count(plan->steps, Step::Kind::DispatchWorkflow, &Step::kind), 2);
    QVERIFY(m_stage->run(plan, watch));
    QVERIFY2(!m_stage->outcome().error, qPrintable(m_stage->outcomeText()));
    QCOMPARE(started(), 2);
    QStringList environments;
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        for (const sandbox::DeploymentRecord &each : std::as_const(state.deployments)) {
            const sandbox::RunRecord *run = state.findRun(each.run);
            if (run && run->event == u"workflow_dispatch")
                environments.append(each.environment);
        }
    });
    environments.sort();
    QCOMPARE(environments, (QStringList{mainnet, preprod}));
    if (m_stage->outcome().kind == Outcome::Kind::Waiting) // a slow machine may have seen both end
        QVERIFY(m_stage->resume(m_stage->workspace().operations()->id(), true));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    QCOMPARE(started(), 2);
}

void DeployingTest::aFailedWorkflowIsSaidAndStartedAnew()
{
    takesAnHour(true);
    const int before = started();
    QVERIFY(m_stage->run(rollBack(mainnet)));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Waiting, qPrintable(m_stage->outcomeText()));
    failNewestRun();
    QVERIFY(m_stage->resume(m_stage->workspace().operations()->id(), true));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(u"deploy.yml"_s), qPrintable(m_stage->outcomeText()));
    QCOMPARE(started(), before + 1);
    // As the sentence says.
    takesAnHour(false);
    QVERIFY(m_stage->refresh());
    QVERIFY(m_stage->run(rollBack(mainnet), true));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    QCOMPARE(started(), before + 2);
}

void DeployingTest::anothersRunIsWaitedFor()
{
    const auto plan = rollBack(mainnet);
    QVERIFY(plan);
    qint64 deployment = 0;
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        sandbox::RunRecord run;
        run.id = state.takeId();
        run.workflow = u"deploy.yml"_s;
        run.event = u"workflow_dispatch"_s;
        run.ref = u"0.1.0"_s;
        run.sha = plan->commit.hex();
        run.actor = u"hubot"_s;
        run.createdAt = Stage::now().addDays(-1);
        state.runs.append(run);
        deployment = state.addDeployment(preprod, u"0.1.0"_s, run.sha, u"hubot"_s, Stage::now());
        state.findDeployment(deployment)->run = run.id;
        state.addDeploymentStatus(deployment, u"in_progress"_s, u"hubot"_s, Stage::now());
    });
    const int before = started();
    QVERIFY(m_stage->run(plan));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Waiting, qPrintable(m_stage->outcomeText()));
    QCOMPARE(started(), before);
    const QString note = m_stage->workspace().operations()->progress().constFirst().note;
    QVERIFY2(note.contains(u"another run of deploy.yml on 0.1.0"_s), qPrintable(note));
    m_stage->sandbox().invoke(
        [&](sandbox::State &state) { state.addDeploymentStatus(deployment, u"success"_s, u"hubot"_s, Stage::now()); });
    QVERIFY(m_stage->resume(m_stage->workspace().operations()->id(), true));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    QCOMPARE(started(), before + 1);
}

void DeployingTest::whatWasSentIsNotSentTwice_data()
{
    QTest::addColumn<DeployWay>("way");
    QTest::addColumn<QString>("route");
    QTest::newRow("workflow") << byWorkflow() << u"/actions/workflows/{file}/dispatches"_s;
    QTest::newRow("deployment") << DeployWay{.kind = DeployWay::Kind::Deployment} << u"/deployments"_s;
}

/// Slipway ends right after a change, and is started again while GitHub still shows what was before.
void DeployingTest::whatWasSentIsNotSentTwice()
{
    QFETCH(const DeployWay, way);
    QFETCH(const QString, route);
    services::WorkspaceOptions slow = m_stage->workspace().options();
    slow.pacing.firstReread = 50ms; // 1.55 s until what was sent is taken for lost
    m_stage->open(slow);
    QVERIFY(m_stage->refresh());
    Snapshot snapshot = *m_stage->snapshot();
    std::ranges::find(*snapshot.environments, mainnet, &Environment::name)->deploy = way;
    const auto plan = planRollBack(snapshot, mainnet, u"0.1.0"_s, u"signers drop out"_s, Stage::now());
    QVERIFY(plan);
    m_stage->sandbox().addFault({.hits = {.method = "POST", .route = route}, .effect = sandbox::faults::stale(400ms)});
    QVERIFY(m_stage->start(*plan));
    const auto sent = [&] { return m_stage->changesMade("POST", route); };
    QTRY_COMPARE(sent(), 1);
    m_stage->restart();
    QTRY_COMPARE(m_stage->activity().operations().size(), 1);
    const Operation left = m_stage->activity().operations().constFirst();
    QVERIFY(left.isResumable());
    QVERIFY(left.progress.constFirst().trace.sentAt.isValid());
    QVERIFY(m_stage->resume(left.id, true));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    QCOMPARE(sent(), 1);
    QVERIFY(!m_stage->lastOperation().progress.constFirst().wasAlreadySo); // it was Slipway who did it
}

void DeployingTest::aPauseEndsWhenItIsStopped()
{
    services::WorkspaceOptions slow = m_stage->workspace().options();
    takesAnHour(true);
    slow.pacing.watchUnit = 1h;
    slow.pacing.watchLimit = 24h;
    m_stage->open(slow);
    QVERIFY(m_stage->refresh());
    const auto plan = rollBack(mainnet);
    QVERIFY(plan);
    services::OperationService *operations = m_stage->workspace().operations();
    QVERIFY(operations->start(*plan, true));
    QTRY_COMPARE(operations->progress().value(1).state, StepProgress::State::AwaitingRemote);
    operations->stopAfterStep();
    QTRY_VERIFY(!operations->isBusy());
    QVERIFY(operations->outcome().kind != Outcome::Kind::Stopped);
}

void DeployingTest::aDeploymentIsAskedFor()
{
    Snapshot snapshot = *m_stage->snapshot();
    std::ranges::find(*snapshot.environments, mainnet, &Environment::name)->deploy = {.kind =
                                                                                          DeployWay::Kind::Deployment};
    const Deployment before = *m_stage->active(mainnet);
    auto plan = promotion(snapshot);
    QVERIFY(plan);
    plan->steps.removeIf([](const Step &step) { return step.environment == preprod; });
    QCOMPARE(plan->steps.constLast().kind, Step::Kind::EndDeployment);
    QVERIFY(m_stage->run(plan, true)); // the sandbox's CI listens for it and deploys
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        const sandbox::DeploymentRecord &asked = state.deployments.constLast();
        QCOMPARE(asked.environment, mainnet);
        QCOMPARE(asked.ref, u"0.1.2"_s);
        QVERIFY(asked.production);
        QCOMPARE(state.findDeployment(before.id)->state(), u"inactive"_s);
        const auto isAsked = [](const sandbox::DeploymentRecord &each) {
            return each.environment == mainnet && each.ref == u"0.1.2";
        };
        QCOMPARE(std::ranges::count_if(state.deployments, isAsked), 1);
    });
}

QTEST_GUILESS_MAIN(DeployingTest)
#include "tst_deploying.moc"
