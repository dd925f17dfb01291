// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/drift.h"
#include "stage.h"

#include <QTest>

using namespace slipway;
using slipway::test::Stage;
using namespace Qt::StringLiterals;

/// From a candidate to production, over real sockets and a real git repository.
class LifeCycle final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void snapshotHoldsTheDemonstration();
    void snapshotAgreesWithoutAClone();
    void promotesToProduction();
    void rejectsAndReplaces();
    void endsAnIncompletePromotion();
    void refusesWhatIsNotQualified();
    void overrideIsRecorded();
    void runningAPlanTwiceChangesNothing();
    void aForeignTagStopsThePromotion();
    void lostAnswersAreReadAgain();
    void wrongTokenIsSaidAndKeepsWhatIsShown();
    void readOnlyTokenMayOnlyLook();
    void emptyRepositoryIsNoFault();

private:
    void run(const std::expected<Plan, Allowance> &plan, bool watch = false) { QVERIFY(m_stage->run(plan, watch)); }
    void refresh() { QVERIFY(m_stage->refresh()); }
    Candidate candidate(const QString &tag) const { return m_stage->candidate(tag); }
    const Deployment *active(const QString &environment) const { return m_stage->active(environment); }
    services::Outcome outcome() const { return m_stage->outcome(); }
    services::SnapshotPtr snapshot() const { return m_stage->snapshot(); }
    QString git(const QStringList &arguments) const { return m_stage->git(arguments); }
    static QDateTime now() { return Stage::now(); }

    std::unique_ptr<Stage> m_stage;
};

void LifeCycle::init()
{
    m_stage = std::make_unique<Stage>();
    QVERIFY2(m_stage->fault().isEmpty(), qPrintable(m_stage->fault()));
}

void LifeCycle::snapshotHoldsTheDemonstration()
{
    const services::SnapshotPtr snapshot = m_stage->snapshot();
    QStringList names;
    for (const Environment &environment : snapshot->environments.value_or(QList<Environment>()))
        names.append(environment.name);
    QCOMPARE(names,
             (QStringList{u"testing-preview"_s, u"pre-release-preview"_s, u"release-preprod"_s, u"release-mainnet"_s}));
    QCOMPARE(candidate(u"0.1.2-prerelease2"_s).state, CandidateState::InQualification);
    QCOMPARE(candidate(u"0.1.2-prerelease1"_s).state, CandidateState::Rejected);
    QCOMPARE(candidate(u"0.1.1-prerelease1"_s).state, CandidateState::Released);
    QCOMPARE(candidate(u"0.1.0-prerelease1"_s).state, CandidateState::Superseded);
    QCOMPARE(candidate(u"0.1.3-prerelease1"_s).state, CandidateState::Tagged);
    QCOMPARE(candidate(u"0.0.9-prerelease1"_s).state, CandidateState::PromotionIncomplete);
    QCOMPARE(candidate(u"0.0.10-prerelease1"_s).state, CandidateState::Overtaken);
    QVERIFY(active(u"release-preprod"_s));
    QCOMPARE(active(u"release-preprod"_s)->ref, u"0.1.1"_s);

    const QList<Drift> between = drifts(*snapshot);
    QCOMPARE(between.size(), 3);
    QCOMPARE(between[0].counts.value_or(AheadBehind()).ahead, 14);
    QCOMPARE(between[0].pullRequests.value_or(0), 9);
    QCOMPARE(between[1].counts.value_or(AheadBehind()).ahead, 31);
    QCOMPARE(between[1].pullRequests.value_or(0), 17);
    QVERIFY(between[2].same());
}

void LifeCycle::snapshotAgreesWithoutAClone()
{
    const QList<Drift> withClone = drifts(*snapshot());
    const Candidate before = candidate(u"0.1.2-prerelease2"_s);
    m_stage->open(m_stage->options(m_stage->sandbox().readToken(), false));
    refresh();
    const QList<Drift> without = drifts(*snapshot());
    QCOMPARE(without.size(), withClone.size());
    for (qsizetype i = 0; i < without.size(); ++i)
        QCOMPARE(without[i].counts, withClone[i].counts);
    const Candidate after = candidate(u"0.1.2-prerelease2"_s);
    QCOMPARE(after.state, before.state);
    QCOMPARE(after.againstBase, before.againstBase);
    QCOMPARE(after.tag.committedAt, before.tag.committedAt);
}

void LifeCycle::promotesToProduction()
{
    const QString tag = u"0.1.2-prerelease2"_s;
    const Candidate before = candidate(tag);
    QVERIFY(before.release);
    run(planVerdict(*snapshot(), before, Verdict::Kind::Qualified, u"no regressions"_s, now()));
    QCOMPARE(outcome().kind, services::Outcome::Kind::Done);
    refresh();
    QCOMPARE(candidate(tag).state, CandidateState::Qualified);
    QCOMPARE(candidate(tag).verdict->reason, u"no regressions"_s);

    run(planPromotion(*snapshot(), candidate(tag), {}, now()), true);
    QVERIFY2(outcome().kind == services::Outcome::Kind::Done,
             outcome().error ? qPrintable(outcome().error->message) : "still waiting");
    refresh();
    QCOMPARE(git({u"rev-parse"_s, u"0.1.2^{commit}"_s}), before.tag.commit.hex());
    const Candidate after = candidate(tag);
    QCOMPARE(after.state, CandidateState::Released);
    QCOMPARE(after.release->id, before.release->id);
    QCOMPARE(after.release->tagName, u"0.1.2"_s);
    QVERIFY(!after.release->prerelease);
    QVERIFY(after.release->body.contains(u"no regressions"_s));
    for (const QString &environment : {u"release-preprod"_s, u"release-mainnet"_s}) {
        QVERIFY(active(environment));
        QCOMPARE(active(environment)->commit, before.tag.commit);
        QCOMPARE(active(environment)->ref, u"0.1.2"_s);
    }
}

void LifeCycle::rejectsAndReplaces()
{
    const QString tag = u"0.1.2-prerelease2"_s;
    const Candidate before = candidate(tag);
    const QString reason = u"crashes on start"_s + QString(300, u'!');
    run(planVerdict(*snapshot(), before, Verdict::Kind::Rejected, reason, now()));
    QCOMPARE(outcome().kind, services::Outcome::Kind::Done);
    refresh();
    QCOMPARE(candidate(tag).state, CandidateState::Rejected);
    QCOMPARE(candidate(tag).verdict->reason.size(), 140);
    QVERIFY(candidate(tag).release->body.contains(reason)); // the whole reason

    const Snapshot snapshot = *m_stage->snapshot();
    run(planCandidate(snapshot, u"0.1.2-prerelease3"_s, snapshot.base.commit, now()));
    QCOMPARE(outcome().kind, services::Outcome::Kind::Done);
    refresh();
    const Candidate next = candidate(u"0.1.2-prerelease3"_s);
    QCOMPARE(git({u"rev-parse"_s, u"0.1.2-prerelease3^{commit}"_s}), snapshot.base.commit.hex());
    QCOMPARE(next.state, CandidateState::InQualification);
    QCOMPARE(next.release->id, before.release->id);
    QVERIFY(next.release->prerelease);
    QCOMPARE(candidate(tag).state, CandidateState::Rejected);
}

void LifeCycle::endsAnIncompletePromotion()
{
    const QString tag = u"0.0.9-prerelease1"_s;
    run(planPromotion(*snapshot(), candidate(tag), {}, now()));
    QVERIFY2(outcome().kind == services::Outcome::Kind::Done,
             outcome().error ? qPrintable(outcome().error->message) : "still waiting");
    for (const Step &step : m_stage->workspace().operations()->plan().steps)
        QVERIFY(step.kind != Step::Kind::CreateTag); // it was there: no step
    refresh();
    QCOMPARE(candidate(tag).state, CandidateState::Released);
    // An older line must not become the latest release.
    const Release *latest = snapshot()->findRelease(u"0.1.1");
    QVERIFY(latest);
}

void LifeCycle::refusesWhatIsNotQualified()
{
    const auto plan = planPromotion(*snapshot(), candidate(u"0.1.2-prerelease2"_s), {}, now());
    QVERIFY(!plan);
    QCOMPARE(plan.error().obstacle, Obstacle::NotQualified);
    QVERIFY(plan.error().canOverride);
}

void LifeCycle::overrideIsRecorded()
{
    const QString tag = u"0.1.2-prerelease2"_s;
    run(planPromotion(*snapshot(), candidate(tag), u"security fix"_s, now()));
    QVERIFY(!outcome().error); // production may have got it already
    refresh();
    const Candidate after = candidate(tag);
    QVERIFY(after.verdict);
    QCOMPARE(after.verdict->reason, u"Override: security fix"_s);
    QVERIFY(after.release->body.contains(u"Override: security fix"_s));
}

void LifeCycle::runningAPlanTwiceChangesNothing()
{
    const auto plan =
        planVerdict(*snapshot(), candidate(u"0.1.2-prerelease2"_s), Verdict::Kind::Qualified, u"good"_s, now());
    run(plan);
    run(plan);
    QCOMPARE(outcome().kind, services::Outcome::Kind::Done);
    for (const StepProgress &progress : m_stage->workspace().operations()->progress())
        QVERIFY(progress.wasAlreadySo);
    refresh();
    QCOMPARE(candidate(u"0.1.2-prerelease2"_s).verdicts.size(), 1);
}

void LifeCycle::aForeignTagStopsThePromotion()
{
    const Candidate chosen = candidate(u"0.1.2-prerelease2"_s);
    const auto plan = planPromotion(*snapshot(), chosen, u"try"_s, now());
    // A colleague tags the branch's tip meanwhile.
    git({u"tag"_s, u"0.1.2"_s, u"main"_s});
    run(plan);
    QCOMPARE(outcome().kind, services::Outcome::Kind::Stopped);
    QVERIFY(outcome().error->message.contains(u"0.1.2"_s));
    refresh();
    QCOMPARE(candidate(u"0.1.2-prerelease2"_s).release->tagName, u"0.1.2-prerelease2"_s); // nothing was relinked
}

void LifeCycle::lostAnswersAreReadAgain()
{
    const Candidate chosen = candidate(u"0.1.2-prerelease2"_s);
    m_stage->sandbox().addFault({.hits = {.method = "POST", .path = u"/git/refs"_s},
                                 .effect = sandbox::faults::badGateway(sandbox::faults::When::After)});
    run(planPromotion(*snapshot(), chosen, u"try"_s, now()));
    QVERIFY2(!outcome().error, outcome().error ? qPrintable(outcome().error->message) : "");
    QCOMPARE(git({u"rev-parse"_s, u"0.1.2^{commit}"_s}), chosen.tag.commit.hex());
}

void LifeCycle::wrongTokenIsSaidAndKeepsWhatIsShown()
{
    const Snapshot shown = *snapshot();
    m_stage->open(m_stage->options("wrong"));
    m_stage->workspace().refresh().restore(shown);
    refresh();
    const services::SnapshotPtr after = snapshot();
    QVERIFY(!after->problems.isEmpty());
    QCOMPARE(after->problems.constFirst().error.kind, ErrorKind::Unauthorized);
    QCOMPARE(after->tags, shown.tags); // still there, with its age
    QCOMPARE(after->asOf, shown.asOf);
    QVERIFY(!m_stage->workspace().refresh().isFresh());
}

void LifeCycle::readOnlyTokenMayOnlyLook()
{
    m_stage->open(m_stage->options(m_stage->sandbox().readToken()));
    refresh();
    const Candidate chosen = candidate(u"0.1.2-prerelease2"_s);
    for (const Action action : {Action::Qualify, Action::Reject, Action::Promote, Action::NewCandidate})
        QCOMPARE(allowance(action, *snapshot(), &chosen, now()).obstacle, Obstacle::NoWriteAccess);
}

void LifeCycle::emptyRepositoryIsNoFault()
{
    m_stage = std::make_unique<Stage>(Stage::Options{.seeded = false});
    QVERIFY2(m_stage->fault().isEmpty(), qPrintable(m_stage->fault()));
    const services::SnapshotPtr snapshot = m_stage->snapshot();
    QVERIFY2(snapshot->problems.isEmpty(), qPrintable(snapshot->problems.value(0).error.message));
    QVERIFY(snapshot->tags);
    QVERIFY(snapshot->tags->isEmpty());
    QVERIFY(snapshot->environments);
    QVERIFY(snapshot->environments->isEmpty());
}

QTEST_GUILESS_MAIN(LifeCycle)
#include "tst_lifecycle.moc"
