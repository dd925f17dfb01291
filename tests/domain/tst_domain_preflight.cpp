// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/preflight.h"
#include "facts.h"
#include "plantold.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

/// What is said before a promotion: one table of facts and words.
class PreflightTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void warns_data();
    void warns();
    void saysWhatAnOverridePassesOver();
    void saysWhatIsNotDeployed();
    void saysNothingOfOtherPlans();

private:
    /// 0.1.2-rc1 is promoted; production runs 0.1.1.
    static Snapshot start();
    static QString said(const Snapshot &snapshot, const PreflightFacts &facts, const QString &overrideReason = {});
};

namespace {

WorkflowTriggers workflow(const QString &path, const QStringList &releaseTypes, const QStringList &tagPatterns)
{
    return {.path = path, .releaseTypes = releaseTypes, .tagPatterns = tagPatterns, .dispatch = false};
}

/// Everything was read, and nothing stands against it.
PreflightFacts calm()
{
    PreflightFacts facts;
    facts.rulesets = QList<Ruleset>();
    facts.workflows = QList<WorkflowTriggers>();
    facts.deployments = {{u"live"_s, {facts::running(4, u"0.1.1"_s, 9)}}};
    return facts;
}

} // namespace

Snapshot PreflightTest::start()
{
    Snapshot snapshot = facts::promotable();
    facts::addTag(snapshot, u"0.1.1"_s, 9);
    snapshot.environments = {facts::production(u"live"_s, QList{facts::running(4, u"0.1.1"_s, 9)})};
    return snapshot;
}

QString PreflightTest::said(const Snapshot &snapshot, const PreflightFacts &facts, const QString &overrideReason)
{
    QStringList all;
    for (const PreflightWarning &warning :
         preflight(snapshot, facts::promote(snapshot, overrideReason).value_or(Plan()), facts)) {
        QStringList words{key(warning.kind), warning.subject, warning.detail};
        words.removeAll(QString());
        if (warning.count != 1)
            words.append(u"x%1"_s.arg(warning.count));
        if (!warning.certain)
            words.append(u"perhaps"_s);
        all.append(words.join(u' '));
    }
    return all.join(u"; "_s);
}

void PreflightTest::warns_data()
{
    QTest::addColumn<Snapshot>("snapshot");
    QTest::addColumn<PreflightFacts>("facts");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const auto &change, const QString &says) {
        Snapshot snapshot = start();
        PreflightFacts facts = calm();
        change(snapshot, facts);
        QTest::newRow(name) << snapshot << facts << says;
    };
    row("nothing", [](Snapshot &, PreflightFacts &) { }, QString());
    row(
        "the name is burned", [](Snapshot &, PreflightFacts &facts) { facts.nameBurned = true; },
        u"name_burned 0.1.2"_s);
    row(
        "releases become immutable", [](Snapshot &, PreflightFacts &facts) { facts.immutable = true; },
        u"becomes_immutable 0.1.2"_s);
    const Ruleset ruleset{.name = u"tags"_s,
                          .enforced = true,
                          .bypassed = false,
                          .include = {u"~ALL"_s},
                          .rules = {{.type = u"creation"_s}}};
    row(
        "a ruleset", [&](Snapshot &, PreflightFacts &facts) { facts.rulesets = {ruleset}; },
        u"tag_rule tags creation"_s);
    row(
        "a ruleset, bypass unknown",
        [&](Snapshot &, PreflightFacts &facts) {
            facts.rulesets = {ruleset};
            facts.rulesets->first().bypassed = std::nullopt;
        },
        u"tag_rule tags creation perhaps"_s);
    row(
        "a ruleset, bypassed",
        [&](Snapshot &, PreflightFacts &facts) {
            facts.rulesets = {ruleset};
            facts.rulesets->first().bypassed = true;
        },
        QString());
    row(
        "a ruleset, the tag is there",
        [&](Snapshot &snapshot, PreflightFacts &facts) {
            facts::addTag(snapshot, u"0.1.2"_s, 1);
            facts.rulesets = {ruleset};
        },
        QString());
    row(
        "published only",
        [](Snapshot &, PreflightFacts &facts) { facts.workflows = {workflow(u"a.yml"_s, {u"published"_s}, {})}; },
        u"published_only a.yml"_s);
    row(
        "published, release of its own",
        [](Snapshot &snapshot, PreflightFacts &facts) {
            snapshot.configuration.release = ReleaseMode::New;
            facts.workflows = {workflow(u"a.yml"_s, {u"published"_s}, {})};
        },
        QString());
    row(
        "published and released",
        [](Snapshot &, PreflightFacts &facts) {
            facts.workflows = {workflow(u"a.yml"_s, {u"published"_s, u"released"_s}, {})};
        },
        QString());
    row(
        "other types",
        [](Snapshot &, PreflightFacts &facts) { facts.workflows = {workflow(u"a.yml"_s, {u"deleted"_s}, {})}; },
        QString());
    row(
        "tag and release, one workflow",
        [](Snapshot &, PreflightFacts &facts) { facts.workflows = {workflow(u"a.yml"_s, {u"*"_s}, {u"**"_s})}; },
        u"triggered_twice a.yml a.yml"_s);
    row(
        "tag and release, two workflows",
        [](Snapshot &, PreflightFacts &facts) {
            facts.workflows = {workflow(u"a.yml"_s, {u"released"_s}, {}), workflow(u"b.yml"_s, {}, {u"0.*"_s})};
        },
        u"triggered_twice b.yml a.yml"_s);
    row(
        "tags of candidates only",
        [](Snapshot &, PreflightFacts &facts) {
            facts.workflows = {workflow(u"a.yml"_s, {u"released"_s}, {u"*-rc*"_s})};
        },
        QString());
    row(
        "a workflow that is not understood",
        [](Snapshot &, PreflightFacts &facts) { facts.workflows = {WorkflowTriggers{.path = u"a.yml"_s}}; },
        u"workflows_unknown a.yml"_s);
    row(
        "assets",
        [](Snapshot &snapshot, PreflightFacts &) {
            snapshot.releases->first().assets = {
                Asset{.id = 1, .name = u"app_0.1.2-rc1_amd64.deb"_s}, Asset{.id = 2, .name = u"app-0.1.2.tar.gz"_s},
                Asset{.id = 3, .name = u"app-0.1.2.RC1.zip"_s}, Asset{.id = 4, .name = u"app-rcedit.zip"_s}};
        },
        u"candidate_label app_0.1.2-rc1_amd64.deb x2"_s);
    const auto runs = [](const QString &tag) {
        return [tag](Snapshot &, PreflightFacts &facts) {
            facts.deployments = {{u"live"_s, {facts::running(4, u"0.1.1"_s, 9), facts::running(5, tag, 12)}}};
            facts.deployments[u"live"_s].last().statuses.first().createdAt = facts::hour(60);
        };
    };
    row("production moved", runs(u"0.1.0"_s), u"production_moved live 0.1.0"_s);
    row("production is newer", runs(u"0.2.0"_s), u"production_newer live 0.2.0"_s);
    row(
        "nothing was read", [](Snapshot &, PreflightFacts &facts) { facts = {}; },
        u"rules_unknown; workflows_unknown; production_unknown live"_s);
    row(
        "the gravest first",
        [&](Snapshot &, PreflightFacts &facts) {
            facts.immutable = true;
            facts.nameBurned = true;
            facts.workflows = std::nullopt;
        },
        u"name_burned 0.1.2; becomes_immutable 0.1.2; workflows_unknown"_s);
}

void PreflightTest::warns()
{
    QFETCH(const Snapshot, snapshot);
    QFETCH(const PreflightFacts, facts);
    QTEST(said(snapshot, facts), "says");
}

void PreflightTest::saysWhatAnOverridePassesOver()
{
    Snapshot snapshot = start();
    facts::addTag(snapshot, u"0.1.2-rc2"_s, 2);
    snapshot.commits[facts::commit(2)].statuses->append(facts::verdict(u"0.1.2-rc2"_s, Verdict::Kind::Qualified, 1));
    Release other = facts::release(8, u"0.1.2-rc2"_s, true);
    other.name = u"0.1.2"_s;
    snapshot.releases = QList{other}; // the candidate has none
    QCOMPARE(said(snapshot, calm(), u"they want it"_s),
             u"newer_qualified 0.1.2-rc2; empty_release 0.1.2; same_name 0.1.2 0.1.2-rc2"_s);
}

void PreflightTest::saysWhatIsNotDeployed()
{
    Snapshot snapshot = start();
    facts::addTag(snapshot, u"0.1.3"_s, 10);
    snapshot.environments = {facts::production(u"live"_s, QList{facts::running(5, u"0.1.3"_s, 10)})};
    QCOMPARE(said(snapshot, calm()), u"not_deployed live 0.1.3"_s);
}

void PreflightTest::saysNothingOfOtherPlans()
{
    const Snapshot snapshot = start();
    const auto plan =
        planVerdict(snapshot, facts::candidateOf(snapshot), Verdict::Kind::Rejected, u"slow"_s, facts::now);
    QVERIFY(plan);
    QVERIFY(preflight(snapshot, *plan, {}).isEmpty());
}

QTEST_GUILESS_MAIN(PreflightTest)
#include "tst_domain_preflight.moc"
