// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "candidate.h"

namespace slipway {

using namespace Qt::StringLiterals;

DerivedState deriveState(const CandidateFacts &facts)
{
    DerivedState derived;
    const auto holds = [&derived](const Known<bool> &value, Fact fact) {
        if (!value && !derived.unknown.contains(fact))
            derived.unknown.append(fact);
        return value.value_or(false);
    };
    const auto is = [&derived](CandidateState state) {
        derived.state = state;
        return derived;
    };

    if (facts.finalTagHere) {
        const bool lacksRelease = facts.releaseFlipped && !*facts.releaseFlipped;
        const bool lacksProduction = facts.productionReached && !*facts.productionReached;
        if (lacksRelease || lacksProduction)
            return is(CandidateState::PromotionIncomplete);
        holds(facts.releaseFlipped, Fact::Release);
        holds(facts.productionReached, Fact::Production);
        return is(CandidateState::Released);
    }
    if (facts.finalTagElsewhere)
        return is(CandidateState::Superseded);
    if (holds(facts.rejected, Fact::Verdict))
        return is(CandidateState::Rejected);
    if (holds(facts.overtaken, Fact::Containment))
        return is(CandidateState::Overtaken);
    if (holds(facts.qualified, Fact::Verdict))
        return is(CandidateState::Qualified);
    if (facts.newerCandidate)
        return is(CandidateState::Superseded);
    if (facts.hasPrerelease.value_or(false) || facts.runsWhereCandidatesRun.value_or(false))
        return is(CandidateState::InQualification);
    holds(facts.hasPrerelease, Fact::Release);
    holds(facts.runsWhereCandidatesRun, Fact::Deployment);
    return is(CandidateState::Tagged);
}

QString key(CandidateState state)
{
    switch (state) {
    case CandidateState::PromotionIncomplete:
        return u"promotion_incomplete"_s;
    case CandidateState::Released:
        return u"released"_s;
    case CandidateState::Superseded:
        return u"superseded"_s;
    case CandidateState::Rejected:
        return u"rejected"_s;
    case CandidateState::Overtaken:
        return u"overtaken"_s;
    case CandidateState::Qualified:
        return u"qualified"_s;
    case CandidateState::InQualification:
        return u"in_qualification"_s;
    case CandidateState::Tagged:
        break;
    }
    return u"tagged"_s;
}

QString key(Fact fact)
{
    switch (fact) {
    case Fact::Release:
        return u"release"_s;
    case Fact::Production:
        return u"production"_s;
    case Fact::Verdict:
        return u"verdict"_s;
    case Fact::Containment:
        return u"containment"_s;
    case Fact::Deployment:
        return u"deployment"_s;
    case Fact::CommittedAt:
        return u"committed_at"_s;
    case Fact::TaggedAt:
        return u"tagged_at"_s;
    case Fact::AheadBehind:
        break;
    }
    return u"ahead_behind"_s;
}

bool Candidate::isOpen() const
{
    switch (state) {
    case CandidateState::Released:
    case CandidateState::Superseded:
    case CandidateState::Rejected:
    case CandidateState::Overtaken:
        return false;
    default:
        return true;
    }
}

} // namespace slipway
