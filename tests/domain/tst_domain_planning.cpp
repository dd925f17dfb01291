// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"
#include "plantold.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using facts::addTag;
using facts::candidateOf;
using facts::commit;
using facts::now;
using facts::promotable;
using facts::promote;
using facts::refused;
using facts::release;
using facts::running;
using facts::self;
using facts::told;
using Kind = Step::Kind;
using State = DeploymentState;

namespace {

void addAssets(Release &release)
{
    release.assets = {Asset{.id = 1, .name = u"a.deb"_s, .size = 3, .digest = u"sha256:aa"_s},
                      Asset{.id = 2, .name = u"b.deb"_s, .size = 4, .digest = u"sha256:bb"_s}};
}

} // namespace

class PlanningTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void promotes_data();
    void promotes();
    void promotionNamesItsSubject();
    void latest_data();
    void latest();
    void overrides();
    void waitsForProduction();
    void promotionTagsTheCandidatesCommit();
    void givesVerdicts();
    void refusesVerdicts();
    void newCandidatesThatRaiseDoubt_data();
    void newCandidatesThatRaiseDoubt();
    void newCandidates_data();
    void newCandidates();
};

void PlanningTest::promotes_data()
{
    QTest::addColumn<Snapshot>("facts");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, auto change, const char *said) {
        Snapshot facts = promotable();
        change(facts);
        QTest::newRow(name) << facts << QString::fromUtf8(said);
    };
    row(
        "relink", [](Snapshot &) { },
        "tag 0.1.2 on 0000000; link #7 0.1.2-rc1 to 0.1.2 '0.1.2' pre; mark #7 0.1.2 '0.1.2' latest");
    row(
        "the writer's name stays", [](Snapshot &facts) { facts.releases->first().name = u"Spring"_s; },
        "tag 0.1.2 on 0000000; link #7 0.1.2-rc1 to 0.1.2 'Spring' pre; mark #7 0.1.2 'Spring' latest");
    row(
        "relinked already",
        [](Snapshot &facts) {
            facts.releases = {release(7, u"0.1.2"_s, true)};
            addTag(facts, u"0.1.2"_s, 1);
        },
        "mark #7 0.1.2 '0.1.2' latest");
    row(
        "both a final and a candidate's release",
        [](Snapshot &facts) {
            facts.releases->append(release(8, u"0.1.2"_s, true));
            addTag(facts, u"0.1.2"_s, 1);
        },
        "mark #8 0.1.2 '0.1.2' latest");
    row(
        "a release per tag", [](Snapshot &facts) { facts.configuration.release = ReleaseMode::New; },
        "tag 0.1.2 on 0000000; create 0.1.2 '0.1.2' latest after #7");
    row(
        "immutable", [](Snapshot &facts) { facts.releases->first().immutable = true; },
        "tag 0.1.2 on 0000000; create 0.1.2 '0.1.2' latest after #7");
    row(
        "a release per tag, with assets",
        [](Snapshot &facts) {
            facts.configuration.release = ReleaseMode::New;
            addAssets(facts.releases->first());
        },
        "tag 0.1.2 on 0000000; create 0.1.2 '0.1.2' draft latest after #7; copy 1 a.deb to it; copy 2 b.deb to it; "
        "publish  0.1.2 '0.1.2' latest");
    row(
        "immutable, with assets",
        [](Snapshot &facts) {
            facts.releases->first().immutable = true;
            addAssets(facts.releases->first());
        },
        "tag 0.1.2 on 0000000; create 0.1.2 '0.1.2' draft latest after #7; copy 1 a.deb to it; copy 2 b.deb to it; "
        "publish  0.1.2 '0.1.2' latest");
    row(
        "the draft was begun",
        [](Snapshot &facts) {
            facts.configuration.release = ReleaseMode::New;
            addAssets(facts.releases->first());
            Release draft = release(8, u"0.1.2"_s, false);
            draft.draft = true;
            draft.assets = {facts.releases->first().assets.first()};
            facts.releases->append(draft);
            addTag(facts, u"0.1.2"_s, 1);
        },
        "copy 2 b.deb to #8; publish #8 0.1.2 '0.1.2' latest");
    row(
        "no release to relink",
        [](Snapshot &facts) {
            facts.releases = QList<Release>();
            addTag(facts, u"0.1.2"_s, 1);
            facts.environments = {facts::production(u"live"_s, QList<Deployment>())};
        },
        "create 0.1.2 '0.1.2' latest; await live [] [0.1.2 · 0000000]");
    row(
        "not ready", [](Snapshot &facts) { facts.releases = QList<Release>(); },
        qPrintable(refused(Obstacle::NotReady)));
    row(
        "released",
        [](Snapshot &facts) {
            facts.releases = {release(7, u"0.1.2"_s, false)};
            addTag(facts, u"0.1.2"_s, 1);
        },
        qPrintable(refused(Obstacle::AlreadyReleased)));
    row("signed out", [](Snapshot &facts) { facts.account = {}; }, qPrintable(refused(Obstacle::NotSignedIn)));
    row(
        "final tag elsewhere", [](Snapshot &facts) { addTag(facts, u"0.1.2"_s, 5); },
        qPrintable(refused(Obstacle::FinalTagElsewhere)));
}

void PlanningTest::promotes()
{
    QFETCH(const Snapshot, facts);
    QTEST(told(promote(facts)), "said");
}

void PlanningTest::promotionNamesItsSubject()
{
    const auto plan = promote(promotable()).value();
    QCOMPARE(plan.kind, Plan::Kind::Promote);
    QCOMPARE(plan.tag, self);
    QCOMPARE(plan.finalTag, u"0.1.2"_s);
    QCOMPARE(plan.commit, commit(1));
    QCOMPARE(plan.steps[0].now, QString());
    QCOMPARE(plan.steps[0].then, commit(1).abbreviated());
    QCOMPARE(plan.steps[1].now, self);
    QCOMPARE(plan.steps[1].then, u"0.1.2"_s);
}

void PlanningTest::latest_data()
{
    QTest::addColumn<LatestRule>("rule");
    QTest::addColumn<QStringList>("finals");
    QTest::addColumn<bool>("latest");
    QTest::newRow("highest") << LatestRule::Auto << QStringList{u"0.1.1"_s} << true;
    QTest::newRow("the first of all") << LatestRule::Auto << QStringList() << true;
    QTest::newRow("a backport") << LatestRule::Auto << QStringList{u"0.1.1"_s, u"0.2.0"_s} << false;
    QTest::newRow("a backport, by numbers") << LatestRule::Auto << QStringList{u"0.1.10"_s} << false;
    QTest::newRow("a candidate of a later one does not count")
        << LatestRule::Auto << QStringList{u"0.2.0-rc1"_s} << true;
    QTest::newRow("always") << LatestRule::Always << QStringList{u"0.2.0"_s} << true;
    QTest::newRow("never") << LatestRule::Never << QStringList() << false;
}

void PlanningTest::latest()
{
    QFETCH(const LatestRule, rule);
    QFETCH(const QStringList, finals);
    Snapshot facts = promotable();
    facts.configuration.latest = rule;
    for (const QString &tag : finals)
        addTag(facts, tag, static_cast<int>(facts.tags->size()) + 10);
    QTEST(promote(facts)->steps.constLast().latest, "latest");
    facts.releases->first().immutable = true;
    QCOMPARE(promote(facts)->steps.constLast().kind, Kind::CreateRelease);
    QTEST(promote(facts)->steps.constLast().latest, "latest");
}

void PlanningTest::overrides()
{
    Snapshot facts = promotable();
    facts.commits[commit(1)].statuses = QList<CommitStatus>();
    QCOMPARE(told(promote(facts)), refused(Obstacle::NotQualified));
    QCOMPARE(told(promote(facts, u" \n"_s)), refused(Obstacle::NotQualified));
    QCOMPARE(told(promote(facts, u" Urgent. "_s)),
             u"post +0.1.2-rc1 octocat: Override: Urgent.; record #7 +0.1.2-rc1 octocat: Override: Urgent.; "
             "tag 0.1.2 on 0000000; link #7 0.1.2-rc1 to 0.1.2 '0.1.2' pre; mark #7 0.1.2 '0.1.2' latest"_s);
    // Without a release the reason stands in the status alone.
    facts.releases = QList<Release>();
    QCOMPARE(told(promote(facts, u"Urgent."_s)),
             u"post +0.1.2-rc1 octocat: Override: Urgent.; tag 0.1.2 on 0000000; create 0.1.2 '0.1.2' latest"_s);
    // A reason that is not needed records nothing, and no reason overrides what cannot be.
    QCOMPARE(promote(promotable(), u"Urgent."_s), promote(promotable()));
    Snapshot elsewhere = promotable();
    addTag(elsewhere, u"0.1.2"_s, 5);
    QCOMPARE(told(promote(elsewhere, u"Urgent."_s)), refused(Obstacle::FinalTagElsewhere));
}

void PlanningTest::waitsForProduction()
{
    Snapshot facts = promotable();
    const QList<Deployment> older{facts::deployment(1, u"refs/tags/0.1.1"_s, 9, 10, {State::Success})};
    facts.environments = {facts::environment(u"testing"_s, Follows::Branch, older), facts::production(u"eu"_s, older),
                          facts::production(u"us"_s, QList<Deployment>()), facts::production(u"x"_s, std::nullopt)};
    const auto plan = promote(facts).value();
    QStringList awaited;
    for (const Step &step : plan.steps) {
        QCOMPARE(step.changesRemote(), step.kind != Kind::AwaitDeployment);
        if (step.kind == Kind::AwaitDeployment)
            awaited.append(told(step));
    }
    QCOMPARE(awaited.join(u"; "_s),
             u"await eu [0.1.1 · 0000000] [0.1.2 · 0000000]; await us [] [0.1.2 · 0000000]; "
             "await x [] [0.1.2 · 0000000]"_s);
    QCOMPARE(plan.steps.constLast().commit, commit(1));
}

/// Never a branch's tip, never where another tag leads.
void PlanningTest::promotionTagsTheCandidatesCommit()
{
    Snapshot facts = promotable();
    facts.base = {u"main"_s, commit(50)};
    addTag(facts, u"0.1.1"_s, 40);
    const auto plan = promote(facts).value();
    for (const Step &step : plan.steps) {
        if (step.kind == Kind::CreateTag)
            QCOMPARE(step.commit, commit(1));
    }
}

void PlanningTest::givesVerdicts()
{
    Snapshot facts = promotable();
    facts.commits[commit(1)].statuses = QList<CommitStatus>();
    const auto qualify = planVerdict(facts, candidateOf(facts), Verdict::Kind::Qualified, u" fine "_s, now);
    QCOMPARE(told(qualify), u"post +0.1.2-rc1 octocat: fine; record #7 +0.1.2-rc1 octocat: fine"_s);
    QCOMPARE(qualify->kind, Plan::Kind::Qualify);
    QCOMPARE(qualify->steps[0].at, now);
    QCOMPARE(qualify->steps[0].commit, commit(1));
    const auto silent = planVerdict(facts, candidateOf(facts), Verdict::Kind::Qualified, {}, now);
    QCOMPARE(told(silent), u"post +0.1.2-rc1 octocat: ; record #7 +0.1.2-rc1 octocat: "_s);
    facts.releases = QList<Release>();
    const auto reject = planVerdict(facts, candidateOf(facts), Verdict::Kind::Rejected, u"slow"_s, now);
    QCOMPARE(told(reject), u"post -0.1.2-rc1 octocat: slow"_s);
    QCOMPARE(reject->kind, Plan::Kind::Reject);
}

void PlanningTest::refusesVerdicts()
{
    const Snapshot facts = promotable();
    const Candidate candidate = candidateOf(facts);
    QCOMPARE(told(planVerdict(facts, candidate, Verdict::Kind::Qualified, u"x"_s, now)),
             refused(Obstacle::AlreadyQualified));
    for (const QString &reason : {QString(), u" \n\t"_s})
        QCOMPARE(told(planVerdict(facts, candidate, Verdict::Kind::Rejected, reason, now)),
                 refused(Obstacle::ReasonMissing));
    Snapshot archived = facts;
    archived.archived = true;
    QCOMPARE(told(planVerdict(archived, candidate, Verdict::Kind::Rejected, u"x"_s, now)), refused(Obstacle::Archived));
}

void PlanningTest::newCandidatesThatRaiseDoubt_data()
{
    using Kind = CandidateDoubt::Kind;
    QTest::addColumn<QString>("tag");
    QTest::addColumn<int>("commitNumber");
    QTest::addColumn<CandidateDoubt>("doubt");
    QTest::newRow("a newer commit") << u"0.1.2-rc2"_s << 3 << CandidateDoubt();
    QTest::newRow("the same commit") << u"0.1.2-rc2"_s << 1 << CandidateDoubt{Kind::SameCommit, u"0.1.2-rc1"_s};
    QTest::newRow("two commits older") << u"0.1.2-rc2"_s << 9 << CandidateDoubt{Kind::OlderCommit, u"0.1.2-rc1"_s, 2};
    QTest::newRow("the next version on an older one")
        << u"0.1.3-rc1"_s << 8 << CandidateDoubt{Kind::OlderCommit, u"0.1.2-rc1"_s, 1};
    QTest::newRow("an earlier version") << u"0.1.1-rc1"_s << 9 << CandidateDoubt();
    QTest::newRow("not among the newest commits") << u"0.1.2-rc2"_s << 20 << CandidateDoubt();
    QTest::newRow("no candidate's name") << u"nonsense"_s << 1 << CandidateDoubt();
}

void PlanningTest::newCandidatesThatRaiseDoubt()
{
    QFETCH(const QString, tag);
    QFETCH(const int, commitNumber);
    const QList<ObjectId> branch{commit(3), commit(1), commit(8), commit(9)}; // newest first; rc1 is on commit 1
    QTEST(candidateDoubt(promotable(), tag, commit(commitNumber), branch), "doubt");
}

void PlanningTest::newCandidates_data()
{
    QTest::addColumn<Snapshot>("facts");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QString &tag, const QString &said, auto change) {
        Snapshot facts = promotable();
        change(facts);
        QTest::newRow(name) << facts << tag << said;
    };
    const auto asIs = [](Snapshot &) { };
    const QString rc2 = u"0.1.2-rc2"_s;
    const QString create = u"tag 0.1.2-rc2 on 0000000; create 0.1.2-rc2 '0.1.2' pre"_s;
    row("relinks the earlier candidate's pre-release", rc2,
        u"tag 0.1.2-rc2 on 0000000; link #7 0.1.2-rc1 to 0.1.2-rc2 '0.1.2-rc2' pre"_s, asIs);
    row("the first of a version", u"0.1.3-rc1"_s, u"tag 0.1.3-rc1 on 0000000; create 0.1.3-rc1 '0.1.3' pre"_s, asIs);
    row("a release per tag", rc2, u"tag 0.1.2-rc2 on 0000000; create 0.1.2-rc2 '0.1.2-rc2' pre"_s,
        [](Snapshot &facts) { facts.configuration.release = ReleaseMode::New; });
    row("the earlier one is immutable", rc2, create, [](Snapshot &facts) { facts.releases->first().immutable = true; });
    row("the earlier one was published as a full release", rc2, create,
        [](Snapshot &facts) { facts.releases->first().prerelease = false; });
    row("the earlier one has none", rc2, create, [](Snapshot &facts) { facts.releases = QList<Release>(); });
    row("the newest of the earlier ones", u"0.1.2-rc4"_s,
        u"tag 0.1.2-rc4 on 0000000; link #9 0.1.2-rc3 to 0.1.2-rc4 '0.1.2-rc4' pre"_s, [](Snapshot &facts) {
            addTag(facts, u"0.1.2-rc3"_s, 3);
            facts.releases->append(release(9, u"0.1.2-rc3"_s, true));
        });
    row("a later candidate's release is left alone", u"0.1.2-beta5"_s,
        u"tag 0.1.2-beta5 on 0000000; create 0.1.2-beta5 '0.1.2' pre"_s, asIs);
    row("taken", self, refused(Obstacle::TagExists), asIs);
    row("version released", rc2, refused(Obstacle::VersionReleased),
        [](Snapshot &facts) { addTag(facts, u"0.1.2"_s, 5); });
    row("a final name", u"0.1.3"_s, refused(Obstacle::NotACandidateTag), asIs);
    row("a label that does not count", u"0.1.3-nightly1"_s, refused(Obstacle::NotACandidateTag), asIs);
    row("no name", QString(), refused(Obstacle::NotACandidateTag), asIs);
    row("a hostile name", u"0.1.3-rc1\n"_s, refused(Obstacle::NotACandidateTag), asIs);
    row("signed out", rc2, refused(Obstacle::NotSignedIn), [](Snapshot &facts) { facts.account = {}; });
}

void PlanningTest::newCandidates()
{
    QFETCH(const Snapshot, facts);
    QFETCH(const QString, tag);
    const auto plan = planCandidate(facts, tag, commit(2), now);
    QTEST(told(plan), "said");
    if (plan) {
        QCOMPARE(plan->kind, Plan::Kind::NewCandidate);
        QCOMPARE(plan->commit, commit(2));
        QCOMPARE(plan->steps[0].commit, commit(2));
        QCOMPARE(told(planCandidate(facts, tag, ObjectId(), now)), refused(Obstacle::NotACandidateTag));
    }
}

QTEST_GUILESS_MAIN(PlanningTest)
#include "tst_domain_planning.moc"
