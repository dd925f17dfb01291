// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/drift.h"
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using State = DeploymentState;
using facts::addTag;
using facts::commit;
using facts::deployment;
using facts::environment;
using facts::snapshot;

namespace {

const QList<State> success{State::Success};
using Deployments = QList<Deployment>;

/// "testing→preview +3-1 #2, preview→live ?".
QString told(const QList<Drift> &drifts)
{
    QStringList words;
    for (const Drift &drift : drifts) {
        QString word = drift.from + u'→' + drift.to + u' ';
        word += drift.counts ? u"+%1-%2"_s.arg(drift.counts->ahead).arg(drift.counts->behind) : u"?"_s;
        if (drift.pullRequests)
            word += u" #"_s + QString::number(*drift.pullRequests);
        words.append(word);
    }
    return words.join(u", "_s);
}

Environment runs(const QString &name, int commitNumber)
{
    return environment(name, Follows::Branch, Deployments{deployment(1, u"main"_s, commitNumber, 10, success)});
}

} // namespace

class DriftTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void betweenNeighbours_data();
    void betweenNeighbours();
    void countsFromLeftToRight();
    void unknownEnvironments();
    void namesWhatRuns_data();
    void namesWhatRuns();
    void namesWithoutTags();
};

void DriftTest::betweenNeighbours_data()
{
    QTest::addColumn<QList<Environment>>("environments");
    QTest::addColumn<QString>("said");
    const Environment a = runs(u"a"_s, 3);
    const Environment b = runs(u"b"_s, 2);
    const Environment c = runs(u"c"_s, 1);
    const Environment idle = environment(u"idle"_s, Follows::Unknown, Deployments{});
    const Environment unknown = environment(u"unknown"_s, Follows::Unknown, std::nullopt);
    const auto row = [](const char *name, const QList<Environment> &environments, const char *said) {
        QTest::newRow(name) << environments << QString::fromUtf8(said);
    };
    row("none", {}, "");
    row("one", {a}, "");
    row("three", {a, b, c}, "a→b +4-0 #3, b→c +2-1");
    row("same commit", {a, runs(u"x"_s, 3)}, "a→x +0-0 #0");
    row("not counted", {c, a}, "c→a ?");
    row("one that runs nothing parts its neighbours", {a, idle, b, c}, "b→c +2-1");
    row("one that is unknown as well", {a, unknown, b}, "");
}

void DriftTest::betweenNeighbours()
{
    QFETCH(const QList<Environment>, environments);
    Snapshot facts = snapshot();
    facts.environments = environments;
    facts.drifts = {{driftKey(commit(3), commit(2)), {4, 0}}, {driftKey(commit(2), commit(1)), {2, 1}}};
    facts.driftPullRequests = {{driftKey(commit(3), commit(2)), 3}};
    QTEST(told(drifts(facts)), "said");
}

void DriftTest::countsFromLeftToRight()
{
    Snapshot facts = snapshot();
    facts.environments = {runs(u"a"_s, 3), runs(u"b"_s, 2)};
    facts.drifts = {{driftKey(commit(2), commit(3)), {9, 9}}};
    const Drift drift = drifts(facts).constFirst();
    QCOMPARE(drift.counts, std::nullopt);
    QCOMPARE(drift.fromCommit, commit(3));
    QCOMPARE(drift.toCommit, commit(2));
    QVERIFY(!drift.same());
    QCOMPARE(driftKey(commit(1), commit(2)), QString(commit(1).hex() + u".."_s + commit(2).hex()));
}

void DriftTest::unknownEnvironments()
{
    Snapshot facts = snapshot();
    facts.environments.reset();
    QVERIFY(drifts(facts).isEmpty());
    QVERIFY(versionRows(facts, {}).isEmpty());
}

void DriftTest::namesWhatRuns_data()
{
    QTest::addColumn<QString>("ref");
    QTest::addColumn<int>("commit");
    QTest::addColumn<QString>("deployed");
    QTest::addColumn<bool>("isTag");
    QTest::addColumn<QStringList>("also");
    const auto row = [](const char *name, const QString &ref, int commit, const QString &deployed, bool isTag,
                        const QStringList &also) { QTest::newRow(name) << ref << commit << deployed << isTag << also; };
    const QStringList both{u"0.1.2-beta6"_s, u"0.1.2-rc1"_s};
    row("branch", u"main"_s, 9, u"main"_s, false, {});
    row("full branch", u"refs/heads/main"_s, 9, u"main"_s, false, {});
    row("branch on a tagged commit", u"main"_s, 1, u"main"_s, false, {u"0.1.1"_s});
    row("the candidate was deployed", u"0.1.2-rc1"_s, 2, u"0.1.2-rc1"_s, true, {u"0.1.2-beta6"_s, u"0.1.2"_s});
    row("the final was deployed", u"0.1.2"_s, 2, u"0.1.2"_s, true, both);
    row("full tag", u"refs/tags/0.1.2"_s, 2, u"0.1.2"_s, true, both);
    row("another tag", u"stable"_s, 1, u"stable"_s, true, {u"0.1.1"_s});
    row("by commit: the final", commit(2).hex(), 2, u"0.1.2"_s, true, both);
    row("by commit: the later label", commit(3).hex(), 3, u"0.2.0-rc1"_s, true, {u"0.2.0-beta6"_s});
    row("by commit without a tag", commit(9).hex(), 9, commit(9).hex(), false, {});
    row("a tag that is gone", u"0.0.9"_s, 9, u"0.0.9"_s, false, {});
}

void DriftTest::namesWhatRuns()
{
    QFETCH(const QString, ref);
    QFETCH(const int, commit);
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.1"_s, 1);
    addTag(facts, u"stable"_s, 1);
    addTag(facts, u"0.1.2-beta6"_s, 2);
    addTag(facts, u"0.1.2-rc1"_s, 2);
    addTag(facts, u"0.1.2"_s, 2);
    addTag(facts, u"0.2.0-beta6"_s, 3);
    addTag(facts, u"0.2.0-rc1"_s, 3);
    const RunningNames names = runningNames(facts, deployment(1, ref, commit, 10, success));
    QTEST(names.deployed, "deployed");
    QTEST(names.isTag, "isTag");
    QTEST(names.alsoTags, "also");
}

void DriftTest::namesWithoutTags()
{
    Snapshot facts = snapshot();
    facts.tags.reset();
    const RunningNames names = runningNames(facts, deployment(1, u"refs/tags/0.1.2"_s, 1, 10, success));
    QCOMPARE(names.deployed, u"0.1.2"_s);
    QVERIFY(names.alsoTags.isEmpty());
}

QTEST_GUILESS_MAIN(DriftTest)
#include "tst_domain_drift.moc"
