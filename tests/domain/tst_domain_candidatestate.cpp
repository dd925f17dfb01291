// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/candidate.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using State = CandidateState;

namespace {

constexpr Known<bool> unknown = std::nullopt;

/// "qualified" or "qualified (containment, release)".
QString told(const DerivedState &derived)
{
    QStringList facts;
    for (const Fact fact : derived.unknown)
        facts.append(key(fact));
    return key(derived.state) + (facts.isEmpty() ? QString() : QString(u" ("_s + facts.join(u", "_s) + u')'));
}

/// Everything is known, and nothing is so.
CandidateFacts nothing()
{
    CandidateFacts facts;
    facts.releaseFlipped = facts.productionReached = facts.rejected = facts.qualified = facts.overtaken = false;
    facts.hasPrerelease = facts.runsWhereCandidatesRun = false;
    return facts;
}

CandidateFacts with(CandidateFacts facts, auto member, auto value)
{
    facts.*member = value;
    return facts;
}

} // namespace

class CandidateStateTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void derives_data();
    void derives();
    void firstThatFits();
    void anUnknownFactNeverDecides();
    void keysAreStable();
};

void CandidateStateTest::derives_data()
{
    QTest::addColumn<CandidateFacts>("facts");
    QTest::addColumn<QString>("said");
    using F = CandidateFacts;
    const auto row = [](const char *name, const F &facts, const char *said) {
        QTest::newRow(name) << facts << QString::fromUtf8(said);
    };
    const F final = with(nothing(), &F::finalTagHere, true);
    const F flipped = with(final, &F::releaseFlipped, true);
    row("tagged", nothing(), "tagged");
    row("pre-release", with(nothing(), &F::hasPrerelease, true), "in_qualification");
    row("runs", with(nothing(), &F::runsWhereCandidatesRun, true), "in_qualification");
    row("newer candidate", with(with(nothing(), &F::hasPrerelease, true), &F::newerCandidate, true), "superseded");
    row("qualified", with(nothing(), &F::qualified, true), "qualified");
    row("qualified, newer candidate", with(with(nothing(), &F::qualified, true), &F::newerCandidate, true),
        "qualified");
    row("qualified, overtaken", with(with(nothing(), &F::qualified, true), &F::overtaken, true), "overtaken");
    row("rejected, overtaken", with(with(nothing(), &F::rejected, true), &F::overtaken, true), "rejected");
    row("rejected, final elsewhere", with(with(nothing(), &F::rejected, true), &F::finalTagElsewhere, true),
        "superseded");
    row("rejected, yet final here", with(with(flipped, &F::productionReached, true), &F::rejected, true), "released");
    row("neither flipped nor reached", final, "promotion_incomplete");
    row("flipped, not reached", flipped, "promotion_incomplete");
    row("reached, not flipped", with(final, &F::productionReached, true), "promotion_incomplete");
    row("released", with(flipped, &F::productionReached, true), "released");
    row("not flipped, production unknown", with(final, &F::productionReached, unknown), "promotion_incomplete");
    row("flipped, production unknown", with(flipped, &F::productionReached, unknown), "released (production)");
    row("reached, release unknown", with(with(final, &F::productionReached, true), &F::releaseFlipped, unknown),
        "released (release)");

    F git; // a clone alone: only tags are known
    row("git only", git, "tagged (verdict, containment, release, deployment)");
    row("git only, containment known", with(git, &F::overtaken, false), "tagged (verdict, release, deployment)");
    row("git only, overtaken", with(git, &F::overtaken, true), "overtaken (verdict)");
    row("git only, newer", with(with(git, &F::overtaken, false), &F::newerCandidate, true), "superseded (verdict)");
    row("git only, final here", with(git, &F::finalTagHere, true), "released (release, production)");
    row("git only, final elsewhere", with(git, &F::finalTagElsewhere, true), "superseded");
    row("verdict known, containment not", with(with(nothing(), &F::qualified, true), &F::overtaken, unknown),
        "qualified (containment)");
    row("pre-release, deployments unknown",
        with(with(nothing(), &F::hasPrerelease, true), &F::runsWhereCandidatesRun, unknown), "in_qualification");
    row("runs, releases unknown", with(with(nothing(), &F::runsWhereCandidatesRun, true), &F::hasPrerelease, unknown),
        "in_qualification");
    row("no pre-release, deployments unknown", with(nothing(), &F::runsWhereCandidatesRun, unknown),
        "tagged (deployment)");
}

void CandidateStateTest::derives()
{
    QFETCH(const CandidateFacts, facts);
    QTEST(told(deriveState(facts)), "said");
}

namespace {

/// Calls `visit` with every combination of facts; each Known fact is no, yes or unknown.
void forEveryFacts(const auto &visit)
{
    using F = CandidateFacts;
    const QList<Known<bool> F::*> known{
        &F::releaseFlipped, &F::productionReached,     &F::rejected, &F::qualified, &F::overtaken,
        &F::hasPrerelease,  &F::runsWhereCandidatesRun};
    int count = 1;
    for (qsizetype i = 0; i < known.size(); ++i)
        count *= 3;
    for (int flags = 0; flags < 6; ++flags) {
        for (int code = 0; code < count; ++code) {
            F facts;
            facts.finalTagHere = flags % 3 == 1;
            facts.finalTagElsewhere = flags % 3 == 2;
            facts.newerCandidate = flags >= 3;
            int rest = code;
            for (const auto member : known) {
                if (rest % 3 < 2)
                    facts.*member = rest % 3 == 1;
                rest /= 3;
            }
            visit(facts);
        }
    }
}

bool yes(const Known<bool> &fact)
{
    return fact.value_or(false);
}

/// The list of the design, read top down.
State expected(const CandidateFacts &facts)
{
    const auto no = [](const Known<bool> &fact) { return fact && !*fact; };
    if (facts.finalTagHere && (no(facts.releaseFlipped) || no(facts.productionReached)))
        return State::PromotionIncomplete;
    if (facts.finalTagHere)
        return State::Released;
    if (facts.finalTagElsewhere)
        return State::Superseded;
    if (yes(facts.rejected))
        return State::Rejected;
    if (yes(facts.overtaken))
        return State::Overtaken;
    if (yes(facts.qualified))
        return State::Qualified;
    if (facts.newerCandidate)
        return State::Superseded;
    if (yes(facts.hasPrerelease) || yes(facts.runsWhereCandidatesRun))
        return State::InQualification;
    return State::Tagged;
}

} // namespace

void CandidateStateTest::firstThatFits()
{
    int seen = 0;
    forEveryFacts([&seen](const CandidateFacts &facts) {
        ++seen;
        QCOMPARE(deriveState(facts).state, expected(facts));
    });
    QCOMPARE(seen, 6 * 2187);
}

/// A fact that is not named as unknown was not needed: whichever way it turns out, the state is the same.
void CandidateStateTest::anUnknownFactNeverDecides()
{
    using F = CandidateFacts;
    const QList<std::pair<Known<bool> F::*, Fact>> known{{&F::releaseFlipped, Fact::Release},
                                                         {&F::productionReached, Fact::Production},
                                                         {&F::rejected, Fact::Verdict},
                                                         {&F::qualified, Fact::Verdict},
                                                         {&F::overtaken, Fact::Containment},
                                                         {&F::hasPrerelease, Fact::Release},
                                                         {&F::runsWhereCandidatesRun, Fact::Deployment}};
    forEveryFacts([&known](const CandidateFacts &facts) {
        const DerivedState derived = deriveState(facts);
        for (const auto &[member, fact] : known) {
            if (facts.*member || derived.unknown.contains(fact))
                continue;
            for (const bool value : {false, true}) {
                CandidateFacts turned = facts;
                turned.*member = value;
                QCOMPARE(deriveState(turned).state, derived.state);
            }
        }
        for (const Fact fact : derived.unknown) {
            QCOMPARE(derived.unknown.count(fact), 1);
            const bool isUnknown = std::ranges::any_of(
                known, [&](const auto &pair) { return pair.second == fact && !(facts.*pair.first); });
            QVERIFY(isUnknown);
        }
    });
}

void CandidateStateTest::keysAreStable()
{
    QStringList states;
    for (const State state : {State::PromotionIncomplete, State::Released, State::Superseded, State::Rejected,
                              State::Overtaken, State::Qualified, State::InQualification, State::Tagged})
        states.append(key(state));
    QCOMPARE(states.join(u' '),
             u"promotion_incomplete released superseded rejected overtaken qualified in_qualification tagged"_s);
    QStringList facts;
    for (const Fact fact : {Fact::Release, Fact::Production, Fact::Verdict, Fact::Containment, Fact::Deployment,
                            Fact::CommittedAt, Fact::TaggedAt, Fact::AheadBehind})
        facts.append(key(fact));
    QCOMPARE(facts.join(u' '),
             u"release production verdict containment deployment committed_at tagged_at ahead_behind"_s);
}

QTEST_GUILESS_MAIN(CandidateStateTest)
#include "tst_domain_candidatestate.moc"
