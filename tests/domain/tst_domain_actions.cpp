// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/actions.h"
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using facts::addTag;
using facts::commit;
using facts::release;

namespace {

const QDateTime now = facts::hour(100);

/// 0.1.2-rc1 on commit 1 with its pre-release: ready, neither qualified nor rejected.
Snapshot start()
{
    Snapshot facts = facts::snapshot();
    addTag(facts, u"0.1.2-rc1"_s, 1);
    facts.releases = {release(1, u"0.1.2-rc1"_s, true)};
    return facts;
}

Snapshot given(Verdict::Kind kind)
{
    Snapshot facts = start();
    facts.commits[commit(1)].statuses->append(facts::verdict(u"0.1.2-rc1"_s, kind, 1));
    return facts;
}

Allowance answer(Action action, const Snapshot &facts, const QString &tag = u"0.1.2-rc1"_s)
{
    const auto list = candidates(facts).shown;
    const auto found = std::ranges::find_if(list, [&](const Candidate &one) { return one.tag.name == tag; });
    return allowance(action, facts, found == list.cend() ? nullptr : &*found, now);
}

constexpr bool canOverride = true;

} // namespace

class ActionsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appsGiveNoVerdicts();
    void unknownFactsStopWhatBuildsOnThem();
    void access_data();
    void access();
    void aCandidateIsNeeded();
    void verdicts_data();
    void verdicts();
    void promotion_data();
    void promotion();
};

void ActionsTest::appsGiveNoVerdicts()
{
    for (const QString &login : {QString(), u"slipway[bot]"_s}) {
        Snapshot facts = given(Verdict::Kind::Qualified);
        facts.account = {login, true};
        QCOMPARE(answer(Action::Reject, facts).obstacle, Obstacle::AccountUnknown);
        QCOMPARE(answer(Action::Promote, facts).obstacle, Obstacle::None);
        QCOMPARE(answer(Action::NewCandidate, facts).obstacle, Obstacle::None);
    }
}

void ActionsTest::unknownFactsStopWhatBuildsOnThem()
{
    Snapshot facts = given(Verdict::Kind::Qualified);
    facts.releases.reset();
    // Not even with a reason: a second release for the version would be made.
    QCOMPARE(answer(Action::Promote, facts), (Allowance{Obstacle::FactsUnknown, false}));
    QCOMPARE(answer(Action::NewCandidate, facts), (Allowance{Obstacle::FactsUnknown, false}));

    facts = given(Verdict::Kind::Qualified);
    facts.environments->append(facts::environment(u"nobody knows"_s, Follows::Unknown, std::nullopt));
    QCOMPARE(answer(Action::Promote, facts).obstacle, Obstacle::NotReady);
}

void ActionsTest::access_data()
{
    QTest::addColumn<Snapshot>("facts");
    QTest::addColumn<Obstacle>("obstacle");
    const auto row = [](const char *name, auto change, Obstacle obstacle) {
        Snapshot facts = given(Verdict::Kind::Qualified);
        change(facts);
        QTest::newRow(name) << facts << obstacle;
    };
    row("a clone alone", [](Snapshot &facts) { facts.repository.reset(); }, Obstacle::NoRepository);
    row("signed out", [](Snapshot &facts) { facts.account = {}; }, Obstacle::NotSignedIn);
    row(
        "signed out, known not to write", [](Snapshot &facts) { facts.account = {QString(), false}; },
        Obstacle::NotSignedIn);
    row("reader", [](Snapshot &facts) { facts.account.canWrite = false; }, Obstacle::NoWriteAccess);
    row("archived", [](Snapshot &facts) { facts.archived = true; }, Obstacle::Archived);
    row(
        "archived, reader", [](Snapshot &facts) { facts.archived = true, facts.account.canWrite = false; },
        Obstacle::Archived);
    row("access unknown is tried", [](Snapshot &facts) { facts.account.canWrite.reset(); }, Obstacle::None);
    row("archive unknown is tried", [](Snapshot &facts) { facts.archived.reset(); }, Obstacle::None);
}

void ActionsTest::access()
{
    QFETCH(const Snapshot, facts);
    QFETCH(const Obstacle, obstacle);
    for (const Action action : {Action::Reject, Action::Promote, Action::NewCandidate}) {
        const Allowance said = answer(action, facts);
        // Without a repository nothing is derived from GitHub, which is the first thing to say.
        QCOMPARE(said.obstacle, obstacle);
        QVERIFY(!said.canOverride);
        QCOMPARE(said.allowed(), obstacle == Obstacle::None);
    }
    if (obstacle != Obstacle::None)
        QCOMPARE(answer(Action::Qualify, facts).obstacle, obstacle);
}

void ActionsTest::aCandidateIsNeeded()
{
    const Snapshot facts = start();
    for (const Action action : {Action::Qualify, Action::Reject, Action::Promote})
        QCOMPARE(allowance(action, facts, nullptr, now).obstacle, Obstacle::NoCandidate);
    QVERIFY(allowance(Action::NewCandidate, facts, nullptr, now).allowed());
}

void ActionsTest::verdicts_data()
{
    QTest::addColumn<Snapshot>("facts");
    QTest::addColumn<Allowance>("qualify");
    QTest::addColumn<Allowance>("reject");
    const auto row = [](const char *name, const Snapshot &facts, const Allowance &qualify, const Allowance &reject) {
        QTest::newRow(name) << facts << qualify << reject;
    };
    const QString self = u"0.1.2-rc1"_s;
    const Allowance yes;
    row("undecided", start(), yes, yes);
    row("qualified", given(Verdict::Kind::Qualified), {Obstacle::AlreadyQualified, false, self}, yes);
    row("rejected", given(Verdict::Kind::Rejected), yes, {Obstacle::AlreadyRejected, false, self});
    Snapshot facts = start();
    facts.commits[commit(1)].statuses.reset();
    row("verdict unknown", facts, yes, yes);
    facts = start();
    addTag(facts, u"0.1.2-rc2"_s, 2);
    row("newer candidate", facts, yes, yes);
    facts = given(Verdict::Kind::Qualified);
    addTag(facts, u"0.1.2"_s, 1);
    const Allowance released{Obstacle::AlreadyReleased, false, u"0.1.2"_s};
    row("promotion under way", facts, released, released);
    facts.releases = {release(1, u"0.1.2"_s, false)};
    row("released", facts, released, released);
    facts = start();
    addTag(facts, u"0.1.2"_s, 2);
    const Allowance elsewhere{Obstacle::FinalTagElsewhere, false, u"0.1.2"_s};
    row("final tag elsewhere", facts, elsewhere, elsewhere);
    facts = start();
    facts.commits[commit(1)].containedIn = u"0.2.0"_s;
    const Allowance overtaken{Obstacle::Overtaken, false, u"0.2.0"_s};
    row("overtaken", facts, overtaken, overtaken);
    facts = given(Verdict::Kind::Rejected);
    facts.commits[commit(1)].containedIn = u"0.2.0"_s;
    row("rejected, then overtaken", facts, overtaken, overtaken);
}

void ActionsTest::verdicts()
{
    QFETCH(const Snapshot, facts);
    QTEST(answer(Action::Qualify, facts), "qualify");
    QTEST(answer(Action::Reject, facts), "reject");
}

void ActionsTest::promotion_data()
{
    QTest::addColumn<Snapshot>("facts");
    QTest::addColumn<Allowance>("said");
    const QString self = u"0.1.2-rc1"_s;
    const auto row = [](const char *name, const Snapshot &facts, const Allowance &said) {
        QTest::newRow(name) << facts << said;
    };
    const Snapshot qualified = given(Verdict::Kind::Qualified);
    row("qualified and ready", qualified, {});
    row("undecided", start(), {Obstacle::NotQualified, canOverride, self});
    row("rejected", given(Verdict::Kind::Rejected), {Obstacle::IsRejected, canOverride, self});

    Snapshot facts = qualified;
    facts.commits[commit(1)].checks.runs = QList<Check>{{u"build"_s, Check::State::Failed}};
    row("a check failed", facts, {Obstacle::NotReady, canOverride, self});
    facts.commits[commit(1)].checks.runs.reset();
    row("checks unknown", facts, {Obstacle::NotReady, canOverride, self});
    facts = qualified;
    facts.environments.reset();
    row("environments unknown", facts, {Obstacle::NotReady, canOverride, self});
    facts = qualified;
    facts.commits[commit(1)].statuses.reset();
    row("verdict unknown", facts, {Obstacle::VerdictUnknown, canOverride, self});
    addTag(facts, u"0.1.2-rc2"_s, 2);
    row("verdict unknown, newer candidate", facts, {Obstacle::VerdictUnknown, canOverride, self});

    facts = start();
    addTag(facts, u"0.1.2-rc2"_s, 2);
    row("newer candidate", facts, {Obstacle::NewerCandidate, canOverride, u"0.1.2-rc2"_s});
    facts = qualified;
    addTag(facts, u"0.1.2-rc2"_s, 2);
    row("qualified in spite of a newer candidate", facts, {});

    facts = qualified;
    addTag(facts, u"0.1.2"_s, 2);
    row("final tag elsewhere", facts, {Obstacle::FinalTagElsewhere, false, u"0.1.2"_s});
    facts = qualified;
    facts.commits[commit(1)].containedIn = u"0.2.0"_s;
    row("overtaken", facts, {Obstacle::Overtaken, false, u"0.2.0"_s});
    facts = given(Verdict::Kind::Rejected);
    facts.commits[commit(1)].containedIn = u"0.2.0"_s;
    row("rejected, then overtaken", facts, {Obstacle::Overtaken, false, u"0.2.0"_s});

    facts = qualified;
    addTag(facts, u"0.1.2"_s, 1);
    row("incomplete: only the tag is there", facts, {});
    facts.commits[commit(1)].containedIn = u"0.2.0"_s;
    row("incomplete, and a later version contains it", facts, {});
    facts.commits[commit(1)].statuses.reset();
    row("incomplete, verdict unknown", facts, {});
    facts.releases = {release(1, u"0.1.2"_s, false)};
    row("released", facts, {Obstacle::AlreadyReleased, false, u"0.1.2"_s});
}

void ActionsTest::promotion()
{
    QFETCH(const Snapshot, facts);
    QTEST(answer(Action::Promote, facts), "said");
}

QTEST_GUILESS_MAIN(ActionsTest)
#include "tst_domain_actions.moc"
