// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"
#include "undofacts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;
using namespace undofacts;
using State = Operation::State;

/// What an undo plans.
class UndoTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRelinkedPromotion();
    void aPromotionThatRenamed();
    void aPromotionThatWasContinued();
    void aPromotionPutAside();
    void aPromotionWithItsOwnRelease();
    void aPromotionThatLinkedInTheEnd();
    void aPromotionWithoutACandidatesRelease();
    void aNewCandidate();
    void aNewCandidateThatTookTheRelease();
    void ticks();
    void rollBacks();
    void whatThePlanSays();
};

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

/// The first try made a release of its own, which somebody deleted; the second one linked the candidate's.
void UndoTest::aPromotionThatLinkedInTheEnd()
{
    Snapshot before = start();
    before.releases->last().body = u"Notes"_s;
    Snapshot separate = before;
    separate.configuration.release = ReleaseMode::New;
    Operation first = promotion(separate);
    first.state = State::Replaced;
    Operation second = promotion(before);
    second.id = 2;
    QCOMPARE(planned(relinked(before), second, {second, first}),
             u"restore 7 0.1.2→0.1.2-rc2 “0.1.2” pre; delete tag 0.1.2 on 2"_s);
    // The other way round: what was linked went back by hand.
    Operation third = first;
    third.id = 3;
    third.state = State::Done;
    second.state = State::Replaced;
    Snapshot facts = before;
    facts::addTag(facts, finalTag, 2);
    facts.releases->append(facts::release(9, finalTag, false));
    QCOMPARE(planned(facts, third, {third, second}), u"delete release 9 0.1.2 copy of 7; delete tag 0.1.2 on 2"_s);
}

void UndoTest::aPromotionWithoutACandidatesRelease()
{
    Snapshot before = start();
    before.releases->clear();
    const Operation operation = promotion(before);
    Snapshot facts = before;
    facts::addTag(facts, finalTag, 2);
    facts.releases->append(facts::release(9, finalTag, false));
    facts.releases->last().assets = {{.id = 5, .name = u"a b.deb"_s, .size = 6}};
    QCOMPARE(planned(facts, operation), u"delete release 9 0.1.2 copy of 0; delete tag 0.1.2 on 2"_s);
    const Plan plan = planUndo(facts, operation, {}, reason, now).value();
    QCOMPARE(plan.steps.constFirst().before, u"5 6 a b.deb"_s); // no other one is deleted with it
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
