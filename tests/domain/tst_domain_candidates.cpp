// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/candidate.h"
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using State = DeploymentState;
using facts::addTag;
using facts::commit;
using facts::deployment;
using facts::deploymentWithoutStatuses;
using facts::environment;
using facts::production;
using facts::release;
using facts::snapshot;

namespace {

/// "0.1.2-rc2 qualified; 0.1.2-rc1 superseded (release)".
QString told(const CandidateList &list)
{
    QStringList words;
    for (const Candidate &candidate : list.shown) {
        QStringList unknown;
        for (const Fact fact : candidate.unknown)
            unknown.append(key(fact));
        words.append(candidate.tag.name + u' ' + key(candidate.state)
                     + (unknown.isEmpty() ? QString() : QString(u" ("_s + unknown.join(u", "_s) + u')')));
    }
    return words.join(u"; "_s);
}

QString told(const Snapshot &snapshot, bool all = false)
{
    return told(candidates(snapshot, all));
}

void give(Snapshot &snapshot, const QString &tag, Verdict::Kind kind, int at = 1)
{
    snapshot.commits[snapshot.findTag(tag)->commit].statuses->append(facts::verdict(tag, kind, at));
}

Environment preview(const QList<Deployment> &deployments)
{
    return environment(u"preview"_s, Follows::Candidates, deployments);
}

const QList<State> success{State::Success};

} // namespace

class CandidatesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noTags();
    void ordersNewestFirst();
    void finalTagOnAnotherCommit();
    void twoCandidatesOnOneCommit();
    void candidateAndFinalOnOneCommit();
    void overtakenAgainstBackport();
    void newerCandidateSupersedes();
    void hiddenOnesNeverSupersede();
    void twoSpellingsOfOneCandidate();
    void noEnvironments();
    void gitOnly();
    void promotionIncomplete_data();
    void promotionIncomplete();
    void productionReached_data();
    void productionReached();
    void prereleases_data();
    void prereleases();
    void publishedComesBeforeDraft();
    void runsWhereCandidatesRun_data();
    void runsWhereCandidatesRun();
    void soakIsCountedFromTheLongest();
    void verdictsOfStrangers();
    void finalTagsOfOneVersion();
    void speed();
};

void CandidatesTest::noTags()
{
    Snapshot facts = snapshot();
    QCOMPARE(candidates(facts), CandidateList());
    facts.tags.reset();
    QCOMPARE(candidates(facts), CandidateList());
    QVERIFY(finalTags(facts).isEmpty());
}

void CandidatesTest::ordersNewestFirst()
{
    Snapshot facts = snapshot();
    int number = 0;
    for (const QString &tag : {u"0.1.2-rc9"_s, u"0.1.2-rc10"_s, u"0.2.0-beta1"_s, u"0.10.0-rc1"_s, u"v0.2.0-rc1"_s,
                               u"main"_s, u"0.1.2-nightly3"_s})
        addTag(facts, tag, ++number);
    QCOMPARE(told(facts),
             u"0.10.0-rc1 tagged; v0.2.0-rc1 tagged; 0.2.0-beta1 superseded; "
             "0.1.2-rc10 tagged; 0.1.2-rc9 superseded"_s);
    QCOMPARE(candidates(facts).hidden, 1);
    QCOMPARE(candidates(facts, true).hidden, 0);
    QCOMPARE(candidates(facts, true).shown.size(), 6);
}

void CandidatesTest::finalTagOnAnotherCommit()
{
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    addTag(facts, u"0.1.2"_s, 2);
    give(facts, u"0.1.2-rc1"_s, Verdict::Kind::Qualified);
    QCOMPARE(told(facts), u"0.1.2-rc1 superseded"_s);
    const Candidate candidate = candidates(facts).shown.constFirst();
    QCOMPARE(candidate.supersededBy, u"0.1.2"_s);
    QCOMPARE(candidate.finalTag->commit, commit(2));
    QVERIFY(!candidate.isOpen());
}

void CandidatesTest::twoCandidatesOnOneCommit()
{
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    addTag(facts, u"0.1.2-rc2"_s, 1);
    give(facts, u"0.1.2-rc1"_s, Verdict::Kind::Rejected);
    QCOMPARE(told(facts), u"0.1.2-rc2 tagged; 0.1.2-rc1 rejected"_s);
    give(facts, u"0.1.2-rc2"_s, Verdict::Kind::Qualified);
    QCOMPARE(told(facts), u"0.1.2-rc2 qualified; 0.1.2-rc1 rejected"_s);
    QCOMPARE(candidates(facts).shown[0].replaces, u"0.1.2-rc1"_s);
    QCOMPARE(candidates(facts).shown[0].verdicts.size(), 1);
    addTag(facts, u"0.1.2"_s, 1);
    QCOMPARE(told(facts), u"0.1.2-rc2 released; 0.1.2-rc1 released"_s);
}

void CandidatesTest::candidateAndFinalOnOneCommit()
{
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    addTag(facts, u"0.1.2"_s, 1);
    facts.releases = {release(7, u"0.1.2"_s, false)};
    QCOMPARE(told(facts), u"0.1.2-rc1 released"_s);
    const Candidate candidate = candidates(facts).shown.constFirst();
    QCOMPARE(candidate.release->id, 7);
    QCOMPARE(candidate.finalTag->name, u"0.1.2"_s);
    QCOMPARE(candidate.finalTagName, u"0.1.2"_s);
    QVERIFY(candidate.supersededBy.isEmpty());
}

void CandidatesTest::overtakenAgainstBackport()
{
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1); // on the main branch, never released; 0.2.0 was built on it
    addTag(facts, u"0.2.0"_s, 3);
    addTag(facts, u"0.1.3-rc1"_s, 2); // on the old branch, which 0.2.0 does not contain
    addTag(facts, u"0.3.0-rc1"_s, 4); // an older final tag leads to a later commit: no overtaking by a lower version
    facts.commits[commit(1)].containedIn = u"0.2.0"_s;
    facts.commits[commit(4)].containedIn = u"0.2.0"_s;
    QCOMPARE(told(facts), u"0.3.0-rc1 tagged; 0.1.3-rc1 tagged; 0.1.2-rc1 overtaken"_s);
    const Candidate overtaken = candidates(facts).shown.constLast();
    QCOMPARE(overtaken.overtakenBy, u"0.2.0"_s);
    QVERIFY(!overtaken.isOpen());
    facts.commits[commit(1)].containedIn.reset();
    QCOMPARE(candidates(facts).shown.constLast().state, CandidateState::Tagged);
    QCOMPARE(candidates(facts).shown.constLast().unknown, QList<Fact>{Fact::Containment});
}

void CandidatesTest::newerCandidateSupersedes()
{
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    addTag(facts, u"0.1.2-rc2"_s, 2);
    addTag(facts, u"0.1.2-rc3"_s, 3);
    give(facts, u"0.1.2-rc3"_s, Verdict::Kind::Rejected);
    const auto list = candidates(facts).shown;
    QCOMPARE(told(facts), u"0.1.2-rc3 rejected; 0.1.2-rc2 superseded; 0.1.2-rc1 superseded"_s);
    QCOMPARE(list[2].supersededBy, u"0.1.2-rc2"_s);
    QCOMPARE(list[0].replaces, u"0.1.2-rc2"_s);
    QCOMPARE(list[1].replaces, u"0.1.2-rc1"_s);
    QVERIFY(list[2].replaces.isEmpty());
}

/// Whether a list shows the candidates that do not count must not change what the others are.
void CandidatesTest::hiddenOnesNeverSupersede()
{
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    addTag(facts, u"0.1.2-snapshot1"_s, 2);
    addTag(facts, u"0.1.2-snapshot2"_s, 3);
    addTag(facts, u"0.1.2-beta1"_s, 4);
    QCOMPARE(told(facts), u"0.1.2-rc1 tagged; 0.1.2-beta1 superseded"_s);
    QCOMPARE(told(facts, true),
             u"0.1.2-snapshot2 tagged; 0.1.2-snapshot1 superseded; 0.1.2-rc1 tagged; "
             "0.1.2-beta1 superseded"_s);
    QCOMPARE(candidates(facts, true).shown[2].replaces, u"0.1.2-beta1"_s);
    QCOMPARE(candidates(facts, true).shown[2].supersededBy, QString());
}

void CandidatesTest::twoSpellingsOfOneCandidate()
{
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    addTag(facts, u"v0.1.2-rc.1"_s, 1);
    addTag(facts, u"0.1.2-beta1"_s, 2);
    QCOMPARE(told(facts), u"0.1.2-rc1 tagged; v0.1.2-rc.1 tagged; 0.1.2-beta1 superseded"_s);
}

void CandidatesTest::noEnvironments()
{
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.1-rc1"_s, 1);
    addTag(facts, u"0.1.1"_s, 1);
    addTag(facts, u"0.1.2-rc1"_s, 2);
    facts.releases = {release(2, u"0.1.2-rc1"_s, true), release(1, u"0.1.1"_s, false)};
    QCOMPARE(told(facts), u"0.1.2-rc1 in_qualification; 0.1.1-rc1 released"_s);
    facts.environments.reset();
    QCOMPARE(told(facts), u"0.1.2-rc1 in_qualification; 0.1.1-rc1 released (production)"_s);
}

void CandidatesTest::gitOnly()
{
    Snapshot facts;
    facts.tags = QList<Tag>{facts::tag(u"0.1.1-rc1"_s, 1), facts::tag(u"0.1.1"_s, 1), facts::tag(u"0.1.2-rc1"_s, 2),
                            facts::tag(u"0.1.2-rc2"_s, 3)};
    for (int number = 1; number <= 3; ++number) {
        facts.commits[commit(number)].againstBase = AheadBehind{0, number};
        facts.commits[commit(number)].containedIn = number == 1 ? u"0.1.1"_s : QString();
    }
    QCOMPARE(told(facts),
             u"0.1.2-rc2 tagged (verdict, release, deployment); 0.1.2-rc1 superseded (verdict); "
             "0.1.1-rc1 released (release, production)"_s);
    // Without the clone's own parts, each of them is named as well.
    facts.commits.clear();
    facts.tags = QList<Tag>{{u"0.1.2-rc1"_s, commit(1)}};
    QCOMPARE(told(facts),
             u"0.1.2-rc1 tagged (verdict, containment, release, deployment, committed_at, tagged_at, "
             "ahead_behind)"_s);
}

void CandidatesTest::promotionIncomplete_data()
{
    QTest::addColumn<QList<Release>>("releases");
    QTest::addColumn<QString>("said");
    Release draft = release(1, u"0.1.2"_s, false);
    draft.draft = true;
    QTest::newRow("flipped") << QList<Release>{release(1, u"0.1.2"_s, false)} << u"0.1.2-rc1 released"_s;
    QTest::newRow("linked, not flipped") << QList<Release>{release(1, u"0.1.2"_s, true)}
                                         << u"0.1.2-rc1 promotion_incomplete"_s;
    QTest::newRow("a draft") << QList<Release>{draft} << u"0.1.2-rc1 promotion_incomplete"_s;
    QTest::newRow("still at the candidate's tag")
        << QList<Release>{release(1, u"0.1.2-rc1"_s, true)} << u"0.1.2-rc1 promotion_incomplete"_s;
    QTest::newRow("a release per tag") << QList<Release>{release(2, u"0.1.2"_s, false),
                                                         release(1, u"0.1.2-rc1"_s, true)}
                                       << u"0.1.2-rc1 released"_s;
    QTest::newRow("a project without releases") << QList<Release>() << u"0.1.2-rc1 released"_s;
}

void CandidatesTest::promotionIncomplete()
{
    QFETCH(const QList<Release>, releases);
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    addTag(facts, u"0.1.2"_s, 1);
    facts.releases = releases;
    QTEST(told(facts), "said");
}

void CandidatesTest::productionReached_data()
{
    QTest::addColumn<QList<Environment>>("environments");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QList<Environment> &environments, const char *said) {
        QTest::newRow(name) << environments << QString(u"0.1.2-rc1 "_s + QString::fromUtf8(said));
    };
    using Deployments = QList<Deployment>;
    const Deployment here = deployment(1, u"0.1.2"_s, 1, 10, success);
    const Environment one = production(u"one"_s, Deployments{here});
    const Environment none = production(u"none"_s, Deployments{});
    const Environment unknown = production(u"unknown"_s, std::nullopt);
    row("runs there", {one}, "released");
    row("nothing deployed", {none}, "promotion_incomplete");
    row("one of two", {one, none}, "promotion_incomplete");
    row("one unknown", {one, unknown}, "released (production)");
    row("one unknown, one not reached", {unknown, none}, "promotion_incomplete");
    row("others do not matter", {one, environment(u"x"_s, Follows::Branch, Deployments{})}, "released");
    row("on its way", {production(u"p"_s, Deployments{deployment(1, u"0.1.2"_s, 1, 10, {State::Queued})})},
        "promotion_incomplete");
    row("failed", {production(u"p"_s, Deployments{deployment(1, u"0.1.2"_s, 1, 10, {State::Failure})})},
        "promotion_incomplete");
    row("ran there",
        {production(u"p"_s,
                    Deployments{deployment(2, u"0.1.1"_s, 9, 20, success),
                                deployment(1, u"0.1.2"_s, 1, 10, {State::Success, State::Inactive})})},
        "released");
    row("runs an older one", {production(u"p"_s, Deployments{deployment(1, u"0.1.1"_s, 9, 10, success)})},
        "promotion_incomplete");
    row("runs a later one", {production(u"p"_s, Deployments{deployment(1, u"0.1.3"_s, 9, 10, success)})}, "released");
    row("runs a later one by its full ref",
        {production(u"p"_s, Deployments{deployment(1, u"refs/tags/0.1.3"_s, 9, 10, success)})}, "released");
    row("ran a later one",
        {production(u"p"_s,
                    Deployments{deployment(2, u"0.1.1"_s, 9, 20, success),
                                deployment(1, u"0.1.3"_s, 8, 10, {State::Success, State::Inactive})})},
        "released");
    row("runs a later one, deployed by its commit",
        {production(u"p"_s, Deployments{deployment(1, u"main"_s, 5, 10, success)})}, "released");
    row("deployed by its commit", {production(u"p"_s, Deployments{deployment(1, commit(1).hex(), 1, 10, success)})},
        "released");
    row("statuses unknown", {production(u"p"_s, Deployments{deploymentWithoutStatuses(1, u"0.1.2"_s, 1, 10)})},
        "released (production)");
    row("statuses of another unknown",
        {production(u"p"_s, Deployments{deploymentWithoutStatuses(1, u"0.1.0"_s, 9, 10)})}, "promotion_incomplete");
}

void CandidatesTest::productionReached()
{
    QFETCH(const QList<Environment>, environments);
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    addTag(facts, u"0.1.2"_s, 1);
    addTag(facts, u"0.1.4"_s, 5);
    facts.environments = environments;
    QTEST(told(facts), "said");
}

void CandidatesTest::prereleases_data()
{
    QTest::addColumn<Known<QList<Release>>>("releases");
    QTest::addColumn<QString>("said");
    using Releases = Known<QList<Release>>;
    Release draft = release(1, u"0.1.2-rc1"_s, true);
    draft.draft = true;
    QTest::newRow("none") << Releases(QList<Release>()) << u"tagged"_s;
    QTest::newRow("pre-release") << Releases({release(1, u"0.1.2-rc1"_s, true)}) << u"in_qualification"_s;
    QTest::newRow("of another tag") << Releases({release(1, u"0.1.2-rc2"_s, true)}) << u"tagged"_s;
    QTest::newRow("full release") << Releases({release(1, u"0.1.2-rc1"_s, false)}) << u"tagged"_s;
    QTest::newRow("draft") << Releases({draft}) << u"tagged"_s;
    QTest::newRow("unknown") << Releases() << u"tagged (release)"_s;
}

void CandidatesTest::prereleases()
{
    QFETCH(const Known<QList<Release>>, releases);
    QFETCH(const QString, said);
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    facts.releases = releases;
    QCOMPARE(told(facts), QString(u"0.1.2-rc1 "_s + said));
}

/// GitHub lets a draft name a tag that a published release has; the draft is the newer of the two in its list.
void CandidatesTest::publishedComesBeforeDraft()
{
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    Release draft = release(9, u"0.1.2-rc1"_s, false);
    draft.draft = true;
    facts.releases = {draft, release(1, u"0.1.2-rc1"_s, true)};
    QCOMPARE(told(facts), u"0.1.2-rc1 in_qualification"_s);
    QCOMPARE(candidates(facts).shown.constFirst().release->id, 1);
    QCOMPARE(facts.findRelease(u"0.1.2-rc1")->id, 1);
    facts.releases = {draft};
    QCOMPARE(facts.findRelease(u"0.1.2-rc1")->id, 9);
}

void CandidatesTest::runsWhereCandidatesRun_data()
{
    QTest::addColumn<Known<QList<Environment>>>("environments");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QStringList>("runsOn");
    using Environments = Known<QList<Environment>>;
    const auto row = [](const char *name, const Environments &environments, const char *said,
                        const QStringList &runsOn = {}) {
        QTest::newRow(name) << environments << QString(u"0.1.2-rc1 "_s + QString::fromUtf8(said)) << runsOn;
    };
    const Deployment here = deployment(1, u"0.1.2-rc1"_s, 1, 10, success);
    const Environment unknown = environment(u"preview"_s, Follows::Candidates, std::nullopt);
    row("runs", Environments({preview({here})}), "in_qualification", {u"preview"_s});
    row("runs elsewhere", Environments({environment(u"testing"_s, Follows::Branch, QList<Deployment>{here})}), "tagged",
        {u"testing"_s});
    row("ran",
        Environments({preview({deployment(2, u"0.1.1"_s, 9, 20, success),
                               deployment(1, u"0.1.2-rc1"_s, 1, 10, {State::Success, State::Inactive})})}),
        "tagged");
    row("failed", Environments({preview({deployment(1, u"0.1.2-rc1"_s, 1, 10, {State::Failure})})}), "tagged");
    row("unknown", Environments(), "tagged (deployment)");
    row("deployments unknown", Environments({unknown}), "tagged (deployment)");
    row("unknown in one of two", Environments({unknown, preview({here})}), "in_qualification", {u"preview"_s});
    row("unknown where candidates do not run", Environments({production(u"p"_s, std::nullopt)}), "tagged");
    row("its statuses unknown", Environments({preview({deploymentWithoutStatuses(1, u"0.1.2-rc1"_s, 1, 10)})}),
        "tagged (deployment)");
}

void CandidatesTest::runsWhereCandidatesRun()
{
    QFETCH(const Known<QList<Environment>>, environments);
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    facts.environments = environments;
    QTEST(told(facts), "said");
    QTEST(candidates(facts).shown.constFirst().runsOn, "runsOn");
}

void CandidatesTest::soakIsCountedFromTheLongest()
{
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    facts.environments = {
        environment(u"testing"_s, Follows::Branch, QList<Deployment>{deployment(1, u"0.1.2-rc1"_s, 1, 3, success)}),
        preview({deployment(2, u"0.1.2-rc1"_s, 1, 12, {State::Queued, State::Success})}),
        preview({deployment(3, u"0.1.2-rc1"_s, 1, 10, success)})};
    QCOMPARE(candidates(facts).shown.constFirst().soakSince, facts::hour(10));
    facts.environments->resize(1);
    QVERIFY(!candidates(facts).shown.constFirst().soakSince.isValid());
}

void CandidatesTest::verdictsOfStrangers()
{
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    give(facts, u"0.1.2-rc1"_s, Verdict::Kind::Qualified, 1);
    auto stranger = facts::verdict(u"0.1.2-rc1"_s, Verdict::Kind::Rejected, 2);
    stranger.creator = u"hubot"_s;
    facts.commits[commit(1)].statuses->append(stranger);
    facts.writeAccess = {{u"octocat"_s, true}, {u"hubot"_s, false}};
    QCOMPARE(told(facts), u"0.1.2-rc1 qualified"_s);
    facts.writeAccess.clear();
    QCOMPARE(told(facts), u"0.1.2-rc1 rejected"_s);
    QCOMPARE(candidates(facts).shown.constFirst().verdicts.size(), 2);
}

void CandidatesTest::finalTagsOfOneVersion()
{
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2"_s, 2);
    addTag(facts, u"v0.1.2"_s, 1);
    addTag(facts, u"v0.1.2-rc1"_s, 1);
    addTag(facts, u"v0.1.3-rc1"_s, 3);
    QCOMPARE(finalTags(facts).size(), 1);
    QCOMPARE(finalTags(facts).value(facts::version(u"0.1.2"_s)).name, u"0.1.2"_s);
    facts.scheme = TagScheme(u"v{version}"_s, u"v{version}-{label}{n}"_s, {u"rc"_s});
    QCOMPARE(finalTags(facts).value(facts::version(u"0.1.2"_s)).name, u"v0.1.2"_s);
    QCOMPARE(told(facts), u"v0.1.3-rc1 tagged; v0.1.2-rc1 released"_s);
    QCOMPARE(candidates(facts).shown.constFirst().finalTagName, u"v0.1.3"_s);
}

void CandidatesTest::speed()
{
    Snapshot facts = snapshot();
    for (int i = 0; i < 5000; ++i)
        addTag(facts, u"%1.%2.0-rc%3"_s.arg(i / 250).arg(i / 5 % 50).arg(i % 5), i + 1);
    facts.environments = {preview({deployment(1, u"0.0.0-rc1"_s, 1, 10, success)})};
    QBENCHMARK
    {
        QCOMPARE(candidates(facts).shown.size(), 5000);
    }
}

QTEST_GUILESS_MAIN(CandidatesTest)
#include "tst_domain_candidates.moc"
