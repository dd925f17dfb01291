// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/environmentactions.h"
#include "domain/planning.h"
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;
using State = DeploymentState;

/// What an environment can be rolled back to, and what stands in the way of rolling back and of reviewing.
class EnvironmentActionsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void targets_data();
    void targets();
    void obstacles_data();
    void obstacles();
    void productionGoesOnToNoCandidate();

private:
    using Deployments = QList<Deployment>;

    static Deployment ran(qint64 id, const QString &ref, int commit, int at)
    {
        return facts::deployment(id, ref, commit, at, {State::Success});
    }
    static Snapshot start(const Known<Deployments> &deployments)
    {
        Snapshot snapshot = facts::snapshot();
        snapshot.account = {u"octocat"_s, true};
        for (int i = 1; i <= 4; ++i)
            facts::addTag(snapshot, u"0.1.%1"_s.arg(i), i);
        Environment live = facts::production(u"live"_s, deployments);
        live.deploy.kind = DeployWay::Kind::Deployment;
        snapshot.environments = {live};
        return snapshot;
    }
};

void EnvironmentActionsTest::targets_data()
{
    QTest::addColumn<Deployments>("deployments"); // newest first, as GitHub gives them
    QTest::addColumn<QStringList>("tags"); // "!": not older than what runs
    QTest::addColumn<int>("proposed");
    const Deployment one = ran(1, u"0.1.1"_s, 1, 1);
    const Deployment two = ran(2, u"0.1.2"_s, 2, 5);
    const Deployment three = ran(3, u"0.1.3"_s, 3, 9);
    QTest::newRow("nothing runs") << Deployments() << QStringList() << -1;
    QTest::newRow("nothing ran before") << Deployments{one} << QStringList() << -1;
    QTest::newRow("newest first") << Deployments{three, two, one} << QStringList{u"0.1.2"_s, u"0.1.1"_s} << 0;
    QTest::newRow("rolled back once") << Deployments{ran(4, u"0.1.2"_s, 2, 12), three, two, one}
                                      << QStringList{u"!0.1.3"_s, u"0.1.1"_s} << 1;
    QTest::newRow("rolled back to the first")
        << Deployments{ran(4, u"0.1.1"_s, 1, 12), three, two, one} << QStringList{u"!0.1.3"_s, u"!0.1.2"_s} << 0;
    QTest::newRow("each once, by its last time")
        << Deployments{three, ran(5, u"0.1.1"_s, 1, 8), two, one} << QStringList{u"0.1.1"_s, u"0.1.2"_s} << 0;
    QTest::newRow("what failed never ran")
        << Deployments{three, facts::deployment(4, u"0.1.4"_s, 4, 7, {State::InProgress, State::Failure}), one}
        << QStringList{u"0.1.1"_s} << 0;
    QTest::newRow("what was ended ran") << Deployments{three,
                                                       facts::deployment(2, u"0.1.2"_s, 2, 5,
                                                                         {State::Success, State::Inactive})}
                                        << QStringList{u"0.1.2"_s} << 0;
    QTest::newRow("without statuses it is not known")
        << Deployments{three, facts::deploymentWithoutStatuses(2, u"0.1.2"_s, 2, 5)} << QStringList() << -1;
    QTest::newRow("a branch is no version") << Deployments{three, ran(2, u"main"_s, 7, 5)} << QStringList() << -1;
    QTest::newRow("the tag is gone") << Deployments{three, ran(2, u"0.0.9"_s, 7, 5)} << QStringList() << -1;
    QTest::newRow("the tag leads elsewhere") << Deployments{three, ran(2, u"0.1.2"_s, 7, 5)} << QStringList() << -1;
    QTest::newRow("another name of what runs")
        << Deployments{three, ran(2, u"0.1.3-rc1"_s, 3, 5), one} << QStringList{u"0.1.1"_s} << 0;
    QTest::newRow("deployed by its commit")
        << Deployments{three, ran(2, facts::commit(2).hex(), 2, 5)} << QStringList{u"0.1.2"_s} << 0;
    QTest::newRow("by its whole ref") << Deployments{three, ran(2, u"refs/tags/0.1.2"_s, 2, 5)}
                                      << QStringList{u"0.1.2"_s} << 0;
}

void EnvironmentActionsTest::targets()
{
    QFETCH(const Deployments, deployments);
    Snapshot snapshot = start(deployments);
    facts::addTag(snapshot, u"0.1.3-rc1"_s, 3);
    const QList<RollBackTarget> found = rollBackTargets(snapshot, snapshot.environments->first());
    QStringList told;
    for (const RollBackTarget &target : found) {
        told.append((target.isOlder ? QString() : u"!"_s) + target.tag);
        QCOMPARE(target.commit, snapshot.findTag(target.tag)->commit);
        QVERIFY(target.ranSince.isValid());
    }
    QTEST(told, "tags");
    QTEST(static_cast<int>(proposedTarget(found)), "proposed");
}

void EnvironmentActionsTest::obstacles_data()
{
    QTest::addColumn<Snapshot>("snapshot");
    QTest::addColumn<Obstacle>("rollBack");
    QTest::addColumn<Obstacle>("review");
    const Deployments two{ran(2, u"0.1.2"_s, 2, 5), ran(1, u"0.1.1"_s, 1, 1)};
    const Deployments waiting = Deployments{facts::deployment(3, u"0.1.3"_s, 3, 9, {State::Waiting})} + two;
    const auto row = [](const char *name, Snapshot snapshot, Obstacle rollBack, Obstacle review, auto change) {
        change(snapshot);
        QTest::newRow(name) << snapshot << rollBack << review;
    };
    using enum Obstacle;
    const auto same = [](Snapshot &) { };
    row("possible", start(waiting), None, None, same);
    row("nothing waits", start(two), None, NotWaiting, same);
    row("it is queued", start(Deployments{facts::deployment(3, u"0.1.3"_s, 3, 9, {State::Queued})} + two), None,
        NotWaiting, same);
    row("nothing earlier", start(Deployments{two.first()}), NothingEarlier, NotWaiting, same);
    row("nothing runs", start(Deployments()), NothingRuns, NotWaiting, same);
    row("not known", start(std::nullopt), NothingRuns, NotWaiting, same);
    row("no such environment", start(waiting), NothingRuns, NotWaiting,
        [](Snapshot &snapshot) { snapshot.environments->first().name = u"other"_s; });
    row("observed", start(waiting), ObservesOnly, None,
        [](Snapshot &snapshot) { snapshot.environments->first().deploy = {}; });
    row("tags are not known", start(waiting), FactsUnknown, None, [](Snapshot &snapshot) { snapshot.tags.reset(); });
    row("read only", start(waiting), NoWriteAccess, NoWriteAccess,
        [](Snapshot &snapshot) { snapshot.account.canWrite = false; });
    row("nobody", start(waiting), NotSignedIn, NotSignedIn, [](Snapshot &snapshot) { snapshot.account = {}; });
    row("a bot reviews nothing", start(waiting), None, AccountUnknown,
        [](Snapshot &snapshot) { snapshot.account.login = u"ci[bot]"_s; });
    row("archived", start(waiting), Archived, Archived, [](Snapshot &snapshot) { snapshot.archived = true; });
}

void EnvironmentActionsTest::obstacles()
{
    QFETCH(const Snapshot, snapshot);
    QFETCH(const Obstacle, rollBack);
    QFETCH(const Obstacle, review);
    QCOMPARE(environmentAllowance(Action::RollBack, snapshot, u"live"_s).obstacle, rollBack);
    QCOMPARE(environmentAllowance(Action::Review, snapshot, u"live"_s).obstacle, review);
    // The plans say the same; a tag may be named where none is offered.
    const auto back = planRollBack(snapshot, u"live"_s, u"0.1.1"_s, u"it crashes"_s, facts::hour(99));
    if (rollBack == Obstacle::NothingEarlier)
        QVERIFY(back);
    else
        QCOMPARE(back ? Obstacle::None : back.error().obstacle, rollBack);
    const auto reviewed = planReview(snapshot, u"live"_s, Verdict::Kind::Rejected, u"no"_s, facts::hour(99));
    QCOMPARE(reviewed ? Obstacle::None : reviewed.error().obstacle, review);
}

void EnvironmentActionsTest::productionGoesOnToNoCandidate()
{
    Snapshot snapshot = start(Deployments{ran(2, u"0.1.2"_s, 2, 5), ran(1, u"0.1.1-rc1"_s, 6, 1)});
    facts::addTag(snapshot, u"0.1.1-rc1"_s, 6);
    facts::addTag(snapshot, u"0.1.3-rc1"_s, 3);
    const auto obstacle = [&](const QString &tag) {
        const auto plan = planRollBack(snapshot, u"live"_s, tag, u"it crashes"_s, facts::hour(99));
        return plan ? Obstacle::None : plan.error().obstacle;
    };
    QCOMPARE(obstacle(u"0.1.3-rc1"_s), Obstacle::NeverReleased);
    QCOMPARE(obstacle(u"0.1.1-rc1"_s), Obstacle::None); // it ran there
    QCOMPARE(obstacle(u"0.1.1"_s), Obstacle::None); // longer ago than is known
    snapshot.environments->first().production = false;
    QCOMPARE(obstacle(u"0.1.3-rc1"_s), Obstacle::None);
}

QTEST_GUILESS_MAIN(EnvironmentActionsTest)
#include "tst_domain_environmentactions.moc"
