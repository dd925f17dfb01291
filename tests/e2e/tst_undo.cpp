// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "remote.h"
#include "stage.h"

#include "domain/managedblock.h"
#include "domain/planchecklist.h"
#include "domain/planundo.h"
#include "sandbox/clock.h"

#include <QTest>

#include <algorithm>

using namespace slipway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using services::Outcome;
using slipway::test::remoteThings;
using slipway::test::Stage;
using slipway::test::surplus;

using Change = void (*)(sandbox::State &);
Q_DECLARE_METATYPE(Change)

/// What was done is taken back: GitHub holds what it held before, or the one fact that differs is said and nothing is
/// changed.
class UndoTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_stage.reset(); }

    void thereAndBack_data();
    void thereAndBack();
    void aWaitingPromotionIsPutAsideFirst();
    void itIsPromotedAgain();
    void ticksAreTurnedRound();
    void whatAPersonChangedStopsIt_data();
    void whatAPersonChangedStopsIt();
    void anEditedCopyIsKept();
    void theOnlyReleaseIsKept_data();
    void theOnlyReleaseIsKept();
    void anAssetThatCameIsKept();
    void aCandidateThatIsUsedIsKept_data();
    void aCandidateThatIsUsedIsKept();
    void theTagIsKeptUnderARelease();
    void aRuleStopsItHalfWay();
    void faultsInTheMiddle_data();
    void faultsInTheMiddle();

private:
    enum class What { Promotion, OwnRelease, Candidate, OwnCandidate };

    std::expected<Plan, Allowance> forward(What what) const;
    /// Does it, reads again, and plans its undo.
    std::expected<Plan, Allowance> done(What what);
    std::expected<Plan, Allowance> undo() const
    {
        return planUndo(*m_stage->snapshot(), m_last, m_stage->activity().operations(), u"too early"_s, Stage::now());
    }
    void change(Change change) { m_stage->sandbox().invoke(change); }
    /// Two lists of things are the same; else the difference is printed.
    static bool same(const QStringList &found, const QStringList &wanted);

    const QString m_tag = u"0.1.2-prerelease2"_s;
    sandbox::DrivenClock m_clock{QDateTime::currentDateTimeUtc()};
    std::unique_ptr<Stage> m_origin;
    std::unique_ptr<Stage> m_stage; ///< each test's own copy
    QStringList m_before;
    Operation m_last;
};

namespace {

sandbox::ReleaseRecord &release(sandbox::State &state, const QString &tag)
{
    return *std::ranges::find(state.releases, tag, &sandbox::ReleaseRecord::tagName);
}

} // namespace

void UndoTest::initTestCase()
{
    m_origin = std::make_unique<Stage>(
        Stage::Options{.reviewed = false, .refreshed = false, .cloned = false, .clock = &m_clock});
    QVERIFY2(m_origin->fault().isEmpty(), qPrintable(m_origin->fault()));
    m_origin->git({u"repack"_s, u"-adq"_s}); // one file is copied faster than a thousand
    m_origin->git({u"pack-refs"_s, u"--all"_s});
}

void UndoTest::init()
{
    m_stage = std::make_unique<Stage>(
        Stage::Options{.reviewed = false, .cloned = false, .copyOf = m_origin->sandboxDirectory(), .clock = &m_clock});
    QVERIFY2(m_stage->fault().isEmpty(), qPrintable(m_stage->fault()));
}

std::expected<Plan, Allowance> UndoTest::forward(What what) const
{
    Snapshot snapshot = *m_stage->snapshot();
    if (what == What::OwnRelease || what == What::OwnCandidate)
        snapshot.configuration.release = ReleaseMode::New;
    const bool promotes = what == What::Promotion || what == What::OwnRelease;
    auto plan = promotes ? planPromotion(snapshot, m_stage->candidate(m_tag), u"try"_s, Stage::now())
                         : planCandidate(snapshot, u"0.1.2-prerelease3"_s, snapshot.base.commit, Stage::now());
    // The verdict stays in any case, and the CI stands still.
    return plan.transform([](Plan made) {
        made.steps.removeIf([](const Step &step) {
            return step.kind == Step::Kind::PostVerdict || step.kind == Step::Kind::RecordVerdict
                || !step.changesRemote();
        });
        return made;
    });
}

std::expected<Plan, Allowance> UndoTest::done(What what)
{
    m_before = remoteThings(m_stage->sandbox());
    if (!m_stage->run(forward(what)) || !m_stage->refresh())
        return std::unexpected(Allowance{Obstacle::Busy});
    m_last = m_stage->lastOperation();
    return undo();
}

bool UndoTest::same(const QStringList &found, const QStringList &wanted)
{
    if (found == wanted)
        return true;
    qWarning().noquote() << "missing:" << surplus(wanted, found) << "too much:" << surplus(found, wanted);
    return false;
}

void UndoTest::thereAndBack_data()
{
    QTest::addColumn<What>("what");
    QTest::addColumn<QList<Step::Kind>>("steps");
    const QList<Step::Kind> restored{Step::Kind::RestoreRelease, Step::Kind::DeleteTag};
    const QList<Step::Kind> deleted{Step::Kind::DeleteRelease, Step::Kind::DeleteTag};
    QTest::newRow("promotion") << What::Promotion << restored;
    QTest::newRow("promotion, own release") << What::OwnRelease << deleted;
    QTest::newRow("new candidate") << What::Candidate << restored;
    QTest::newRow("new candidate, own release") << What::OwnCandidate << deleted;
}

void UndoTest::thereAndBack()
{
    QFETCH(const What, what);
    QFETCH(const QList<Step::Kind>, steps);
    const auto plan = done(what);
    QVERIFY2(plan, qPrintable(m_stage->outcomeText()));
    QList<Step::Kind> kinds;
    for (const Step &step : plan->steps)
        kinds.append(step.kind);
    QCOMPARE(kinds, steps);
    QVERIFY(remoteThings(m_stage->sandbox()) != m_before);
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcomeText(), u"done"_s);
    QVERIFY(same(remoteThings(m_stage->sandbox()), m_before));
    // The journal has both, with the reason.
    QTRY_COMPARE(m_stage->activity().operations().size(), 2);
    QTRY_COMPARE(m_stage->activity().operations().constFirst().state, Operation::State::Done);
    QCOMPARE(m_stage->activity().operations().constFirst().plan.reason, u"too early"_s);
    QCOMPARE(m_stage->activity().operations().constFirst().plan.undoes, m_last.id);
    QVERIFY(m_stage->refresh());
    QCOMPARE(undo().error().obstacle, Obstacle::AlreadyUndone);
    // Once more does nothing.
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcomeText(), u"done"_s);
    for (const StepProgress &step : m_stage->workspace().operations()->progress())
        QVERIFY(step.wasAlreadySo);
}

void UndoTest::aWaitingPromotionIsPutAsideFirst()
{
    QVERIFY(m_stage->run(planPromotion(*m_stage->snapshot(), m_stage->candidate(m_tag), u"try"_s, Stage::now())));
    QCOMPARE(m_stage->outcomeText(), u"waiting"_s);
    QVERIFY(m_stage->refresh());
    m_last = m_stage->lastOperation();
    QCOMPARE(undo().error().obstacle, Obstacle::Unfinished);
    const auto closed = m_stage->activity().close(m_last.id);
    QTRY_VERIFY(closed.isFinished());
    QTRY_COMPARE(m_stage->activity().find(m_last.id)->state, Operation::State::Closed);
    m_last = *m_stage->activity().find(m_last.id);
    QVERIFY(m_stage->run(undo()));
    QCOMPARE(m_stage->outcomeText(), u"done"_s);
    QVERIFY(m_stage->refresh());
    QCOMPARE(m_stage->candidate(m_tag).state, CandidateState::Qualified); // the verdict stays
    QVERIFY(!m_stage->snapshot()->findTag(u"0.1.2"));
    qint64 latest = 0;
    m_stage->sandbox().invoke([&](sandbox::State &state) { latest = state.latest()->id; });
    QCOMPARE(latest, m_stage->snapshot()->findRelease(u"0.1.1")->id);
}

void UndoTest::itIsPromotedAgain()
{
    QVERIFY(m_stage->run(done(What::Promotion)));
    QVERIFY(m_stage->refresh());
    const QStringList back = remoteThings(m_stage->sandbox());
    const auto again = done(What::Promotion);
    QVERIFY2(again, qPrintable(m_stage->outcomeText()));
    QVERIFY(m_stage->snapshot()->findTag(u"0.1.2"));
    QVERIFY(m_stage->run(again));
    QVERIFY(same(remoteThings(m_stage->sandbox()), back));
}

void UndoTest::ticksAreTurnedRound()
{
    Snapshot snapshot = *m_stage->snapshot();
    snapshot.configuration.checklist = {u"Operators were told"_s};
    const QString text = m_stage->candidate(m_tag).release->body;
    QVERIFY(m_stage->run(
        planChecklist(snapshot, m_stage->candidate(m_tag), snapshot.configuration.checklist, {}, Stage::now())));
    QCOMPARE(m_stage->outcomeText(), u"done"_s);
    QVERIFY(m_stage->refresh());
    QCOMPARE(ticksOf(m_stage->candidate(m_tag).release->body, m_tag).size(), 1);
    m_last = m_stage->lastOperation();
    snapshot = *m_stage->snapshot();
    snapshot.configuration.checklist = {u"Operators were told"_s};
    QVERIFY(m_stage->run(planUndo(snapshot, m_last, {}, {}, Stage::now())));
    QCOMPARE(m_stage->outcomeText(), u"done"_s);
    QVERIFY(m_stage->refresh());
    const QString back = m_stage->candidate(m_tag).release->body;
    QVERIFY(ticksOf(back, m_tag).isEmpty());
    QCOMPARE(withoutBlock(back).trimmed(), text.trimmed());
}

void UndoTest::whatAPersonChangedStopsIt_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("said");
    QTest::newRow("renamed") << Change([](sandbox::State &state) { release(state, u"0.1.2"_s).name = u"Mine"_s; })
                             << u"Mine"_s;
    QTest::newRow("made a draft") << Change([](sandbox::State &state) { release(state, u"0.1.2"_s).draft = true; })
                                  << u"draft"_s;
    QTest::newRow("immutable") << Change([](sandbox::State &state) { release(state, u"0.1.2"_s).immutable = true; })
                               << u"immutable"_s;
    QTest::newRow("linked elsewhere") << Change([](sandbox::State &state) {
        release(state, u"0.1.2"_s).tagName = u"0.1.2-prerelease1"_s;
    }) << u"0.1.2-prerelease1"_s;
    QTest::newRow("deployed") << Change([](sandbox::State &state) {
        const auto known =
            std::ranges::find(state.deployments, u"0.1.2-prerelease2"_s, &sandbox::DeploymentRecord::ref);
        const QString commit = known->sha;
        const qint64 id = state.addDeployment(u"release-mainnet"_s, u"0.1.2"_s, commit, u"hubot"_s, Stage::now());
        state.addDeploymentStatus(id, u"in_progress"_s, u"hubot"_s, Stage::now());
    }) << u"release-mainnet"_s;
}

void UndoTest::whatAPersonChangedStopsIt()
{
    QFETCH(const Change, change);
    QFETCH(const QString, said);
    const auto plan = done(What::Promotion);
    QVERIFY2(plan, qPrintable(m_stage->outcomeText()));
    this->change(change);
    const QStringList before = remoteThings(m_stage->sandbox());
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(said), qPrintable(m_stage->outcomeText()));
    QVERIFY(same(remoteThings(m_stage->sandbox()), before));
}

void UndoTest::anEditedCopyIsKept()
{
    const auto plan = done(What::OwnRelease);
    QVERIFY2(plan, qPrintable(m_stage->outcomeText()));
    change([](sandbox::State &state) { release(state, u"0.1.2"_s).body += u"\nSeen by a writer"_s; });
    const QStringList before = remoteThings(m_stage->sandbox());
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(u"The text of the release 0.1.2"_s), qPrintable(m_stage->outcomeText()));
    change([](sandbox::State &state) {
        sandbox::ReleaseRecord &copy = release(state, u"0.1.2"_s);
        copy.body = release(state, u"0.1.2-prerelease2"_s).body;
        copy.assets.last().digest = u"sha256:00"_s;
    });
    QVERIFY(m_stage->resume(m_stage->workspace().operations()->id()));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(u"is not among those of"_s), qPrintable(m_stage->outcomeText()));
    QCOMPARE(remoteThings(m_stage->sandbox()).size(), before.size());
}

void UndoTest::theOnlyReleaseIsKept_data()
{
    QTest::addColumn<bool>("isItself");
    QTest::newRow("it would be its own copy") << true;
    QTest::newRow("what was copied is gone") << false;
}

void UndoTest::theOnlyReleaseIsKept()
{
    QFETCH(const bool, isItself);
    auto plan = done(What::OwnRelease);
    QVERIFY2(plan, qPrintable(m_stage->outcomeText()));
    if (isItself) {
        plan->steps.first().sourceId = plan->steps.first().releaseId;
    } else {
        change([](sandbox::State &state) {
            state.releases.removeIf(
                [](const sandbox::ReleaseRecord &each) { return each.tagName == u"0.1.2-prerelease2"; });
        });
    }
    const QStringList before = remoteThings(m_stage->sandbox());
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(u"is the only one that has its text"_s),
             qPrintable(m_stage->outcomeText()));
    QVERIFY(same(remoteThings(m_stage->sandbox()), before));
}

void UndoTest::anAssetThatCameIsKept()
{
    QVERIFY(done(What::OwnCandidate));
    const auto upload = [this](const QString &name) {
        m_stage->sandbox().invoke([&](sandbox::State &state) {
            release(state, u"0.1.2-prerelease3"_s)
                .assets.append({.id = state.takeId(), .name = name, .createdAt = Stage::now()});
        });
    };
    upload(u"shown.deb"_s);
    QVERIFY(m_stage->refresh());
    const auto plan = undo();
    QVERIFY(plan);
    upload(u"later.deb"_s);
    const QStringList before = remoteThings(m_stage->sandbox());
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(u"later.deb"_s), qPrintable(m_stage->outcomeText()));
    QVERIFY(same(remoteThings(m_stage->sandbox()), before));
    change([](sandbox::State &state) { release(state, u"0.1.2-prerelease3"_s).assets.removeLast(); });
    QVERIFY(m_stage->resume(m_stage->workspace().operations()->id()));
    QCOMPARE(m_stage->outcomeText(), u"done"_s); // what was known goes with it
    QVERIFY(same(remoteThings(m_stage->sandbox()), m_before));
}

void UndoTest::aCandidateThatIsUsedIsKept_data()
{
    QTest::addColumn<bool>("deployed");
    QTest::addColumn<QString>("said");
    QTest::newRow("decided on") << false << u"hubot gave a verdict on 0.1.2-prerelease3"_s;
    QTest::newRow("deployed") << true << u"pre-release-preview"_s;
}

void UndoTest::aCandidateThatIsUsedIsKept()
{
    QFETCH(const bool, deployed);
    QFETCH(const QString, said);
    const auto plan = done(What::OwnCandidate);
    QVERIFY2(plan, qPrintable(m_stage->outcomeText()));
    const QString tag = u"0.1.2-prerelease3"_s;
    const QString commit = plan->commit.hex();
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        if (deployed) {
            const qint64 id = state.addDeployment(u"pre-release-preview"_s, tag, commit, u"hubot"_s, Stage::now());
            state.addDeploymentStatus(id, u"success"_s, u"hubot"_s, Stage::now());
        } else {
            state.addStatus(commit, u"success"_s, u"qualification/"_s + tag, u"good"_s, u"hubot"_s, Stage::now());
        }
    });
    const QStringList before = remoteThings(m_stage->sandbox());
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(said), qPrintable(m_stage->outcomeText()));
    QVERIFY(same(remoteThings(m_stage->sandbox()), before));
    QVERIFY(m_stage->refresh());
    QTRY_COMPARE(m_stage->activity().operations().size(), 2);
    QCOMPARE(undo().error().obstacle, Obstacle::LaterOperation); // the undo that stopped
    const auto closed = m_stage->activity().close(m_stage->workspace().operations()->id());
    QTRY_VERIFY(closed.isFinished());
    QTRY_COMPARE(m_stage->activity().operations().constFirst().state, Operation::State::Closed);
    QCOMPARE(undo().error().obstacle, deployed ? Obstacle::DeployedFrom : Obstacle::VerdictGiven);
}

void UndoTest::theTagIsKeptUnderARelease()
{
    auto plan = done(What::Promotion);
    QVERIFY2(plan, qPrintable(m_stage->outcomeText()));
    plan->steps.removeFirst(); // as if the release had been linked again
    const QStringList before = remoteThings(m_stage->sandbox());
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(u"make a draft of the release"_s), qPrintable(m_stage->outcomeText()));
    QVERIFY(same(remoteThings(m_stage->sandbox()), before));
}

void UndoTest::aRuleStopsItHalfWay()
{
    const auto plan = done(What::Promotion);
    QVERIFY2(plan, qPrintable(m_stage->outcomeText()));
    change([](sandbox::State &state) {
        state.rulesets.append({.id = state.takeId(),
                               .name = u"Releases stay"_s,
                               .include = {u"~ALL"_s},
                               .rules = {u"deletion"_s},
                               .createdAt = Stage::now()});
    });
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QCOMPARE(m_stage->outcome().error->kind, ErrorKind::RuleViolation);
    QVERIFY2(m_stage->outcomeText().contains(u"deletions being restricted"_s), qPrintable(m_stage->outcomeText()));
    const qint64 id = m_stage->workspace().operations()->id();
    change([](sandbox::State &state) { state.rulesets.removeLast(); });
    m_stage->restart();
    QVERIFY(m_stage->resume(id));
    QCOMPARE(m_stage->outcomeText(), u"done"_s);
    QVERIFY(same(remoteThings(m_stage->sandbox()), m_before));
}

void UndoTest::faultsInTheMiddle_data()
{
    QTest::addColumn<What>("what");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("stops"); // else it is read again and goes on
    QTest::newRow("the answer to the link is lost")
        << What::Promotion << QByteArray("PATCH") << u"/releases/"_s << false;
    QTest::newRow("the answer to the deletion of the tag is lost")
        << What::Promotion << QByteArray("DELETE") << u"/git/refs/"_s << false;
    QTest::newRow("the answer to the deletion of the release is lost")
        << What::OwnRelease << QByteArray("DELETE") << u"/releases/"_s << false;
    QTest::newRow("the token ends before the tag goes")
        << What::Promotion << QByteArray("DELETE") << u"/git/refs/"_s << true;
    QTest::newRow("the token ends before the release goes")
        << What::OwnRelease << QByteArray("DELETE") << u"/releases/"_s << true;
}

void UndoTest::faultsInTheMiddle()
{
    QFETCH(const What, what);
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    QFETCH(const bool, stops);
    const auto plan = done(what);
    QVERIFY2(plan, qPrintable(m_stage->outcomeText()));
    m_stage->sandbox().addFault(
        {.hits = {.method = method, .path = path},
         .effect = stops ? sandbox::faults::badCredentials() : sandbox::faults::lost(sandbox::faults::When::After)});
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, stops ? Outcome::Kind::Stopped : Outcome::Kind::Done);
    if (stops) {
        const qint64 id = m_stage->workspace().operations()->id();
        m_stage->sandbox().clearFaults();
        m_stage->restart();
        QVERIFY(m_stage->resume(id));
        QCOMPARE(m_stage->outcomeText(), u"done"_s);
    }
    QVERIFY(same(remoteThings(m_stage->sandbox()), m_before));
}

QTEST_GUILESS_MAIN(UndoTest)
#include "tst_undo.moc"
