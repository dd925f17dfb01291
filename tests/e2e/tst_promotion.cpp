// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stage.h"
#include "support/gitfixture.h"
#include "support/loopbackserver.h"

#include <QTest>

#include <algorithm>

using namespace slipway;
using namespace Qt::StringLiterals;
using services::Outcome;
using slipway::test::LoopbackServer;
using slipway::test::SeenRequest;
using slipway::test::ServedAnswer;
using slipway::test::Stage;

using Change = void (*)(sandbox::DeploymentRecord &);
Q_DECLARE_METATYPE(Change)

/// The ways of promotion beside relinking a release and watching production.
class PromotionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void aReleaseOfItsOwn();
    void anImmutableRelease();
    void aHalfUploadedAssetIsReplaced();
    void aForeignAssetStopsIt();
    void aBackportIsNotTheLatest();
    void nodesAreAskedInTheEnd();
    void reviewsAreGiven_data();
    void reviewsAreGiven();
    void theRunThatWasShownIsReviewed_data();
    void theRunThatWasShownIsReviewed();
    void aColleaguesVerdictStopsIt();
    void aCandidateThatMovedGetsNoVerdict_data();
    void aCandidateThatMovedGetsNoVerdict();
    void aTagThatGoesStopsIt();
    void draftsOfOneMomentBecomeOne();
    void aSecondReleaseIsNotPublished();
    void onesOwnLaterVerdictStopsIt();
    void aResumedOneGoesOnWhereItWas();

private:
    std::expected<Plan, Allowance> promotion() const
    {
        return planPromotion(*m_stage->snapshot(), m_stage->candidate(m_tag), u"try"_s, Stage::now());
    }
    static QStringList digests(const Release &release);

    const QString m_tag = u"0.1.2-prerelease2"_s;
    std::unique_ptr<Stage> m_stage;
};

void PromotionTest::init()
{
    m_stage = std::make_unique<Stage>();
    QVERIFY2(m_stage->fault().isEmpty(), qPrintable(m_stage->fault()));
}

QStringList PromotionTest::digests(const Release &release)
{
    QStringList all;
    for (const Asset &asset : release.assets)
        all.append(asset.name + u' ' + asset.digest);
    std::ranges::sort(all);
    return all;
}

void PromotionTest::aReleaseOfItsOwn()
{
    QVERIFY(m_stage->configure("release = \"relink\"", "release = \"new\""));
    const Candidate before = m_stage->candidate(m_tag);
    QVERIFY(before.release->assets.size() > 3);
    QVERIFY(m_stage->run(promotion()));
    QVERIFY2(!m_stage->outcome().error, qPrintable(m_stage->outcomeText())); // production has it, or waits for it
    QVERIFY(m_stage->refresh());
    const Release *final = m_stage->snapshot()->findRelease(u"0.1.2");
    QVERIFY(final);
    QVERIFY(final->id != before.release->id);
    QVERIFY(!final->draft);
    QVERIFY(!final->prerelease);
    QCOMPARE(digests(*final), digests(*before.release));
    QVERIFY(final->body.startsWith(before.release->body.left(40)));
    const Release *candidates = m_stage->snapshot()->findRelease(m_tag);
    QVERIFY(candidates);
    QVERIFY(candidates->prerelease); // it stays what it was
}

void PromotionTest::anImmutableRelease()
{
    m_stage->sandbox().invoke([](sandbox::State &state) {
        state.repository.immutableReleases = true;
        for (sandbox::ReleaseRecord &release : state.releases)
            release.immutable = release.tagName == u"0.1.2-prerelease2";
    });
    QVERIFY(m_stage->refresh());
    const Candidate before = m_stage->candidate(m_tag);
    QVERIFY(before.release->immutable);
    QVERIFY(m_stage->run(promotion()));
    QVERIFY2(!m_stage->outcome().error, qPrintable(m_stage->outcomeText())); // production has it, or waits for it
    QVERIFY(m_stage->refresh());
    const Release *final = m_stage->snapshot()->findRelease(u"0.1.2");
    QVERIFY(final);
    QVERIFY(final->immutable);
    QCOMPARE(digests(*final), digests(*before.release));
}

void PromotionTest::aHalfUploadedAssetIsReplaced()
{
    QVERIFY(m_stage->configure("release = \"relink\"", "release = \"new\""));
    const auto plan = promotion();
    QVERIFY(plan);
    Plan draftOnly = *plan;
    draftOnly.steps.resize(4); // verdict, its record, the tag, the draft
    QCOMPARE(draftOnly.steps.constLast().kind, Step::Kind::CreateRelease);
    QVERIFY(m_stage->run(draftOnly));
    QCOMPARE(m_stage->outcomeText(), u"done"_s);
    const QString name = m_stage->candidate(m_tag).release->assets.constFirst().name;
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        for (sandbox::ReleaseRecord &release : state.releases) {
            if (release.tagName != u"0.1.2")
                continue;
            sandbox::AssetRecord half;
            half.id = state.takeId();
            half.name = name;
            half.size = 5;
            half.state = u"starter"_s;
            release.assets.append(half);
        }
    });
    QVERIFY(m_stage->run(plan));
    QVERIFY2(!m_stage->outcome().error, qPrintable(m_stage->outcomeText())); // production has it, or waits for it
    QVERIFY(m_stage->refresh());
    QCOMPARE(digests(*m_stage->snapshot()->findRelease(u"0.1.2")), digests(*m_stage->snapshot()->findRelease(m_tag)));
}

void PromotionTest::aForeignAssetStopsIt()
{
    QVERIFY(m_stage->configure("release = \"relink\"", "release = \"new\""));
    const auto plan = promotion();
    QVERIFY(plan);
    Plan draftOnly = *plan;
    draftOnly.steps.resize(4);
    QVERIFY(m_stage->run(draftOnly));
    const QString name = m_stage->candidate(m_tag).release->assets.constFirst().name;
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        for (sandbox::ReleaseRecord &release : state.releases) {
            if (release.tagName != u"0.1.2")
                continue;
            sandbox::AssetRecord other;
            other.id = state.takeId();
            other.name = name;
            other.size = 5;
            other.digest = u"sha256:00"_s;
            release.assets.append(other);
        }
    });
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QCOMPARE(m_stage->outcome().error->kind, ErrorKind::Conflict);
    QVERIFY(m_stage->outcome().error->message.contains(name));
    QVERIFY(m_stage->refresh());
    QVERIFY(m_stage->snapshot()->findRelease(u"0.1.2")->draft); // it was not published
}

void PromotionTest::aBackportIsNotTheLatest()
{
    // 0.0.9 is older than 0.1.1, which is the latest.
    qint64 latest = 0;
    m_stage->sandbox().invoke([&](sandbox::State &state) { latest = state.latestRelease; });
    QVERIFY(latest > 0);
    QVERIFY(m_stage->run(
        planPromotion(*m_stage->snapshot(), m_stage->candidate(u"0.0.9-prerelease1"_s), {}, Stage::now())));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    qint64 after = 0;
    m_stage->sandbox().invoke([&](sandbox::State &state) { after = state.latestRelease; });
    QCOMPARE(after, latest);
}

void PromotionTest::nodesAreAskedInTheEnd()
{
    QByteArray version = "0.1.1";
    LoopbackServer node([&version](const SeenRequest &) { return ServedAnswer{.body = "version " + version + '\n'}; });
    const QByteArray mainnet = "name = \"release-mainnet\"\n";
    QVERIFY(m_stage->configure(
        mainnet, mainnet + "probes = [\"" + node.url().toEncoded() + "/\"]\nprobe_version = 'regex:version (\\S+)'\n"));
    const auto plan = promotion();
    QVERIFY(plan);
    QCOMPARE(plan->steps.constLast().kind, Step::Kind::AwaitProbes);
    QVERIFY(m_stage->run(plan));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Waiting, qPrintable(m_stage->outcomeText()));
    const QString note = m_stage->workspace().operations()->progress().constLast().note;
    QVERIFY2(note.endsWith(u"reports 0.1.1, not 0.1.2"), qPrintable(note));
    version = "0.1.2";
    QVERIFY(m_stage->resume(m_stage->workspace().operations()->id(), true));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    for (const SeenRequest &request : node.seen())
        QVERIFY(request.header("authorization").isEmpty());
}

void PromotionTest::reviewsAreGiven_data()
{
    QTest::addColumn<Verdict::Kind>("decision");
    QTest::newRow("approved") << Verdict::Kind::Qualified;
    QTest::newRow("rejected") << Verdict::Kind::Rejected;
}

void PromotionTest::reviewsAreGiven()
{
    QFETCH(const Verdict::Kind, decision);
    m_stage.reset();
    m_stage = std::make_unique<Stage>(Stage::Options{.reviewed = false});
    QVERIFY(m_stage->run(promotion()));
    const auto isWaiting = [this] {
        const Environment *found =
            m_stage->refresh() ? m_stage->snapshot()->findEnvironment(u"release-preprod") : nullptr;
        const Deployment *pending = found && found->deployments ? pendingDeployment(*found->deployments) : nullptr;
        return pending && pending->state() == DeploymentState::Waiting;
    };
    QTRY_VERIFY(isWaiting());
    QVERIFY(m_stage->run(
        planReview(*m_stage->snapshot(), u"release-preprod"_s, decision, u"the operators know"_s, Stage::now())));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    const auto ended = [this] {
        const Environment *found =
            m_stage->refresh() ? m_stage->snapshot()->findEnvironment(u"release-preprod") : nullptr;
        return found && found->deployments ? found->deployments->constFirst().state() : DeploymentState::Unknown;
    };
    if (decision == Verdict::Kind::Qualified)
        QTRY_COMPARE(ended(), DeploymentState::Success);
    else
        QTRY_VERIFY(ended() == DeploymentState::Failure || ended() == DeploymentState::Error);
}

void PromotionTest::theRunThatWasShownIsReviewed_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("said"); // empty: it is reviewed
    QTest::newRow("it waits") << Change() << QString();
    QTest::newRow("it waits no more") // as GitHub shows it for a moment after the run was cancelled
        << Change([](sandbox::DeploymentRecord &shown) { shown.run = 0; }) << u"does not wait for a review any more"_s;
    QTest::newRow("which one it is, is not said")
        << Change([](sandbox::DeploymentRecord &shown) { shown.statuses.last().logUrl.clear(); })
        << u"does not say which run"_s;
}

/// Another run of the same commit waits for the same environment by then.
void PromotionTest::theRunThatWasShownIsReviewed()
{
    QFETCH(const Change, change);
    QFETCH(const QString, said);
    m_stage.reset();
    m_stage = std::make_unique<Stage>(Stage::Options{.reviewed = false});
    const QString commit = m_stage->candidate(m_tag).tag.commit.hex();
    const auto letWait = [&] {
        qint64 id = 0;
        m_stage->sandbox().invoke([&](sandbox::State &state) {
            const sandbox::RunRecord run{.id = state.takeId(),
                                         .workflow = u"release.yml"_s,
                                         .event = u"release"_s,
                                         .ref = m_tag,
                                         .sha = commit,
                                         .actor = u"hubot"_s,
                                         .createdAt = Stage::now()};
            state.runs.append(run);
            id = state.addDeployment(u"release-preprod"_s, m_tag, commit, u"hubot"_s, Stage::now());
            state.findDeployment(id)->run = run.id;
            state.addDeploymentStatus(id, u"waiting"_s, u"hubot"_s, Stage::now());
        });
        return id;
    };
    const auto isWaiting = [this](qint64 id) {
        bool found = false;
        m_stage->sandbox().invoke(
            [&](sandbox::State &state) { found = state.findDeployment(id)->state() == u"waiting"; });
        return found;
    };
    const qint64 shown = letWait();
    QVERIFY(m_stage->refresh());
    const auto plan = planReview(*m_stage->snapshot(), u"release-preprod"_s, Verdict::Kind::Rejected,
                                 u"not before Monday"_s, Stage::now());
    QVERIFY(plan);
    const qint64 later = letWait();
    if (change)
        m_stage->sandbox().invoke([&](sandbox::State &state) { change(*state.findDeployment(shown)); });
    QVERIFY(m_stage->run(plan));
    QVERIFY(isWaiting(later));
    QCOMPARE(isWaiting(shown), !said.isEmpty());
    QCOMPARE(m_stage->outcome().kind, said.isEmpty() ? Outcome::Kind::Done : Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(said), qPrintable(m_stage->outcomeText()));
}

void PromotionTest::aColleaguesVerdictStopsIt()
{
    const auto plan =
        planVerdict(*m_stage->snapshot(), m_stage->candidate(m_tag), Verdict::Kind::Qualified, u"good"_s, Stage::now());
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        state.addStatus(m_stage->candidate(m_tag).tag.commit.hex(), u"failure"_s, u"qualification/"_s + m_tag,
                        u"it crashes"_s, u"hubot"_s, Stage::now().addSecs(1));
    });
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(u"hubot"_s) && m_stage->outcomeText().contains(u"it crashes"_s),
             qPrintable(m_stage->outcomeText()));
}

void PromotionTest::aCandidateThatMovedGetsNoVerdict_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("said");
    QTest::newRow("moved") << QStringList{u"update-ref"_s, u"refs/tags/"_s + m_tag, u"0.1.0"_s} << u" leads to "_s;
    QTest::newRow("gone") << QStringList{u"update-ref"_s, u"-d"_s, u"refs/tags/"_s + m_tag} << u" is not there"_s;
}

/// Neither the one that it led to when the plan was shown nor the one that it leads to now.
void PromotionTest::aCandidateThatMovedGetsNoVerdict()
{
    QFETCH(const QStringList, command);
    QFETCH(const QString, said);
    const auto plan = promotion();
    QVERIFY(plan);
    QCOMPARE(plan->steps.constFirst().kind, Step::Kind::PostVerdict);
    m_stage->git(command);
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(m_tag + said), qPrintable(m_stage->outcomeText()));
    QCOMPARE(m_stage->changesMade("POST", u"/statuses/{ref}"_s), 0);
}

void PromotionTest::aTagThatGoesStopsIt()
{
    const auto plan = promotion();
    QVERIFY(plan);
    const auto linking = std::ranges::find(plan->steps, Step::Kind::LinkRelease, &Step::kind);
    QVERIFY(linking != plan->steps.cend());
    const qsizetype first = linking - plan->steps.cbegin();
    Plan tagging = *plan;
    tagging.steps.resize(first);
    QVERIFY(m_stage->run(tagging));
    QCOMPARE(m_stage->outcomeText(), u"done"_s);
    m_stage->git({u"update-ref"_s, u"-d"_s, u"refs/tags/0.1.2"_s});
    Plan rest = *plan;
    rest.steps.remove(0, first);
    const int sent = m_stage->changesMade("PATCH", u"/releases/{id}"_s);
    QVERIFY(m_stage->run(rest));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(u"0.1.2 is not there any more"_s), qPrintable(m_stage->outcomeText()));
    QCOMPARE(m_stage->git({u"for-each-ref"_s, u"refs/tags/0.1.2"_s}), QString());
    QCOMPARE(m_stage->changesMade("PATCH", u"/releases/{id}"_s), sent);
    // The whole plan makes it again, on the same commit.
    QVERIFY(m_stage->run(plan));
    QVERIFY2(!m_stage->outcome().error, qPrintable(m_stage->outcomeText()));
}

void PromotionTest::draftsOfOneMomentBecomeOne()
{
    QVERIFY(m_stage->configure("release = \"relink\"", "release = \"new\""));
    m_stage->sandbox().addFault({.hits = {.method = "POST", .route = u"/releases"_s},
                                 .effect = sandbox::faults::held(sandbox::faults::When::Before)});
    QVERIFY(m_stage->start(promotion().value_or(Plan())));
    QTRY_COMPARE(m_stage->sandbox().heldRequests(), 1);
    qint64 theirs = 0;
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        sandbox::ReleaseRecord draft;
        draft.id = theirs = state.takeId();
        draft.tagName = draft.name = u"0.1.2"_s;
        draft.draft = true;
        draft.author = u"hubot"_s;
        draft.createdAt = Stage::now();
        state.releases.append(draft);
    });
    m_stage->sandbox().clearFaults();
    QTRY_VERIFY_WITH_TIMEOUT(!m_stage->isRunning(), 30000);
    QVERIFY2(!m_stage->outcome().error, qPrintable(m_stage->outcomeText()));
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        QCOMPARE(std::ranges::count(state.releases, u"0.1.2"_s, &sandbox::ReleaseRecord::tagName), 1);
        QVERIFY(!state.findRelease(theirs)->draft);
        QVERIFY(!state.findRelease(theirs)->assets.isEmpty());
    });
    const Operation operation = m_stage->lastOperation();
    const auto creation = std::ranges::find(operation.plan.steps, Step::Kind::CreateRelease, &Step::kind);
    QVERIFY(operation.progress.at(creation - operation.plan.steps.cbegin()).wasAlreadySo); // it is not ours to undo
}

void PromotionTest::aSecondReleaseIsNotPublished()
{
    QVERIFY(m_stage->configure("release = \"relink\"", "release = \"new\""));
    const auto plan = promotion();
    QVERIFY(plan);
    Plan first = *plan;
    const auto marking = std::ranges::find(first.steps, Step::Kind::MarkReleased, &Step::kind);
    QVERIFY(marking != first.steps.end());
    first.steps.erase(marking, first.steps.end());
    QVERIFY(m_stage->run(first));
    QCOMPARE(m_stage->outcomeText(), u"done"_s);
    m_stage->sandbox().invoke([](sandbox::State &state) {
        sandbox::ReleaseRecord other;
        other.id = state.takeId();
        other.tagName = other.name = u"0.1.2"_s;
        other.author = u"hubot"_s;
        other.createdAt = other.publishedAt = Stage::now();
        state.releases.append(other);
    });
    Plan last = *plan;
    last.steps.removeIf([](const Step &step) { return step.kind != Step::Kind::MarkReleased; });
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        last.steps[0].releaseId = std::ranges::find_if(state.releases, [](const sandbox::ReleaseRecord &each) {
                                      return each.tagName == u"0.1.2" && each.draft;
                                  })->id;
    });
    QVERIFY(m_stage->run(last));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(u"more than one release"_s), qPrintable(m_stage->outcomeText()));
}

void PromotionTest::onesOwnLaterVerdictStopsIt()
{
    m_stage->sandbox().addFault({.hits = {.method = "POST", .path = u"/statuses/"_s, .times = sandbox::Hits::always},
                                 .effect = sandbox::faults::badCredentials()});
    const auto verdict = [this](Verdict::Kind kind, const QString &reason) {
        return planVerdict(*m_stage->snapshot(), m_stage->candidate(m_tag), kind, reason, Stage::now());
    };
    QVERIFY(m_stage->run(verdict(Verdict::Kind::Qualified, u"good"_s)));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    const qint64 id = m_stage->workspace().operations()->id();
    m_stage->restart();
    m_stage->sandbox().clearFaults();
    QVERIFY(m_stage->refresh());
    QVERIFY(m_stage->run(verdict(Verdict::Kind::Rejected, u"it crashes"_s)));
    QCOMPARE(m_stage->outcomeText(), u"done"_s);
    QVERIFY(m_stage->resume(id));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().startsWith(u"You gave a verdict"_s)
                 && m_stage->outcomeText().contains(u"it crashes"_s),
             qPrintable(m_stage->outcomeText()));
    QVERIFY(m_stage->refresh());
    QCOMPARE(m_stage->candidate(m_tag).state, CandidateState::Rejected);
    // Knowing that, one may change one's mind.
    QVERIFY(m_stage->run(verdict(Verdict::Kind::Qualified, u"it was the network"_s)));
    QCOMPARE(m_stage->outcomeText(), u"done"_s);
}

void PromotionTest::aResumedOneGoesOnWhereItWas()
{
    // The token ends in the middle of it.
    m_stage->sandbox().addFault({.hits = {.method = "PATCH", .path = u"/releases/"_s, .times = sandbox::Hits::always},
                                 .effect = sandbox::faults::badCredentials()});
    const auto plan = planPromotion(*m_stage->snapshot(), m_stage->candidate(m_tag), u"try"_s, Stage::now());
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    const qint64 id = m_stage->workspace().operations()->id();
    m_stage->restart();
    m_stage->sandbox().clearFaults();
    QVERIFY(m_stage->resume(id, true));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    QTRY_COMPARE(m_stage->activity().find(id)->state, Operation::State::Done);
    QCOMPARE(m_stage->activity().operations().size(), 1);
    // The verdict on the commit was made by the first run; it stays known as its deed.
    const QList<StepProgress> progress = m_stage->activity().find(id)->progress;
    QCOMPARE(progress.constFirst().state, StepProgress::State::Done);
    QVERIFY(!progress.constFirst().wasAlreadySo);
    QVERIFY(m_stage->refresh());
    QCOMPARE(m_stage->candidate(m_tag).state, CandidateState::Released);
    QCOMPARE(m_stage->candidate(m_tag).verdicts.size(), 1);
}

QTEST_GUILESS_MAIN(PromotionTest)
#include "tst_promotion.moc"
