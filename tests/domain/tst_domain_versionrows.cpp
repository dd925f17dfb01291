// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/drift.h"
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using State = DeploymentState;
using Kind = VersionRow::Cell::Kind;
using facts::addTag;
using facts::commit;
using facts::deployment;
using facts::environment;
using facts::snapshot;

namespace {

using Deployments = QList<Deployment>;
const QList<State> success{State::Success};
const QList<State> replaced{State::Success, State::Inactive};

QString hours(const QDateTime &time)
{
    return time.isValid() ? QString::number(facts::hour(0).secsTo(time) / 3600) : QString();
}

/// "now@12", "past@10-11", "waiting@20", "failed@5", "-"; "back" behind what runs for an older version.
QString told(const VersionRow::Cell &cell)
{
    switch (cell.kind) {
    case Kind::Never:
        return u"-"_s;
    case Kind::Past:
        return u"past@"_s + hours(cell.since) + u'-' + hours(cell.until);
    case Kind::Now:
        return u"now@"_s + hours(cell.since) + (cell.redeployed ? u" back"_s : QString());
    case Kind::Waiting:
        return u"waiting@"_s + hours(cell.since);
    case Kind::Failed:
        break;
    }
    return u"failed@"_s + hours(cell.since);
}

/// "0.1.2: - now@12; main: now@1 -".
QString told(const QList<VersionRow> &rows)
{
    QStringList lines;
    for (const VersionRow &row : rows) {
        QStringList cells;
        for (const VersionRow::Cell &cell : row.cells)
            cells.append(told(cell));
        lines.append(row.name + u": "_s + cells.join(u' '));
    }
    return lines.join(u"; "_s);
}

Environment live(const Deployments &deployments)
{
    return environment(u"live"_s, Follows::Releases, deployments);
}

Snapshot one(const Deployments &deployments)
{
    Snapshot facts = snapshot();
    facts.environments = {live(deployments)};
    return facts;
}

QList<VersionRow> rowsOf(const Snapshot &facts)
{
    return versionRows(facts, candidates(facts, true).shown);
}

} // namespace

class VersionRowsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneEnvironment_data();
    void oneEnvironment();
    void ordersRows();
    void candidateAndFinalAreTwoRows();
    void aBranchShowsWhatRunsNow();
    void eachEnvironmentIsAColumn();
};

void VersionRowsTest::oneEnvironment_data()
{
    QTest::addColumn<Deployments>("deployments"); // newest first
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const Deployments &deployments, const char *said) {
        QTest::newRow(name) << deployments << QString::fromUtf8(said);
    };
    const Deployment first = deployment(1, u"0.1.1"_s, 1, 10, replaced);
    row("nothing", {}, "");
    row("runs", {deployment(1, u"0.1.1"_s, 1, 10, success)}, "0.1.1: now@10");
    row("replaced", {deployment(2, u"0.1.2"_s, 2, 20, success), first}, "0.1.2: now@20; 0.1.1: past@10-11");
    row("production keeps its predecessor active",
        {deployment(2, u"0.1.2"_s, 2, 20, success), deployment(1, u"0.1.1"_s, 1, 10, success)},
        "0.1.2: now@20; 0.1.1: past@10-20");
    row("waiting", {deployment(2, u"0.1.2"_s, 2, 20, {State::Waiting}), deployment(1, u"0.1.1"_s, 1, 10, success)},
        "0.1.2: waiting@20; 0.1.1: now@10");
    row("failed",
        {deployment(2, u"0.1.2"_s, 2, 20, {State::InProgress, State::Failure}),
         deployment(1, u"0.1.1"_s, 1, 10, success)},
        "0.1.2: failed@21; 0.1.1: now@10");
    row("failed once, then succeeded",
        {deployment(2, u"0.1.1"_s, 1, 20, success), deployment(1, u"0.1.1"_s, 1, 10, {State::Failure})},
        "0.1.1: now@20");
    row("failed when deployed again",
        {deployment(3, u"0.1.2"_s, 2, 30, success), deployment(2, u"0.1.1"_s, 1, 20, {State::Failure}), first},
        "0.1.2: now@30; 0.1.1: past@10-11");
    row("deployed again while it runs",
        {deployment(2, u"0.1.1"_s, 1, 20, {State::Queued}), deployment(1, u"0.1.1"_s, 1, 10, success)},
        "0.1.1: now@10");
    row("ran twice", {deployment(3, u"0.1.2"_s, 2, 30, success), deployment(2, u"0.1.1"_s, 1, 20, replaced), first},
        "0.1.2: now@30; 0.1.1: past@10-21");
    row("rolled back", {deployment(3, u"0.1.1"_s, 1, 30, success), deployment(2, u"0.1.2"_s, 2, 20, replaced), first},
        "0.1.2: past@20-21; 0.1.1: now@30 back");
    row("rolled back by full refs",
        {deployment(3, u"refs/tags/0.1.1"_s, 1, 30, success), deployment(2, u"refs/tags/0.1.2"_s, 2, 20, replaced)},
        "0.1.2: past@20-21; 0.1.1: now@30 back");
    row("rolled back to an earlier candidate",
        {deployment(2, u"0.1.2-rc9"_s, 1, 30, success), deployment(1, u"0.1.2-rc10"_s, 2, 20, replaced)},
        "0.1.2-rc10: past@20-21; 0.1.2-rc9: now@30 back");
    row("forward after a rollback",
        {deployment(4, u"0.1.3"_s, 3, 40, success), deployment(3, u"0.1.1"_s, 1, 30, replaced),
         deployment(2, u"0.1.2"_s, 2, 20, replaced), first},
        "0.1.3: now@40; 0.1.2: past@20-21; 0.1.1: past@10-31");
    row("forward after an older one was active again",
        {deployment(3, u"0.1.2"_s, 2, 13, success), deployment(2, u"0.1.3"_s, 3, 11, replaced),
         deployment(1, u"0.1.1"_s, 1, 10, {State::Success, State::Inactive, State::Success, State::Inactive})},
        "0.1.3: past@11-12; 0.1.2: now@13; 0.1.1: past@10-13");
    row("the same again is no rollback",
        {deployment(2, u"0.1.2"_s, 2, 30, success), deployment(1, u"0.1.2"_s, 2, 20, replaced)}, "0.1.2: now@30");
    row("from final to its candidate on the same commit is none",
        {deployment(2, u"0.1.2-rc1"_s, 2, 30, success), deployment(1, u"0.1.2"_s, 2, 20, replaced)},
        "0.1.2: past@20-21; 0.1.2-rc1: now@30");
    row("statuses unknown", {facts::deploymentWithoutStatuses(1, u"0.1.1"_s, 1, 10)}, "0.1.1: -");
}

void VersionRowsTest::oneEnvironment()
{
    QFETCH(const Deployments, deployments);
    QTEST(told(rowsOf(one(deployments))), "said");
}

void VersionRowsTest::ordersRows()
{
    Deployments deployments;
    for (const QString &ref : {u"0.1.9"_s, u"main"_s, u"0.1.10-rc9"_s, u"0.1.10"_s, u"develop"_s, u"0.1.10-rc10"_s})
        deployments.append(deployment(deployments.size() + 1, ref, 1, 10, replaced));
    QStringList names;
    for (const VersionRow &row : rowsOf(one(deployments)))
        names.append(row.name);
    QCOMPARE(names.join(u' '), u"develop main 0.1.10 0.1.10-rc10 0.1.10-rc9 0.1.9"_s);
}

void VersionRowsTest::candidateAndFinalAreTwoRows()
{
    Snapshot facts = snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 2);
    addTag(facts, u"0.1.2"_s, 2);
    facts.releases = {facts::release(1, u"0.1.2"_s, false)};
    facts.environments = {
        environment(u"preview"_s, Follows::Candidates, Deployments{deployment(1, u"0.1.2-rc1"_s, 2, 10, success)}),
        live({deployment(2, u"0.1.2"_s, 2, 20, success)})};
    const auto rows = rowsOf(facts);
    QCOMPARE(told(rows), u"0.1.2: - now@20; 0.1.2-rc1: now@10 -"_s);
    QCOMPARE(rows[0].state, std::nullopt);
    QCOMPARE(rows[1].state, std::optional(CandidateState::Released));
    QCOMPARE(rows[0].tag.kind, TagName::Kind::Final);
    QCOMPARE(rows[1].tag.kind, TagName::Kind::Candidate);
    QCOMPARE(rows[0].commit, commit(2));
}

void VersionRowsTest::aBranchShowsWhatRunsNow()
{
    const auto rows =
        rowsOf(one({deployment(4, u"main"_s, 4, 40, {State::Queued}), deployment(3, u"main"_s, 3, 30, {State::Failure}),
                    deployment(2, u"main"_s, 2, 20, success), deployment(1, u"main"_s, 1, 10, replaced)}));
    QCOMPARE(told(rows), u"main: now@20"_s);
    QCOMPARE(rows.constFirst().commit, commit(2));
}

void VersionRowsTest::eachEnvironmentIsAColumn()
{
    Snapshot facts = snapshot();
    facts.environments = {
        environment(u"testing"_s, Follows::Branch, Deployments{deployment(1, u"main"_s, 9, 10, success)}),
        environment(u"unknown"_s, Follows::Unknown, std::nullopt), live({deployment(1, u"0.1.2"_s, 2, 20, success)})};
    QCOMPARE(told(rowsOf(facts)), u"main: now@10 - -; 0.1.2: - - now@20"_s);
}

QTEST_GUILESS_MAIN(VersionRowsTest)
#include "tst_domain_versionrows.moc"
