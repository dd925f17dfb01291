// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using State = DeploymentState;
using facts::deployment;
using facts::deploymentWithoutStatuses;
using facts::hour;

namespace {

constexpr int never = -1;

int hourOf(const QDateTime &time)
{
    return time.isValid() ? static_cast<int>(hour(0).secsTo(time) / 3600) : never;
}

qint64 idOf(const Deployment *deployment)
{
    return deployment ? deployment->id : 0;
}

} // namespace

class DeploymentTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statesAndTimes_data();
    void statesAndTimes();
    void latestIsByTimeThenByPlace();
    void unknownStatuses();
    void refNames_data();
    void refNames();
    void choosesOfMany_data();
    void choosesOfMany();
};

void DeploymentTest::statesAndTimes_data()
{
    QTest::addColumn<QList<State>>("states"); // the first at hour 10, an hour apart
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("succeeded");
    QTest::addColumn<bool>("ever");
    QTest::addColumn<int>("ended");
    const auto row = [](const char *name, const QList<State> &states, State state, int succeeded, bool ever,
                        int ended) { QTest::newRow(name) << states << state << succeeded << ever << ended; };
    row("no status yet", {}, State::Queued, never, false, never);
    row("on its way", {State::Queued, State::Waiting, State::InProgress}, State::InProgress, never, false, never);
    row("success", {State::Queued, State::InProgress, State::Success}, State::Success, 12, true, never);
    row("success said twice", {State::Success, State::Success}, State::Success, 10, true, never);
    row("failed", {State::InProgress, State::Failure}, State::Failure, never, false, never);
    row("failed after success", {State::Success, State::Failure}, State::Failure, never, true, never);
    row("success after failure", {State::Failure, State::Success}, State::Success, 11, true, never);
    row("success, failure, success", {State::Success, State::Failure, State::Success}, State::Success, 12, true, never);
    row("replaced", {State::Success, State::Inactive}, State::Inactive, 10, true, 11);
    row("replaced, said twice", {State::Success, State::Inactive, State::Inactive}, State::Inactive, 10, true, 11);
    row("active again", {State::Success, State::Inactive, State::Success}, State::Success, 12, true, never);
    row("active again and replaced", {State::Success, State::Inactive, State::Success, State::Inactive},
        State::Inactive, 12, true, 13);
    row("inactive without success", {State::Failure, State::Inactive}, State::Inactive, never, false, never);
}

void DeploymentTest::statesAndTimes()
{
    QFETCH(const QList<State>, states);
    const Deployment made = deployment(1, u"main"_s, 1, 10, states);
    QTEST(made.state(), "state");
    QTEST(hourOf(made.succeededAt()), "succeeded");
    QTEST(made.everSucceeded(), "ever");
    QTEST(hourOf(made.endedAt()), "ended");
}

void DeploymentTest::latestIsByTimeThenByPlace()
{
    Deployment made = deployment(1, u"main"_s, 1, 10, {State::InProgress, State::Success});
    made.statuses[1].createdAt = made.statuses[0].createdAt;
    QCOMPARE(made.state(), State::Success);
    std::swap(made.statuses[0], made.statuses[1]);
    QCOMPARE(made.state(), State::InProgress);
    made.statuses[0].createdAt = hour(20);
    QCOMPARE(made.state(), State::Success);
    QCOMPARE(Deployment().latest(), nullptr);
}

void DeploymentTest::unknownStatuses()
{
    const Deployment made = deploymentWithoutStatuses(1, u"main"_s, 1, 10);
    QCOMPARE(made.state(), State::Unknown);
    QVERIFY(!made.everSucceeded());
    QVERIFY(!made.succeededAt().isValid());
}

void DeploymentTest::refNames_data()
{
    QTest::addColumn<QString>("ref");
    QTest::addColumn<QString>("name");
    QTest::newRow("tag") << u"0.1.2"_s << u"0.1.2"_s;
    QTest::newRow("full tag") << u"refs/tags/0.1.2"_s << u"0.1.2"_s;
    QTest::newRow("full branch") << u"refs/heads/feature/x"_s << u"feature/x"_s;
    QTest::newRow("inside") << u"x/refs/tags/y"_s << u"x/refs/tags/y"_s;
    QTest::newRow("once") << u"refs/heads/refs/heads/x"_s << u"refs/heads/x"_s;
    QTest::newRow("pull request") << u"refs/pull/7/merge"_s << u"refs/pull/7/merge"_s;
}

void DeploymentTest::refNames()
{
    QFETCH(const QString, ref);
    QTEST(deployment(1, ref, 1, 1, {}).refName(), "name");
}

void DeploymentTest::choosesOfMany_data()
{
    QTest::addColumn<QList<Deployment>>("deployments"); // newest first
    QTest::addColumn<qint64>("active");
    QTest::addColumn<qint64>("pending");
    QTest::addColumn<qint64>("failed");
    const auto row = [](const char *name, const QList<Deployment> &deployments, qint64 active, qint64 pending,
                        qint64 failed) { QTest::newRow(name) << deployments << active << pending << failed; };
    const auto make = [](qint64 id, int createdAt, const QList<State> &states) {
        return deployment(id, u"0.1.%1"_s.arg(id), static_cast<int>(id), createdAt, states);
    };
    const Deployment done = make(1, 10, {State::InProgress, State::Success}); // success at 11
    const Deployment replaced = make(1, 10, {State::Success, State::Inactive});

    row("nothing", {}, 0, 0, 0);
    row("one", {done}, 1, 0, 0);
    row("a failed one newer than the active one", {make(2, 20, {State::InProgress, State::Failure}), done}, 1, 0, 2);
    row("an error newer than the active one", {make(2, 20, {State::Error}), done}, 1, 0, 2);
    row("failed, then another succeeded", {make(3, 30, {State::Success}), make(2, 20, {State::Failure}), replaced}, 3,
        0, 0);
    row("failed, then an older release was redeployed",
        {make(2, 20, {State::Failure}),
         make(1, 10,
              {State::Success, State::Inactive, State::Inactive, State::Inactive, State::Inactive, State::Inactive,
               State::Inactive, State::Inactive, State::Inactive, State::Inactive, State::Inactive, State::Success})},
        1, 0, 0);
    row("an older release redeployed by a new deployment",
        {make(3, 30, {State::Success}), make(2, 20, {State::Success, State::Inactive}), replaced}, 3, 0, 0);
    row("several successes: the newest status wins, not the newest deployment",
        {make(2, 20, {State::Success}),
         make(1, 10,
              {State::Queued, State::Queued, State::Queued, State::Queued, State::Queued, State::Queued, State::Queued,
               State::Queued, State::Queued, State::Queued, State::Queued, State::Success})},
        1, 0, 0);
    row("equal times: the newer in the list", {make(2, 10, {State::Success}), make(1, 10, {State::Success})}, 2, 0, 0);
    row("all inactive", {replaced}, 0, 0, 0);
    row("only failed", {make(1, 10, {State::Failure})}, 0, 0, 1);
    row("waiting for a review", {make(2, 20, {State::Queued, State::Waiting}), done}, 1, 2, 0);
    row("just asked for", {make(2, 20, {}), done}, 1, 2, 0);
    row("the newest of two on their way", {make(3, 30, {State::Queued}), make(2, 20, {State::InProgress}), done}, 1, 3,
        0);
    row("forgotten in the queue", {make(2, 20, {State::Success}), make(1, 10, {State::Queued})}, 2, 0, 0);
    row("failed before one that is on its way", {make(3, 30, {State::Queued}), make(2, 20, {State::Failure}), done}, 1,
        3, 0);
    row("statuses unknown", {deploymentWithoutStatuses(2, u"0.1.2"_s, 2, 20), done}, 1, 0, 0);
    row("nothing but unknown", {deploymentWithoutStatuses(2, u"0.1.2"_s, 2, 20)}, 0, 0, 0);
}

void DeploymentTest::choosesOfMany()
{
    QFETCH(const QList<Deployment>, deployments);
    QTEST(idOf(activeDeployment(deployments)), "active");
    QTEST(idOf(pendingDeployment(deployments)), "pending");
    QTEST(idOf(failedDeployment(deployments)), "failed");
}

QTEST_GUILESS_MAIN(DeploymentTest)
#include "tst_domain_deployment.moc"
