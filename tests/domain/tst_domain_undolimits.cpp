// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"
#include "undofacts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;
using namespace undofacts;
using State = Operation::State;

/// What keeps an operation from being undone.
class UndoLimitsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCanNeverBeTakenBack_data();
    void whatCanNeverBeTakenBack();
    void onlyWhatHasEnded_data();
    void onlyWhatHasEnded();
    void theNewestFirst();
    void onceIsEnough();
    void whatKeepsAPromotion_data();
    void whatKeepsAPromotion();
    void theOnlyReleaseIsKept_data();
    void theOnlyReleaseIsKept();
    void whatKeepsACandidate_data();
    void whatKeepsACandidate();
};

using Change = void (*)(Snapshot &);
Q_DECLARE_METATYPE(Change)

void UndoLimitsTest::whatCanNeverBeTakenBack_data()
{
    QTest::addColumn<Plan::Kind>("kind");
    QTest::addColumn<QString>("expected");
    QTest::newRow("qualify") << Plan::Kind::Qualify << refused(Obstacle::VerdictStays);
    QTest::newRow("reject") << Plan::Kind::Reject << refused(Obstacle::VerdictStays);
    QTest::newRow("review") << Plan::Kind::Review << refused(Obstacle::ReviewStays);
    QTest::newRow("undo") << Plan::Kind::Undo << refused(Obstacle::IsUndo);
}

void UndoLimitsTest::whatCanNeverBeTakenBack()
{
    QFETCH(const Plan::Kind, kind);
    Operation operation = promotion(start());
    operation.plan.kind = kind;
    QTEST(planned(relinked(start()), operation), "expected");
}

void UndoLimitsTest::onlyWhatHasEnded_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("expected");
    const QString steps = u"restore 7 0.1.2→0.1.2-rc2 “0.1.2” pre; delete tag 0.1.2 on 2"_s;
    QTest::newRow("running") << State::Running << refused(Obstacle::Unfinished);
    QTest::newRow("interrupted") << State::Interrupted << refused(Obstacle::Unfinished);
    QTest::newRow("waiting") << State::Waiting << refused(Obstacle::Unfinished);
    QTest::newRow("stopped") << State::Stopped << refused(Obstacle::Unfinished);
    QTest::newRow("done") << State::Done << steps;
    QTest::newRow("put aside") << State::Closed << steps;
}

void UndoLimitsTest::onlyWhatHasEnded()
{
    QFETCH(const State, state);
    Operation operation = promotion(start());
    operation.state = state;
    QTEST(planned(relinked(start()), operation), "expected");
    operation.plan.steps.clear();
    QCOMPARE(planned(relinked(start()), operation), refused(Obstacle::StepsUnknown));
}

void UndoLimitsTest::theNewestFirst()
{
    const Operation first = promotion(start());
    Operation later = first;
    later.id = 2;
    QCOMPARE(planned(relinked(start()), first, {later, first}), refused(Obstacle::LaterOperation, u"2"_s));
    later.repository = *RepositoryName::parse(u"octocat/other");
    QVERIFY(!planned(relinked(start()), first, {later, first}).startsWith(u"obstacle"));
    later = first;
    later.id = 2;
    later.plan.kind = Plan::Kind::Qualify; // stays in any case
    QVERIFY(!planned(relinked(start()), first, {later, first}).startsWith(u"obstacle"));
    later.plan.kind = Plan::Kind::Promote;
    for (StepProgress &step : later.progress)
        step.wasAlreadySo = true;
    QVERIFY(!planned(relinked(start()), first, {later, first}).startsWith(u"obstacle")); // it changed nothing
    QCOMPARE(planned(relinked(start()), later, {later}), refused(Obstacle::NothingToUndo));
    // One that was undone itself counts no more.
    for (StepProgress &step : later.progress)
        step.wasAlreadySo = false;
    Operation undo = done(planUndo(relinked(start()), later, {later, first}, reason, now).value(), 3);
    QVERIFY(!planned(relinked(start()), first, {undo, later, first}).startsWith(u"obstacle"));
}

void UndoLimitsTest::onceIsEnough()
{
    const Operation operation = promotion(start());
    const Plan plan = planUndo(relinked(start()), operation, {operation}, reason, now).value();
    Operation undo = done(plan, 2);
    QCOMPARE(planned(relinked(start()), operation, {undo, operation}), refused(Obstacle::AlreadyUndone, u"2"_s));
    undo.state = State::Stopped;
    QCOMPARE(planned(relinked(start()), operation, {undo, operation}), refused(Obstacle::LaterOperation, u"2"_s));
    undo.state = State::Closed;
    QVERIFY(!planned(relinked(start()), operation, {undo, operation}).startsWith(u"obstacle"));
}

void UndoLimitsTest::whatKeepsAPromotion_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, Change change, const QString &expected) {
        QTest::newRow(name) << change << expected;
    };
    row(
        "immutable", [](Snapshot &facts) { facts.releases->last().immutable = true; },
        refused(Obstacle::ReleaseImmutable, finalTag));
    row(
        "linked elsewhere", [](Snapshot &facts) { facts.releases->last().tagName = u"0.1.3"_s; },
        refused(Obstacle::ReleaseElsewhere, u"0.1.3"_s));
    row(
        "the final tag was moved", [](Snapshot &facts) { facts.tags->last().commit = facts::commit(9); },
        refused(Obstacle::FinalTagElsewhere, finalTag));
    row(
        "the candidate's tag is gone",
        [](Snapshot &facts) { facts.tags->removeIf([](const Tag &tag) { return tag.name == candidateTag; }); },
        refused(Obstacle::TagGone, candidateTag));
    row("releases unknown", [](Snapshot &facts) { facts.releases.reset(); }, refused(Obstacle::FactsUnknown));
    row("environments unknown", [](Snapshot &facts) { facts.environments.reset(); }, refused(Obstacle::FactsUnknown));
    row(
        "what production runs is unknown", [](Snapshot &facts) { facts.environments->last().deployments.reset(); },
        refused(Obstacle::NothingRuns, u"live"_s));
    row(
        "production runs it",
        [](Snapshot &facts) {
            facts.environments->last().deployments->prepend(
                facts::deployment(2, finalTag, 2, 9, {DeploymentState::Success}));
        },
        refused(Obstacle::StillRuns, u"live"_s));
    row(
        "production runs it as the candidate",
        [](Snapshot &facts) {
            facts.environments->last().deployments->prepend(
                facts::deployment(2, candidateTag, 2, 9, {DeploymentState::Success}));
        },
        refused(Obstacle::StillRuns, u"live"_s));
    row(
        "production waits for a review of it",
        [](Snapshot &facts) {
            facts.environments->last().deployments->prepend(
                facts::deployment(2, finalTag, 2, 9, {DeploymentState::Waiting}));
        },
        refused(Obstacle::OnItsWay, u"live"_s));
    const QString steps = u"restore 7 0.1.2→0.1.2-rc2 “0.1.2” pre; delete tag 0.1.2 on 2"_s;
    row(
        "production was rolled back",
        [](Snapshot &facts) {
            facts.environments->last().deployments->prepend(
                facts::deployment(2, finalTag, 2, 9, {DeploymentState::Success}));
            facts.environments->last().deployments->prepend(
                facts::deployment(3, u"0.1.1"_s, 1, 12, {DeploymentState::Success}));
        },
        steps);
    row(
        "the deployment failed",
        [](Snapshot &facts) {
            facts.environments->last().deployments->prepend(
                facts::deployment(2, finalTag, 2, 9, {DeploymentState::Failure}));
        },
        steps);
    row(
        "the candidate runs where candidates run",
        [](Snapshot &facts) {
            facts.environments->prepend(facts::environment(
                u"preview"_s, Follows::Candidates,
                QList<Deployment>{facts::deployment(4, candidateTag, 2, 3, {DeploymentState::Success})}));
        },
        steps);
}

void UndoLimitsTest::whatKeepsAPromotion()
{
    QFETCH(const Change, change);
    Snapshot facts = relinked(start());
    change(facts);
    QTEST(planned(facts, promotion(start())), "expected");
}

void UndoLimitsTest::theOnlyReleaseIsKept_data()
{
    QTest::addColumn<bool>("copied"); // from the candidate's
    QTest::addColumn<Change>("change");
    QTest::newRow("what was copied was linked in its place") << true << Change([](Snapshot &facts) {
        facts.releases->removeLast();
        facts.releases->last().tagName = finalTag;
    });
    QTest::newRow("what was copied is gone") << true << Change([](Snapshot &facts) { facts.releases->removeFirst(); });
    QTest::newRow("a text was written") << false
                                        << Change([](Snapshot &facts) { facts.releases->last().body = u"Notes"_s; });
}

void UndoLimitsTest::theOnlyReleaseIsKept()
{
    QFETCH(const bool, copied);
    QFETCH(const Change, change);
    Snapshot before = start();
    before.configuration.release = ReleaseMode::New;
    if (!copied)
        before.releases->clear();
    Snapshot facts = before;
    facts::addTag(facts, finalTag, 2);
    facts.releases->append(facts::release(9, finalTag, false));
    QVERIFY(planned(facts, promotion(before)).startsWith(u"delete release 9"));
    change(facts);
    QCOMPARE(planned(facts, promotion(before)), refused(Obstacle::OnlyRelease, finalTag));
}

void UndoLimitsTest::whatKeepsACandidate_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, Change change, const QString &expected) {
        QTest::newRow(name) << change << expected;
    };
    row(
        "qualified",
        [](Snapshot &facts) {
            facts.commits[facts::commit(4)].statuses =
                QList<CommitStatus>{facts::verdict(u"0.1.2-rc3"_s, Verdict::Kind::Qualified, 50)};
        },
        refused(Obstacle::VerdictGiven, u"0.1.2-rc3"_s));
    row(
        "statuses unknown", [](Snapshot &facts) { facts.commits[facts::commit(4)].statuses.reset(); },
        refused(Obstacle::VerdictUnknown));
    row(
        "deployed",
        [](Snapshot &facts) {
            facts.environments->last().deployments->prepend(
                facts::deployment(2, u"0.1.2-rc3"_s, 4, 9, {DeploymentState::Failure}));
        },
        refused(Obstacle::DeployedFrom, u"live"_s));
    row(
        "its commit runs as the branch",
        [](Snapshot &facts) {
            facts.environments->last().deployments->prepend(
                facts::deployment(2, u"main"_s, 4, 9, {DeploymentState::Success}));
        },
        u"delete release 8 0.1.2-rc3 copy of 0; delete tag 0.1.2-rc3 on 4"_s);
    row(
        "deployments unknown", [](Snapshot &facts) { facts.environments->last().deployments.reset(); },
        refused(Obstacle::NothingRuns, u"live"_s));
    row(
        "released", [](Snapshot &facts) { facts::addTag(facts, finalTag, 4); },
        refused(Obstacle::AlreadyReleased, finalTag));
    row(
        "a writer was there", [](Snapshot &facts) { facts.releases->last().body = u"News"_s; },
        refused(Obstacle::NotesWritten, u"0.1.2-rc3"_s));
    row(
        "somebody ticked something",
        [](Snapshot &facts) {
            facts.releases->last().body = withTick({}, {u"0.1.2-rc3"_s, u"Told"_s, u"octocat"_s, now});
        },
        refused(Obstacle::NotesWritten, u"0.1.2-rc3"_s));
    row(
        "a tick was taken back",
        [](Snapshot &facts) {
            const QString body = withTick({}, {u"0.1.2-rc3"_s, u"Told"_s, u"octocat"_s, now});
            facts.releases->last().body = withoutTick(body, u"0.1.2-rc3"_s, u"Told"_s);
        },
        u"delete release 8 0.1.2-rc3 copy of 0; delete tag 0.1.2-rc3 on 4"_s);
    row(
        "immutable", [](Snapshot &facts) { facts.releases->last().immutable = true; },
        refused(Obstacle::ReleaseImmutable, u"0.1.2-rc3"_s));
    row(
        "the tag was moved", [](Snapshot &facts) { facts.tags->last().commit = facts::commit(9); },
        refused(Obstacle::FinalTagElsewhere, u"0.1.2-rc3"_s));
}

void UndoLimitsTest::whatKeepsACandidate()
{
    QFETCH(const Change, change);
    Snapshot before = start();
    before.releases->clear();
    const Plan plan = planCandidate(before, u"0.1.2-rc3"_s, facts::commit(4), now).value();
    Snapshot facts = withNewCandidate(before, plan);
    change(facts);
    QTEST(planned(facts, done(plan)), "expected");
}

QTEST_APPLESS_MAIN(UndoLimitsTest)
#include "tst_domain_undolimits.moc"
