// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/readiness.h"
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using Kind = Condition::Kind;
using Found = Condition::Result;
using State = DeploymentState;
using facts::commit;
using facts::deployment;
using facts::environment;
using facts::release;

namespace {

const QDateTime now = facts::hour(100);
const QList<State> success{State::Success};
using Deployments = QList<Deployment>;
using Checks = QList<Check>;

/// The candidate 0.1.2-rc1 on commit 1, nothing configured but that every check must pass.
Snapshot start()
{
    Snapshot facts = facts::snapshot();
    facts::addTag(facts, u"0.1.2-rc1"_s, 1);
    return facts;
}

Candidate candidateOf(const Snapshot &facts)
{
    return candidates(facts).shown.constFirst();
}

std::optional<Condition> find(const Snapshot &facts, Kind kind)
{
    const auto all = readiness(facts, candidateOf(facts), now);
    const auto found = std::ranges::find(all, kind, &Condition::kind);
    return found == all.cend() ? std::nullopt : std::optional(*found);
}

/// "met 2/2", "not met 1/2 lint"; "none" where the condition does not apply.
QString told(const std::optional<Condition> &condition)
{
    if (!condition)
        return u"none"_s;
    QString text;
    switch (condition->result) {
    case Found::Met:
        text = u"met"_s;
        break;
    case Found::Waiting:
        text = u"waiting"_s;
        break;
    case Found::NotMet:
        text = u"not met"_s;
        break;
    case Found::Unknown:
        text = u"unknown"_s;
        break;
    }
    if (condition->wanted > 0)
        text += u" %1/%2"_s.arg(condition->found).arg(condition->wanted);
    return condition->details.isEmpty() ? text : QString(text + u' ' + condition->details.join(u", "_s));
}

Asset asset(const QString &name, Asset::State state = Asset::State::Uploaded)
{
    Asset made;
    made.name = name;
    made.state = state;
    return made;
}

Environment preview(const Known<Deployments> &deployments, std::chrono::hours soak = {})
{
    Environment made = environment(u"preview"_s, Follows::Candidates, deployments);
    made.soak = soak;
    return made;
}

} // namespace

class ReadinessTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checks_data();
    void checks();
    void manifests_data();
    void manifests();
    void assets_data();
    void assets();
    void prerelease_data();
    void prerelease();
    void deployed_data();
    void deployed();
    void soak_data();
    void soak();
    void environmentsUnknown();
    void orderAndScope();
    void cloneAlone();
    void aWrongConfigurationIsUnknown();
    void readyOnlyWhenAllAreMet();
};

void ReadinessTest::checks_data()
{
    QTest::addColumn<QStringList>("required");
    QTest::addColumn<Known<Checks>>("runs");
    QTest::addColumn<Known<Checks>>("statuses");
    QTest::addColumn<QString>("said");
    using Some = Known<Checks>;
    const Check build{u"build"_s, Check::State::Passed};
    const Check lint{u"lint"_s, Check::State::Failed};
    const Check slow{u"slow"_s, Check::State::Running};
    const Check skipped{u"docs"_s, Check::State::Neutral};
    const QStringList all{u"*"_s};
    const auto row = [](const char *name, const QStringList &required, const Some &runs, const Some &statuses,
                        const char *said) {
        QTest::newRow(name) << required << runs << statuses << QString::fromUtf8(said);
    };
    row("none required", {}, Some({lint}), Some(Checks()), "none");
    row("none there", all, Some(Checks()), Some(Checks()), "met");
    row("passed", all, Some({build}), Some({build}), "met 2/2");
    row("neutral is not counted", all, Some({build, skipped}), Some(Checks()), "met 1/1");
    row("failed", all, Some({build, lint}), Some(Checks()), "not met 1/2 lint");
    row("running", all, Some({build}), Some({slow}), "waiting 1/2 slow");
    row("failed and running", all, Some({lint, slow}), Some(Checks()), "not met 0/2 lint, slow");
    row("runs unknown", all, Some(), Some({build}), "unknown 1/1");
    row("failed, the rest unknown", all, Some(), Some({lint}), "not met 0/1 lint");
    row("all unknown", all, Some(), Some(), "unknown");
    row("not required", {u"build"_s}, Some({build, lint}), Some(Checks()), "met 1/1");
    row("by pattern", {u"b*"_s}, Some({build, lint}), Some(Checks()), "met 1/1");
    row("named and not there yet", {u"build"_s, u"gate"_s}, Some({build}), Some(Checks()), "waiting 1/2 gate");
    row("named, not there, the rest unknown", {u"gate"_s}, Some(), Some(Checks()), "unknown 0/1 gate");
    row("named and skipped", {u"docs"_s}, Some({skipped}), Some(Checks()), "met");
}

void ReadinessTest::checks()
{
    QFETCH(const QStringList, required);
    QFETCH(const Known<Checks>, runs);
    QFETCH(const Known<Checks>, statuses);
    Snapshot facts = start();
    facts.configuration.requiredChecks = required;
    facts.commits[commit(1)].checks = {runs, statuses};
    QTEST(told(find(facts, Kind::Checks)), "said");
}

void ReadinessTest::manifests_data()
{
    QTest::addColumn<Known<QList<ManifestVersion>>>("versions");
    QTest::addColumn<QString>("said");
    using Versions = Known<QList<ManifestVersion>>;
    const auto row = [](const char *name, const Versions &versions, const char *said) {
        QTest::newRow(name) << versions << QString::fromUtf8(said);
    };
    row("unknown", Versions(), "unknown");
    row("none found", Versions(QList<ManifestVersion>()), "not met");
    row("equal", Versions({{u"a"_s, u"0.1.2"_s}, {u"b"_s, u"0.1.2"_s}}), "met 2/2");
    row("differs", Versions({{u"a"_s, u"0.1.2"_s}, {u"b"_s, u"0.1.1"_s}}), "not met 1/2 b: 0.1.1");
    row("one without a version of its own", Versions({{u"a"_s, u"0.1.2"_s}, {u"b"_s, QString()}}), "met 1/1");
    row("none with a version of its own", Versions({{u"b"_s, QString()}}), "not met");
    row("no version at all", Versions({{u"a"_s, u"latest"_s}}), "not met 0/1 a: latest");
    row("build metadata", Versions({{u"a"_s, u"0.1.2+5"_s}}), "met 1/1");
    row("the candidate's own name", Versions({{u"a"_s, u"0.1.2-rc1"_s}, {u"b"_s, u"0.1.2-rc.1"_s}}), "met 2/2");
    row("another candidate's name", Versions({{u"a"_s, u"0.1.2-rc2"_s}}), "not met 0/1 a: 0.1.2-rc2");
    row("still under development", Versions({{u"a"_s, u"0.1.2-dev"_s}}), "not met 0/1 a: 0.1.2-dev");
}

void ReadinessTest::manifests()
{
    QFETCH(const Known<QList<ManifestVersion>>, versions);
    Snapshot facts = start();
    QCOMPARE(told(find(facts, Kind::Manifests)), u"none"_s);
    facts.configuration.manifests = {u"*"_s};
    facts.commits[commit(1)].manifestVersions = versions;
    QTEST(told(find(facts, Kind::Manifests)), "said");
    QCOMPARE(find(facts, Kind::Manifests)->subject, u"0.1.2"_s);
}

void ReadinessTest::assets_data()
{
    QTest::addColumn<Known<QList<Asset>>>("assets"); // nullopt: there is no release
    QTest::addColumn<QString>("said");
    using Assets = Known<QList<Asset>>;
    const auto row = [](const char *name, const Assets &assets, const char *said) {
        QTest::newRow(name) << assets << QString::fromUtf8(said);
    };
    row("no release", Assets(), "not met 0/2 *.deb, CHECKSUM.asc");
    row("none", Assets(QList<Asset>()), "not met 0/2 *.deb, CHECKSUM.asc");
    row("all", Assets({asset(u"x.deb"_s), asset(u"CHECKSUM.asc"_s), asset(u"y.deb"_s)}), "met 2/2");
    row("one missing", Assets({asset(u"x.deb"_s)}), "not met 1/2 CHECKSUM.asc");
    Asset old = asset(u"x.deb"_s);
    old.updatedAt = facts::hour(0); // built for the candidate before
    row("one from before the tag", Assets({old, asset(u"CHECKSUM.asc"_s)}), "not met 1/2 *.deb");
    row("one half uploaded", Assets({asset(u"x.deb"_s, Asset::State::Incomplete), asset(u"CHECKSUM.asc"_s)}),
        "not met 1/2 *.deb");
}

void ReadinessTest::assets()
{
    QFETCH(const Known<QList<Asset>>, assets);
    Snapshot facts = start();
    QCOMPARE(told(find(facts, Kind::Assets)), u"none"_s);
    facts.configuration.requiredAssets = {u"*.deb"_s, u"CHECKSUM.asc"_s};
    if (assets) {
        Release made = release(1, u"0.1.2-rc1"_s, true);
        made.assets = *assets;
        facts.releases = {made};
    }
    QTEST(told(find(facts, Kind::Assets)), "said");
    facts.releases.reset();
    QCOMPARE(find(facts, Kind::Assets)->result, Found::Unknown);
}

void ReadinessTest::prerelease_data()
{
    QTest::addColumn<Known<QList<Release>>>("releases");
    QTest::addColumn<bool>("final");
    QTest::addColumn<QString>("said");
    using Releases = Known<QList<Release>>;
    Release draft = release(1, u"0.1.2-rc1"_s, true);
    draft.draft = true;
    QTest::newRow("there") << Releases({release(1, u"0.1.2-rc1"_s, true)}) << false << u"met"_s;
    QTest::newRow("none") << Releases(QList<Release>()) << false << u"not met"_s;
    QTest::newRow("a draft") << Releases({draft}) << false << u"not met"_s;
    QTest::newRow("published as a full release")
        << Releases({release(1, u"0.1.2-rc1"_s, false)}) << false << u"not met"_s;
    QTest::newRow("unknown") << Releases() << false << u"unknown"_s;
    QTest::newRow("released since") << Releases({release(1, u"0.1.2"_s, false)}) << true << u"met"_s;
}

void ReadinessTest::prerelease()
{
    QFETCH(const Known<QList<Release>>, releases);
    QFETCH(const bool, final);
    Snapshot facts = start();
    facts.releases = releases;
    if (final)
        facts::addTag(facts, u"0.1.2"_s, 1);
    QTEST(told(find(facts, Kind::Prerelease)), "said");
    QCOMPARE(find(facts, Kind::Prerelease)->subject, u"0.1.2-rc1"_s);
}

void ReadinessTest::deployed_data()
{
    QTest::addColumn<Known<Deployments>>("deployments");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QDateTime>("at");
    using Some = Known<Deployments>;
    const Deployment here = deployment(1, u"0.1.2-rc1"_s, 1, 10, {State::Queued, State::Success});
    const Deployment other = deployment(2, u"0.1.2-rc2"_s, 2, 20, success);
    QTest::newRow("runs") << Some({here}) << u"met"_s << facts::hour(11);
    QTest::newRow("runs, another waits") << Some({deployment(2, u"0.1.2-rc2"_s, 2, 20, {State::Queued}), here})
                                         << u"met"_s << facts::hour(11);
    QTest::newRow("waits") << Some({deployment(1, u"0.1.2-rc1"_s, 1, 30, {State::Waiting}), other}) << u"waiting"_s
                           << facts::hour(30);
    QTest::newRow("another runs") << Some({other, here}) << u"not met"_s << QDateTime();
    QTest::newRow("failed") << Some({deployment(1, u"0.1.2-rc1"_s, 1, 10, {State::Failure})}) << u"not met"_s
                            << QDateTime();
    QTest::newRow("nothing") << Some(Deployments()) << u"not met"_s << QDateTime();
    QTest::newRow("unknown") << Some() << u"unknown"_s << QDateTime();
    QTest::newRow("statuses unknown") << Some({facts::deploymentWithoutStatuses(1, u"0.1.2-rc1"_s, 1, 10)})
                                      << u"unknown"_s << QDateTime();
}

void ReadinessTest::deployed()
{
    QFETCH(const Known<Deployments>, deployments);
    QFETCH(const QDateTime, at);
    Snapshot facts = start();
    facts.environments = {preview(deployments)};
    QTEST(told(find(facts, Kind::Deployed)), "said");
    QCOMPARE(find(facts, Kind::Deployed)->at, at);
    QCOMPARE(find(facts, Kind::Deployed)->subject, u"preview"_s);
    QCOMPARE(told(find(facts, Kind::Soak)), u"none"_s);
}

void ReadinessTest::soak_data()
{
    QTest::addColumn<Known<Deployments>>("deployments");
    QTest::addColumn<int>("hours"); // needed; it is hour 100
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("elapsed");
    using Some = Known<Deployments>;
    const auto since = [](int hour) { return Some({deployment(1, u"0.1.2-rc1"_s, 1, hour, success)}); };
    QTest::newRow("long enough") << since(10) << 72 << u"met"_s << 90;
    QTest::newRow("to the second") << since(28) << 72 << u"met"_s << 72;
    QTest::newRow("not long enough") << since(29) << 72 << u"waiting"_s << 71;
    QTest::newRow("this clock is behind the host's") << since(110) << 72 << u"waiting"_s << 0;
    QTest::newRow("does not run") << Some(Deployments()) << 72 << u"not met"_s << 0;
    QTest::newRow("unknown") << Some() << 72 << u"unknown"_s << 0;
    QTest::newRow("interrupted counts anew") << Some({deployment(
        1, u"0.1.2-rc1"_s, 1, 25, {State::Success, State::Inactive, State::Inactive, State::Inactive, State::Success})})
                                             << 72 << u"waiting"_s << 71;
}

void ReadinessTest::soak()
{
    QFETCH(const Known<Deployments>, deployments);
    QFETCH(const int, hours);
    QFETCH(const int, elapsed);
    Snapshot facts = start();
    facts.environments = {preview(deployments, std::chrono::hours(hours))};
    const auto condition = find(facts, Kind::Soak);
    QTEST(told(condition), "said");
    QCOMPARE(condition->elapsed, std::chrono::seconds(std::chrono::hours(elapsed)));
    QCOMPARE(condition->needed, std::chrono::seconds(std::chrono::hours(hours)));
    if (condition->at.isValid())
        QCOMPARE(condition->at, deployments->constFirst().succeededAt().addSecs(hours * 3600));
}

/// What cannot be known is not passed over: without the environments nobody can say that it is deployed.
void ReadinessTest::environmentsUnknown()
{
    Snapshot facts = start();
    facts.releases = {release(1, u"0.1.2-rc1"_s, true)};
    QVERIFY(isReady(readiness(facts, candidateOf(facts), now)));
    facts.environments.reset();
    QCOMPARE(told(find(facts, Kind::Deployed)), u"unknown"_s);
    QVERIFY(!isReady(readiness(facts, candidateOf(facts), now)));
}

void ReadinessTest::orderAndScope()
{
    Snapshot facts = start();
    facts.configuration.manifests = {u"Cargo.toml"_s};
    facts.configuration.requiredAssets = {u"*.deb"_s};
    facts.environments = {environment(u"testing"_s, Follows::Branch, Deployments()),
                          preview(Deployments(), std::chrono::hours(1)), preview(Deployments()),
                          facts::production(u"live"_s, Deployments())};
    QList<Kind> kinds;
    for (const Condition &condition : readiness(facts, candidateOf(facts), now))
        kinds.append(condition.kind);
    QCOMPARE(kinds,
             (QList<Kind>{Kind::Checks, Kind::Manifests, Kind::Prerelease, Kind::Assets, Kind::Deployed, Kind::Soak,
                          Kind::Deployed}));
}

void ReadinessTest::cloneAlone()
{
    Snapshot facts = start();
    facts.repository.reset();
    QVERIFY(readiness(facts, candidateOf(facts), now).isEmpty());
}

/// A typing error does not switch off what the file asks for.
void ReadinessTest::aWrongConfigurationIsUnknown()
{
    Snapshot facts = start();
    QVERIFY(!find(facts, Kind::Configuration));
    facts.problems = {{Problem::Source::Git, Error{ErrorKind::Network, u"no line"_s}}};
    QVERIFY(!find(facts, Kind::Configuration));
    facts.problems.append({Problem::Source::Configuration, Error{ErrorKind::BadInput, u"line 14, column 8"_s}});
    QVERIFY(find(facts, Kind::Configuration));
    QCOMPARE(find(facts, Kind::Configuration)->result, Found::Unknown);
    QVERIFY(!isReady(readiness(facts, candidateOf(facts), now)));
}

void ReadinessTest::readyOnlyWhenAllAreMet()
{
    const auto condition = [](Found result) {
        Condition made;
        made.result = result;
        return made;
    };
    const Condition met = condition(Found::Met);
    QVERIFY(isReady({met, met}));
    for (const Found other : {Found::Waiting, Found::NotMet, Found::Unknown})
        QVERIFY(!isReady({met, condition(other), met}));
    QCOMPARE(unmet({met, condition(Found::Waiting), condition(Found::NotMet), condition(Found::Unknown)}).size(), 3);
    QCOMPARE(Condition().result, Found::Unknown);
}

QTEST_GUILESS_MAIN(ReadinessTest)
#include "tst_domain_readiness.moc"
