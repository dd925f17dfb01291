// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using facts::deployment;
using facts::deploymentWithoutStatuses;
using facts::environment;

namespace {

/// "testing:branch(main) preview:candidates live:releases!" with "!" for production.
QString told(const QList<Environment> &environments)
{
    QStringList words;
    for (const Environment &one : environments) {
        QString word = one.name + u':';
        switch (one.follows) {
        case Follows::Unknown:
            word += u'?';
            break;
        case Follows::Branch:
            word += u"branch("_s + one.branch + u')';
            break;
        case Follows::Candidates:
            word += u"candidates"_s;
            break;
        case Follows::Releases:
            word += u"releases"_s;
            break;
        }
        words.append(word + (one.production ? u"!"_s : QString()));
    }
    return words.join(u' ');
}

/// Deployments of these refs, the first at hour `start` and each a day later.
Environment runs(const QString &name, const QStringList &refs, int start = 0)
{
    QList<Deployment> deployments;
    for (const QString &ref : refs) {
        deployments.prepend(deploymentWithoutStatuses(deployments.size() + 1, ref, 1, start));
        start += 24;
    }
    return environment(name, Follows::Unknown, deployments);
}

Environment flagged(Environment environment)
{
    for (Deployment &deployment : *environment.deployments)
        deployment.production = true;
    return environment;
}

Configuration file(const QList<Environment> &environments)
{
    Configuration configuration;
    configuration.environments = environments;
    configuration.fromFile = true;
    return configuration;
}

const Known<QList<Deployment>> unknown = std::nullopt;

} // namespace

class EnvironmentTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learnsOrder_data();
    void learnsOrder();
    void joinsTheFile_data();
    void joinsTheFile();
    void fileKeepsGitHubsFacts();
    void namesMatchInAnyCase();
    void missingOnGitHub();
};

void EnvironmentTest::learnsOrder_data()
{
    QTest::addColumn<QList<Environment>>("environments");
    QTest::addColumn<QString>("said");
    const Environment testing = runs(u"testing"_s, {u"main"_s, u"main"_s});
    const Environment preview = runs(u"preview"_s, {u"0.1.2-rc1"_s, u"0.1.2-rc2"_s});
    const Environment live = runs(u"live"_s, {u"0.1.1"_s, u"0.1.2"_s});
    const auto row = [](const char *name, const QList<Environment> &environments, const char *said) {
        QTest::newRow(name) << environments << QString::fromUtf8(said);
    };
    row("none", {}, "");
    row("the pipeline", {live, preview, testing}, "testing:branch(main) preview:candidates live:releases!");
    row("nothing deployed comes last", {runs(u"a"_s, {}), live, testing}, "testing:branch(main) live:releases! a:?");
    row("unknown deployments come last", {environment(u"a"_s, Follows::Unknown, unknown), live}, "live:releases! a:?");
    row("full refs", {runs(u"live"_s, {u"refs/tags/0.1.1"_s}), runs(u"testing"_s, {u"refs/heads/main"_s})},
        "testing:branch(main) live:releases!");
    row("by majority", {runs(u"preview"_s, {u"main"_s, u"0.1.2-rc1"_s, u"0.1.2-rc2"_s, u"0.1.2"_s})},
        "preview:candidates");
    row("builds that come by themselves are no candidates",
        {runs(u"nightly"_s, {u"0.1.2-nightly1"_s, u"0.1.2-nightly2"_s}), live}, "nightly:branch(main) live:releases!");
    row("GitHub's own flag", {runs(u"b"_s, {u"0.1.1"_s}), flagged(runs(u"a"_s, {u"0.1.1"_s}))},
        "b:releases a:releases!");
    row("a branch flagged as production", {flagged(runs(u"a"_s, {u"main"_s})), live}, "a:branch(main)! live:releases");
    row("several follow releases", {runs(u"b"_s, {u"0.1.1"_s}, 5), runs(u"a"_s, {u"0.1.1"_s}, 9)},
        "b:releases! a:releases!");
    row("equally old, by name", {runs(u"b"_s, {u"0.1.1"_s}), runs(u"a"_s, {u"0.1.1"_s})}, "a:releases! b:releases!");
    row("the first deployment decides, not the newest",
        {runs(u"a"_s, {u"0.1.1"_s}, 10), runs(u"b"_s, {u"0.1.1"_s, u"0.1.2"_s}, 5)}, "b:releases! a:releases!");
}

void EnvironmentTest::learnsOrder()
{
    QFETCH(const QList<Environment>, environments);
    QTEST(told(inPipelineOrder(environments, TagScheme(), u"main"_s)), "said");
    QList<Environment> reversed = environments;
    std::ranges::reverse(reversed);
    QTEST(told(inPipelineOrder(reversed, TagScheme(), u"main"_s)), "said");
}

void EnvironmentTest::joinsTheFile_data()
{
    QTest::addColumn<QList<Environment>>("named");
    QTest::addColumn<Known<QList<Environment>>>("github");
    QTest::addColumn<QString>("said");
    using Github = Known<QList<Environment>>;
    const Environment testing = runs(u"testing"_s, {u"main"_s});
    const Environment preview = runs(u"preview"_s, {u"0.1.2-rc1"_s});
    const Environment live = runs(u"live"_s, {u"0.1.1"_s});
    Environment branch = environment(u"testing"_s, Follows::Branch, unknown);
    Environment develop = branch;
    develop.branch = u"develop"_s;
    const Environment candidates = environment(u"preview"_s, Follows::Candidates, unknown);
    const Environment production = facts::production(u"live"_s, unknown);
    const auto row = [](const char *name, const QList<Environment> &named, const Github &github, const char *said) {
        QTest::newRow(name) << named << github << QString::fromUtf8(said);
    };
    row("no file", {}, Github({live, testing}), "testing:branch(main) live:releases!");
    row("no file, nothing known", {}, Github(), "");
    row("the file's order", {production, candidates, branch}, Github({testing, preview, live}),
        "live:releases! preview:candidates testing:branch(main)");
    row("the file's branch", {develop}, Github({testing}), "testing:branch(develop)");
    row("the file against what was deployed", {environment(u"live"_s, Follows::Candidates, unknown)}, Github({live}),
        "live:candidates");
    row("what the file does not name comes after, and is not production", {candidates},
        Github({live, testing, preview}), "preview:candidates testing:branch(main) live:releases");
    row("GitHub unknown", {candidates, production}, Github(), "preview:candidates live:releases!");
    row("not on GitHub", {candidates, production}, Github({preview}), "preview:candidates live:releases!");
}

void EnvironmentTest::joinsTheFile()
{
    QFETCH(const QList<Environment>, named);
    QFETCH(const Known<QList<Environment>>, github);
    QTEST(told(pipeline(file(named), github, TagScheme(), u"main"_s)), "said");
}

void EnvironmentTest::fileKeepsGitHubsFacts()
{
    Environment github = runs(u"live"_s, {u"0.1.1"_s, u"0.1.2"_s});
    github.needsReview = true;
    Environment named = facts::production(u"live"_s, unknown);
    named.soak = std::chrono::hours(72);
    named.deploy = {DeployWay::Kind::Workflow, u"deploy.yml"_s};
    const auto joined = pipeline(file({named}), QList<Environment>{github}, TagScheme(), u"main"_s);
    Environment expected = named;
    expected.deployments = github.deployments;
    expected.needsReview = true;
    QCOMPARE(joined, QList<Environment>{expected});
}

/// GitHub does not tell environments apart by case, and its own spelling is the one to ask it with.
void EnvironmentTest::namesMatchInAnyCase()
{
    const Environment github = runs(u"Live"_s, {u"0.1.1"_s});
    const auto joined =
        pipeline(file({facts::production(u"live"_s, unknown)}), QList<Environment>{github}, TagScheme(), u"main"_s);
    QCOMPARE(told(joined), u"Live:releases!"_s);
    QCOMPARE(joined.constFirst().deployments, github.deployments);
}

void EnvironmentTest::missingOnGitHub()
{
    const auto named = file({facts::production(u"live"_s, unknown)});
    const auto known = pipeline(named, QList<Environment>(), TagScheme(), u"main"_s);
    QCOMPARE(known.constFirst().deployments, Known<QList<Deployment>>(QList<Deployment>()));
    const auto notKnown = pipeline(named, std::nullopt, TagScheme(), u"main"_s);
    QCOMPARE(notKnown.constFirst().deployments, std::nullopt);
}

QTEST_GUILESS_MAIN(EnvironmentTest)
#include "tst_domain_environment.moc"
