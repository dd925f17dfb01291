// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/managedblock.h"
#include "domain/planchecklist.h"
#include "domain/planning.h"
#include "domain/planundo.h"
#include "facts.h"

#include <QTest>

#include <algorithm>

using namespace slipway;
using namespace Qt::StringLiterals;
using State = Operation::State;

namespace {

const QString candidateTag = u"0.1.2-rc2"_s;
const QString earlierTag = u"0.1.2-rc1"_s;
const QString finalTag = u"0.1.2"_s;
const QString reason = u"too early"_s;
const QDateTime now = facts::hour(100);

/// Candidate 0.1.2-rc2 on commit 2 with release 7; production runs 0.1.1 on commit 1.
Snapshot start()
{
    Snapshot facts = facts::snapshot();
    facts::addTag(facts, u"0.1.1"_s, 1);
    facts::addTag(facts, earlierTag, 3);
    facts::addTag(facts, candidateTag, 2);
    facts.releases->append(facts::release(7, candidateTag, true));
    facts.releases->last().name = finalTag;
    facts.commits[facts::commit(2)].statuses =
        QList<CommitStatus>{facts::verdict(candidateTag, Verdict::Kind::Qualified, 5)};
    facts.environments->append(facts::production(
        u"live"_s, QList<Deployment>{facts::deployment(1, u"0.1.1"_s, 1, 1, {DeploymentState::Success})}));
    return facts;
}

Candidate candidate(const Snapshot &facts, const QString &tag = candidateTag)
{
    const CandidateList list = candidates(facts);
    return *std::ranges::find_if(list.shown, [&](const Candidate &each) { return each.tag.name == tag; });
}

Operation done(const Plan &plan, qint64 id = 1, State state = State::Done)
{
    Operation operation;
    operation.id = id;
    operation.repository = *RepositoryName::parse(u"octocat/demo");
    operation.state = state;
    operation.plan = plan;
    operation.progress = QList<StepProgress>(plan.steps.size(), StepProgress{.state = StepProgress::State::Done});
    return operation;
}

Operation promotion(const Snapshot &facts)
{
    return done(planPromotion(facts, candidate(facts), u"go"_s, now).value());
}

/// What GitHub holds behind a promotion that relinked the release.
Snapshot relinked(Snapshot facts)
{
    facts::addTag(facts, finalTag, 2);
    facts.releases->last().tagName = finalTag;
    facts.releases->last().prerelease = false;
    return facts;
}

Snapshot withNewCandidate(const Snapshot &before, const Plan &plan)
{
    Snapshot facts = before;
    facts::addTag(facts, plan.tag, 4);
    if (plan.steps.last().kind == Step::Kind::LinkRelease)
        facts.releases->last().tagName = plan.tag;
    else
        facts.releases->append(facts::release(8, plan.tag, true));
    return facts;
}

QString words(const Step &step)
{
    switch (step.kind) {
    case Step::Kind::RestoreRelease:
        return u"restore %1 %2→%3 “%4”%5%6"_s.arg(step.releaseId)
            .arg(step.fromTag, step.tag, step.name, step.prerelease ? u" pre"_s : QString(),
                 step.draft ? u" draft"_s : QString());
    case Step::Kind::DeleteRelease:
        return u"delete release %1 %2 copy of %3"_s.arg(step.releaseId).arg(step.tag).arg(step.sourceId);
    case Step::Kind::DeleteTag:
        return u"delete tag %1 on %2"_s.arg(step.tag, step.commit.hex().right(1));
    case Step::Kind::RecordTick:
        return (step.ticked ? u"tick "_s : u"untick "_s) + step.item;
    default:
        return u"step %1 %2"_s.arg(static_cast<int>(step.kind)).arg(step.tag);
    }
}

QString planned(const Snapshot &facts, const Operation &operation, const QList<Operation> &journal = {},
                const QString &why = reason)
{
    const auto plan = planUndo(facts, operation, journal, why, now);
    if (!plan)
        return u"obstacle %1 %2"_s.arg(static_cast<int>(plan.error().obstacle)).arg(plan.error().subject);
    QStringList steps;
    for (const Step &step : plan->steps)
        steps.append(words(step));
    return steps.join(u"; "_s);
}

QString refused(Obstacle obstacle, const QString &subject = {})
{
    return u"obstacle %1 %2"_s.arg(static_cast<int>(obstacle)).arg(subject);
}

} // namespace

class UndoTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCanNeverBeTakenBack_data();
    void whatCanNeverBeTakenBack();
    void onlyWhatHasEnded_data();
    void onlyWhatHasEnded();
    void theNewestFirst();
    void onceIsEnough();
    void aRelinkedPromotion();
    void aPromotionThatRenamed();
    void aPromotionThatWasContinued();
    void aPromotionPutAside();
    void aPromotionWithItsOwnRelease();
    void whatKeepsAPromotion_data();
    void whatKeepsAPromotion();
    void aNewCandidate();
    void aNewCandidateThatTookTheRelease();
    void whatKeepsACandidate_data();
    void whatKeepsACandidate();
    void ticks();
    void rollBacks();
    void whatThePlanSays();
};

void UndoTest::whatCanNeverBeTakenBack_data()
{
    QTest::addColumn<Plan::Kind>("kind");
    QTest::addColumn<QString>("expected");
    QTest::newRow("qualify") << Plan::Kind::Qualify << refused(Obstacle::VerdictStays);
    QTest::newRow("reject") << Plan::Kind::Reject << refused(Obstacle::VerdictStays);
    QTest::newRow("review") << Plan::Kind::Review << refused(Obstacle::ReviewStays);
    QTest::newRow("undo") << Plan::Kind::Undo << refused(Obstacle::IsUndo);
}

void UndoTest::whatCanNeverBeTakenBack()
{
    QFETCH(const Plan::Kind, kind);
    Operation operation = promotion(start());
    operation.plan.kind = kind;
    QTEST(planned(relinked(start()), operation), "expected");
}

void UndoTest::onlyWhatHasEnded_data()
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

void UndoTest::onlyWhatHasEnded()
{
    QFETCH(const State, state);
    Operation operation = promotion(start());
    operation.state = state;
    QTEST(planned(relinked(start()), operation), "expected");
    operation.plan.steps.clear();
    QCOMPARE(planned(relinked(start()), operation), refused(Obstacle::StepsUnknown));
}

void UndoTest::theNewestFirst()
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

void UndoTest::onceIsEnough()
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

void UndoTest::aRelinkedPromotion()
{
    const Operation operation = promotion(start());
    QCOMPARE(planned(relinked(start()), operation), u"restore 7 0.1.2→0.1.2-rc2 “0.1.2” pre; delete tag 0.1.2 on 2"_s);
    QCOMPARE(planned(relinked(start()), operation, {}, u"  "_s), refused(Obstacle::ReasonMissing));
    Snapshot facts = relinked(start());
    facts.account.canWrite = false;
    QCOMPARE(planned(facts, operation), refused(Obstacle::NoWriteAccess));
}

void UndoTest::aPromotionThatRenamed()
{
    Snapshot before = start();
    before.releases->last().name = candidateTag; // named after the candidate, so it was named anew
    before.releases->last().draft = true;
    const Operation operation = promotion(before);
    Snapshot after = relinked(before);
    after.releases->last().name = finalTag;
    after.releases->last().draft = false;
    QCOMPARE(planned(after, operation), u"restore 7 0.1.2→0.1.2-rc2 “0.1.2-rc2” pre draft; delete tag 0.1.2 on 2"_s);
}

/// The first try made the tag and the link, the second one the rest: together they are one promotion.
void UndoTest::aPromotionThatWasContinued()
{
    Operation first = promotion(start());
    first.state = State::Replaced;
    Operation second = first;
    second.id = 2;
    second.state = State::Done;
    second.plan.steps.removeIf(
        [](const Step &step) { return step.kind == Step::Kind::CreateTag || step.kind == Step::Kind::LinkRelease; });
    second.progress = QList<StepProgress>(second.plan.steps.size(), {.state = StepProgress::State::Done});
    const Snapshot facts = relinked(start());
    QCOMPARE(planned(facts, second, {second, first}),
             u"restore 7 0.1.2→0.1.2-rc2 “0.1.2” pre; delete tag 0.1.2 on 2"_s);
    QCOMPARE(planned(facts, first, {second, first}), refused(Obstacle::LaterOperation, u"2"_s));
    // Alone it only marked the release, and the tag was there before it.
    QCOMPARE(planned(facts, second, {second}), u"restore 7 0.1.2→0.1.2 “0.1.2” pre"_s);
}

void UndoTest::aPromotionPutAside()
{
    Operation operation = promotion(start());
    operation.state = State::Closed;
    const auto tag = std::ranges::find(operation.plan.steps, Step::Kind::CreateTag, &Step::kind);
    for (qsizetype i = std::distance(operation.plan.steps.begin(), tag) + 1; i < operation.progress.size(); ++i)
        operation.progress[i] = {};
    Snapshot facts = start();
    facts::addTag(facts, finalTag, 2);
    QCOMPARE(planned(facts, operation), u"delete tag 0.1.2 on 2"_s);
}

void UndoTest::aPromotionWithItsOwnRelease()
{
    Snapshot before = start();
    before.configuration.release = ReleaseMode::New;
    before.releases->last().body = u"Notes"_s;
    const Operation operation = promotion(before);
    Snapshot facts = before;
    facts::addTag(facts, finalTag, 2);
    facts.releases->append(facts::release(9, finalTag, false));
    QCOMPARE(planned(facts, operation), u"delete release 9 0.1.2 copy of 7; delete tag 0.1.2 on 2"_s);
    facts.releases->removeLast(); // somebody deleted it
    QCOMPARE(planned(facts, operation), u"delete tag 0.1.2 on 2"_s);
}

using Change = void (*)(Snapshot &);
Q_DECLARE_METATYPE(Change)

void UndoTest::whatKeepsAPromotion_data()
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

void UndoTest::whatKeepsAPromotion()
{
    QFETCH(const Change, change);
    Snapshot facts = relinked(start());
    change(facts);
    QTEST(planned(facts, promotion(start())), "expected");
}

void UndoTest::aNewCandidate()
{
    Snapshot before = start();
    before.releases->clear();
    const Plan plan = planCandidate(before, u"0.1.2-rc3"_s, facts::commit(4), now).value();
    const Snapshot facts = withNewCandidate(before, plan);
    QCOMPARE(planned(facts, done(plan)), u"delete release 8 0.1.2-rc3 copy of 0; delete tag 0.1.2-rc3 on 4"_s);
    QCOMPARE(planned(facts, done(plan), {}, {}), refused(Obstacle::ReasonMissing));
}

void UndoTest::aNewCandidateThatTookTheRelease()
{
    const Plan plan = planCandidate(start(), u"0.1.2-rc3"_s, facts::commit(4), now).value();
    QCOMPARE(plan.steps.last().kind, Step::Kind::LinkRelease);
    QCOMPARE(planned(withNewCandidate(start(), plan), done(plan)),
             u"restore 7 0.1.2-rc3→0.1.2-rc2 “0.1.2” pre; delete tag 0.1.2-rc3 on 4"_s);
}

void UndoTest::whatKeepsACandidate_data()
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

void UndoTest::whatKeepsACandidate()
{
    QFETCH(const Change, change);
    Snapshot before = start();
    before.releases->clear();
    const Plan plan = planCandidate(before, u"0.1.2-rc3"_s, facts::commit(4), now).value();
    Snapshot facts = withNewCandidate(before, plan);
    change(facts);
    QTEST(planned(facts, done(plan)), "expected");
}

void UndoTest::ticks()
{
    Snapshot facts = start();
    facts.configuration.checklist = {u"Told"_s, u"Tried"_s};
    facts.releases->last().body = withTick({}, {candidateTag, u"Tried"_s, u"octocat"_s, facts::hour(1)});
    const Plan plan = planChecklist(facts, candidate(facts), {u"Told"_s}, {u"Tried"_s}, now).value();
    Snapshot after = facts;
    after.releases->last().body = withTick({}, {candidateTag, u"Told"_s, u"octocat"_s, facts::hour(2)});
    QCOMPARE(planned(after, done(plan), {}, {}), u"tick Tried; untick Told"_s); // needs no reason
    QCOMPARE(planned(facts, done(plan)), refused(Obstacle::NothingChanged));
    after.tags->removeIf([](const Tag &tag) { return tag.name == candidateTag; });
    QCOMPARE(planned(after, done(plan)), refused(Obstacle::TagGone, candidateTag));
}

void UndoTest::rollBacks()
{
    Snapshot before = start();
    facts::addTag(before, u"0.1.0"_s, 5);
    Environment &live = before.environments->last();
    live.deploy = {.kind = DeployWay::Kind::Workflow, .workflow = u"deploy.yml"_s};
    const Plan plan = planRollBack(before, u"live"_s, u"0.1.0"_s, u"it crashes"_s, now).value();
    QCOMPARE(plan.steps.constFirst().before, u"0.1.1"_s);
    Snapshot after = before;
    QList<Deployment> &deployments = *after.environments->last().deployments;
    deployments.prepend(facts::deployment(2, u"0.1.0"_s, 5, 9, {DeploymentState::Success}));
    const auto undo = planUndo(after, done(plan), {}, reason, now);
    QVERIFY(undo);
    QCOMPARE(undo->steps.constFirst().kind, Step::Kind::DispatchWorkflow);
    QCOMPARE(undo->steps.constFirst().tag, u"0.1.1"_s);
    QCOMPARE(undo->steps.constFirst().reason, reason);
    QCOMPARE(planned(after, done(plan), {}, {}), refused(Obstacle::ReasonMissing));
    // Somebody has gone on from there.
    deployments.prepend(facts::deployment(3, u"0.1.2-rc1"_s, 3, 12, {DeploymentState::Success}));
    QCOMPARE(planned(after, done(plan)), refused(Obstacle::RunsOther, u"live"_s));
    deployments.removeFirst();
    after.tags->removeIf([](const Tag &tag) { return tag.name == u"0.1.1"; });
    QCOMPARE(planned(after, done(plan)), refused(Obstacle::NoTag, u"0.1.1"_s));
}

void UndoTest::whatThePlanSays()
{
    const Operation operation = promotion(start());
    const Plan plan = planUndo(relinked(start()), operation, {}, u" too early "_s, now).value();
    QCOMPARE(plan.kind, Plan::Kind::Undo);
    QCOMPARE(plan.undone, Plan::Kind::Promote);
    QCOMPARE(plan.undoes, 1);
    QCOMPARE(plan.reason, reason);
    QCOMPARE(plan.tag, candidateTag);
    QCOMPARE(plan.finalTag, finalTag);
    for (const Step &step : plan.steps) {
        QCOMPARE(step.reason, reason);
        QCOMPARE(step.by, u"octocat"_s);
        QCOMPARE(step.at, now);
        QCOMPARE(step.since, 1); // deployments from 2 on are news
        QVERIFY(step.changesRemote());
    }
    QVERIFY(plan.steps.constFirst().latest); // it was the latest one
}

QTEST_APPLESS_MAIN(UndoTest)
#include "tst_domain_undo.moc"
