// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"
#include "plantold.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using facts::addTag;
using facts::now;
using facts::promotable;
using facts::promote;
using facts::refused;
using facts::running;
using facts::told;

/// How plans deploy, roll back and review.
class EnvironmentPlansTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deploys_data();
    void deploys();
    void rollsBack();
    void reviews();
};

void EnvironmentPlansTest::deploys_data()
{
    QTest::addColumn<DeployWay>("way");
    QTest::addColumn<QStringList>("probes");
    QTest::addColumn<QString>("said");
    const DeployWay observe{};
    const DeployWay workflow{DeployWay::Kind::Workflow, u"deploy.yml"_s};
    const DeployWay request{DeployWay::Kind::Deployment, {}};
    const QString wait = u"await live [0.1.1 · 0000000] [0.1.2 · 0000000]"_s;
    QTest::newRow("observed") << observe << QStringList() << wait;
    QTest::newRow("by a workflow") << workflow << QStringList()
                                   << QString(u"start deploy.yml on 0.1.2 for live; "_s + wait);
    QTest::newRow("asked for") << request << QStringList()
                               << QString(u"ask for 0.1.2 on live after 4; "_s + wait + u"; end 4 on live"_s);
    QTest::newRow("probed") << observe << QStringList{u"https://example.com"_s} << QString(wait + u"; probe live"_s);
}

void EnvironmentPlansTest::deploys()
{
    QFETCH(const DeployWay, way);
    QFETCH(const QStringList, probes);
    Snapshot facts = promotable();
    addTag(facts, u"0.1.1"_s, 9);
    Environment live = facts::production(u"live"_s, QList{running(4, u"0.1.1"_s, 9)});
    live.deploy = way;
    live.probes = probes;
    facts.environments = {live};
    const QString all = told(promote(facts));
    QTEST(all.sliced(all.indexOf(u"latest; "_s) + 8), "said");
}

void EnvironmentPlansTest::rollsBack()
{
    Snapshot facts = promotable();
    addTag(facts, u"0.1.1"_s, 9);
    addTag(facts, u"0.1.0"_s, 8);
    Environment live = facts::production(u"live"_s, QList{running(4, u"0.1.1"_s, 9)});
    facts.environments = {live};
    const auto back = [&](const QString &tag, const QString &reason) {
        return told(planRollBack(facts, u"live"_s, tag, reason, now));
    };
    QCOMPARE(back(u"0.1.0"_s, u"it crashes"_s), refused(Obstacle::ObservesOnly));
    facts.environments->first().deploy = {DeployWay::Kind::Deployment, {}};
    QCOMPARE(back(u"0.1.0"_s, u" "_s), refused(Obstacle::ReasonMissing));
    QCOMPARE(back(u"0.1.1"_s, u"it crashes"_s), refused(Obstacle::RunsAlready));
    QCOMPARE(back(u"0.9.9"_s, u"it crashes"_s), refused(Obstacle::NoTag));
    QCOMPARE(told(planRollBack(facts, u"gone"_s, u"0.1.0"_s, u"it crashes"_s, now)), refused(Obstacle::NothingRuns));
    QCOMPARE(back(u"0.1.0"_s, u"it crashes"_s),
             u"ask for 0.1.0 on live after 4; await live [0.1.1 · 0000000] [0.1.0 · 0000000]; end 4 on live"_s);
    facts.account = {};
    QCOMPARE(back(u"0.1.0"_s, u"it crashes"_s), refused(Obstacle::NotSignedIn));
}

void EnvironmentPlansTest::reviews()
{
    Snapshot facts = promotable();
    Deployment waiting = running(5, u"0.1.2"_s, 1);
    waiting.statuses = {{DeploymentState::Waiting, facts::hour(99)}};
    facts.environments = {facts::production(u"live"_s, QList{waiting})};
    const auto review = [&](Verdict::Kind decision, const QString &comment) {
        return told(planReview(facts, u"live"_s, decision, comment, now));
    };
    QCOMPARE(review(Verdict::Kind::Qualified, u"go"_s), u"approve 5 on live: go"_s);
    QCOMPARE(review(Verdict::Kind::Rejected, u"no"_s), u"reject 5 on live: no"_s);
    QCOMPARE(review(Verdict::Kind::Qualified, {}), refused(Obstacle::ReasonMissing));
    facts.environments->first().deployments->first().statuses.append({DeploymentState::InProgress, facts::hour(100)});
    QCOMPARE(review(Verdict::Kind::Qualified, u"go"_s), refused(Obstacle::NotWaiting));
}

QTEST_GUILESS_MAIN(EnvironmentPlansTest)
#include "tst_domain_environmentplans.moc"
