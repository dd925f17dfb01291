// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording.h"

#include <QCoreApplication>
#include <QLocale>

namespace slipway::services::wording {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Words)
};

} // namespace

QString state(CandidateState state)
{
    switch (state) {
    case CandidateState::PromotionIncomplete:
        return Words::tr("Promotion incomplete");
    case CandidateState::Released:
        return Words::tr("Released");
    case CandidateState::Superseded:
        return Words::tr("Superseded");
    case CandidateState::Rejected:
        return Words::tr("Rejected");
    case CandidateState::Overtaken:
        return Words::tr("Overtaken");
    case CandidateState::Qualified:
        return Words::tr("Qualified");
    case CandidateState::InQualification:
        return Words::tr("In qualification");
    case CandidateState::Tagged:
        break;
    }
    return Words::tr("Tagged");
}

QString state(const Candidate &candidate)
{
    if (candidate.state == CandidateState::Released)
        return Words::tr("Released as %1").arg(candidate.finalTagName);
    return state(candidate.state);
}

QString stateMeaning(const Candidate &candidate)
{
    const QString &tag = candidate.tag.name;
    switch (candidate.state) {
    case CandidateState::PromotionIncomplete:
        return Words::tr("The tag %1 is on this commit, but the GitHub release or production has not followed yet. "
                         "Promote it again to end what was begun.")
            .arg(candidate.finalTagName);
    case CandidateState::Released:
        return Words::tr("%1 was released as %2, on the same commit.").arg(tag, candidate.finalTagName);
    case CandidateState::Superseded:
        return Words::tr("%1 took the place of %2.").arg(candidate.supersededBy, tag);
    case CandidateState::Rejected:
        return Words::tr("%1 was rejected: %2")
            .arg(tag, candidate.verdict ? candidate.verdict->reason : Words::tr("no reason is recorded"));
    case CandidateState::Overtaken:
        return Words::tr("%1 was never released, and %2 contains its commit already.").arg(tag, candidate.overtakenBy);
    case CandidateState::Qualified:
        return Words::tr("%1 is qualified; it can be promoted when all its conditions are met.").arg(tag);
    case CandidateState::InQualification:
        return Words::tr("%1 is being tried; no verdict was given yet.").arg(tag);
    case CandidateState::Tagged:
        break;
    }
    return Words::tr("%1 is tagged, and nothing more has happened to it yet.").arg(tag);
}

QString fact(Fact fact)
{
    switch (fact) {
    case Fact::Release:
        return Words::tr("GitHub release");
    case Fact::Production:
        return Words::tr("production");
    case Fact::Verdict:
        return Words::tr("verdict");
    case Fact::Containment:
        return Words::tr("whether a later version contains it");
    case Fact::Deployment:
        return Words::tr("deployment");
    case Fact::CommittedAt:
        return Words::tr("date of the commit");
    case Fact::TaggedAt:
        return Words::tr("date of the tag");
    case Fact::AheadBehind:
        break;
    }
    return Words::tr("distance to the base");
}

QString follows(const Environment &environment)
{
    switch (environment.follows) {
    case Follows::Branch:
        return Words::tr("follows %1").arg(environment.branch);
    case Follows::Candidates:
        return Words::tr("follows candidates");
    case Follows::Releases:
        return environment.production ? Words::tr("follows releases · production") : Words::tr("follows releases");
    case Follows::Unknown:
        break;
    }
    return Words::tr("what it follows is not known");
}

QString deploymentState(DeploymentState state)
{
    switch (state) {
    case DeploymentState::Queued:
        return Words::tr("Queued");
    case DeploymentState::Pending:
        return Words::tr("Pending");
    case DeploymentState::Waiting:
        return Words::tr("Waiting for a review");
    case DeploymentState::InProgress:
        return Words::tr("Deploying");
    case DeploymentState::Success:
        return Words::tr("Active");
    case DeploymentState::Failure:
    case DeploymentState::Error:
        return Words::tr("Failed");
    case DeploymentState::Inactive:
        return Words::tr("Inactive");
    case DeploymentState::Unknown:
        break;
    }
    return Words::tr("Unknown");
}

QString checkState(Check::State state)
{
    switch (state) {
    case Check::State::Running:
        return Words::tr("Running");
    case Check::State::Passed:
        return Words::tr("Passed");
    case Check::State::Failed:
        return Words::tr("Failed");
    case Check::State::Neutral:
        break;
    }
    return Words::tr("Skipped");
}

QString verdict(Verdict::Kind kind)
{
    return kind == Verdict::Kind::Qualified ? Words::tr("Qualified") : Words::tr("Rejected");
}

QString action(Action action)
{
    switch (action) {
    case Action::Qualify:
        return Words::tr("Qualify");
    case Action::Reject:
        return Words::tr("Reject");
    case Action::Promote:
        return Words::tr("Promote");
    case Action::RollBack:
        return Words::tr("Roll back");
    case Action::Review:
        return Words::tr("Review");
    case Action::Checklist:
        return Words::tr("Checklist");
    case Action::Undo:
        return Words::tr("Undo");
    case Action::PublishNotes:
        return Words::tr("Publish");
    case Action::SaveTemplate:
        return Words::tr("Propose on GitHub");
    case Action::NewCandidate:
        break;
    }
    return Words::tr("New candidate");
}

QString obstacle(Action action, const Allowance &allowance)
{
    const QString name = wording::action(action);
    const QString &subject = allowance.subject;
    switch (allowance.obstacle) {
    case Obstacle::None:
        return {};
    case Obstacle::NoCandidate:
        return Words::tr("%1 is off: choose a candidate first.").arg(name);
    case Obstacle::NoRepository:
        return Words::tr("%1 is off: this is a clone alone; open its GitHub repository to change anything.").arg(name);
    case Obstacle::NotSignedIn:
        return Words::tr("%1 is off: sign in with a token that may write here.").arg(name);
    case Obstacle::NoWriteAccess:
        return Words::tr("%1 is off: you have no write access to this repository.").arg(name);
    case Obstacle::AccountUnknown:
        return Words::tr("%1 is off: a verdict is given by a person, and GitHub did not say who is signed in.")
            .arg(name);
    case Obstacle::FactsUnknown:
        return Words::tr("%1 is off: the tags and releases could not be read; refresh to try again.").arg(name);
    case Obstacle::Archived:
        return Words::tr("%1 is off: the repository is archived.").arg(name);
    case Obstacle::Busy:
        return Words::tr("%1 is off until the operation under way has ended.").arg(name);
    case Obstacle::AlreadyReleased:
        return Words::tr("%1 is off: it was released as %2.").arg(name, subject);
    case Obstacle::FinalTagElsewhere:
        return Words::tr("%1 is off: the tag %2 exists and is on another commit.").arg(name, subject);
    case Obstacle::Overtaken:
        return Words::tr("%1 is off: %2 contains this commit already.").arg(name, subject);
    case Obstacle::AlreadyQualified:
        return Words::tr("%1 is off: the candidate is qualified already.").arg(name);
    case Obstacle::AlreadyRejected:
        return Words::tr("%1 is off: the candidate is rejected already.").arg(name);
    case Obstacle::IsRejected:
        return Words::tr("%1 is off: the candidate was rejected.").arg(name);
    case Obstacle::NewerCandidate:
        return Words::tr("%1 is off: %2 is the newer candidate.").arg(name, subject);
    case Obstacle::NotQualified:
        return Words::tr("%1 is off: the candidate is not qualified yet.").arg(name);
    case Obstacle::VerdictUnknown:
        return Words::tr("%1 is off: its verdict could not be read.").arg(name);
    case Obstacle::NotReady:
        return Words::tr("%1 is off: not every condition under Readiness is met.").arg(name);
    case Obstacle::ReasonMissing:
        return Words::tr("%1 needs a reason.").arg(name);
    case Obstacle::ReasonTooLong:
        return Words::tr("The reason is too long: the status on the commit holds 140 characters, and no release is "
                         "linked that could keep the rest. Shorten it.");
    case Obstacle::NotACandidateTag:
        return Words::tr("%1 is not the name of a candidate here: it must be a version with a label that counts, such "
                         "as 0.1.2-prerelease1.")
            .arg(subject);
    case Obstacle::TagExists:
        return Words::tr("The tag %1 exists already: choose the next number.").arg(subject);
    case Obstacle::VersionReleased:
        return Words::tr("The version is released as %1 already: choose a higher version.").arg(subject);
    case Obstacle::NothingRuns:
        return Words::tr("%1 is off: it is not known what runs on %2.").arg(name, subject);
    case Obstacle::RunsAlready:
        return Words::tr("%1 is off: %2 runs there already.").arg(name, subject);
    case Obstacle::NoTag:
        return Words::tr("%1 is off: there is no tag %2 any more that could be deployed.").arg(name, subject);
    case Obstacle::ObservesOnly:
        return Words::tr("%1 is off: deployments to %2 come from a workflow of its own; run that again on GitHub for "
                         "the older version, or name the way in .slipway.toml (deploy).")
            .arg(name, subject);
    case Obstacle::NotWaiting:
        return Words::tr("%1 is off: nothing waits for a review on %2.").arg(name, subject);
    case Obstacle::NoRelease:
        return Words::tr("%1 is off: no GitHub release is linked to %2 that could keep the ticks.").arg(name, subject);
    case Obstacle::NoChecklist:
        return Words::tr("%1 is off: .slipway.toml has none; write checklist = [\"…\"] under [qualification].")
            .arg(name);
    case Obstacle::NoSuchItem:
        return Words::tr("“%1” is not an item of the checklist in .slipway.toml; write it as it stands there.")
            .arg(subject);
    case Obstacle::NothingChanged:
        return Words::tr("Everything is as chosen already: there is nothing to change.");
    case Obstacle::NotesUnchanged:
        return Words::tr("Nothing is changed: it is as it is on GitHub already.");
    case Obstacle::NotesTooLong:
        return Words::tr("The notes have %1 characters, and GitHub takes 125,000. Shorten them, then publish them.")
            .arg(subject);
    case Obstacle::NotesConflict:
        return Words::tr("Line %1 is a mark of a conflict. Choose what shall stand there and take the marks away.")
            .arg(subject);
    case Obstacle::NotesHoldBlock:
        return Words::tr("The notes hold the mark “slipway:verdicts”, behind which Slipway keeps the verdicts. Take "
                         "it away.");
    case Obstacle::NothingEarlier:
        return Words::tr("%1 is off: nothing that ran on %2 before has a tag that could be deployed again.")
            .arg(name, subject);
    case Obstacle::NeverReleased:
        return Words::tr("%1 is off: %2 was never released and is not known to have run there; promote it if it is "
                         "meant for production.")
            .arg(name, subject);
    default:
        break;
    }
    return undoObstacle(allowance);
}

} // namespace slipway::services::wording
