// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readiness.h"

namespace slipway {

enum class Action {
    Qualify,
    Reject,
    Promote,
    NewCandidate,
    RollBack,
    Review,
    Checklist,
    Undo,
    PublishNotes,
    SaveTemplate
};

/// Why an action is not possible now.
enum class Obstacle {
    None,
    NoCandidate, ///< nothing is chosen
    NoRepository, ///< a clone alone: there is nothing on GitHub to change
    NotSignedIn,
    NoWriteAccess,
    AccountUnknown, ///< verdicts: GitHub did not say who is signed in, or it is a bot, whose verdicts do not count
    FactsUnknown, ///< promote, new candidate: the tags or releases could not be read
    Archived,
    Busy, ///< an operation on this repository is under way
    AlreadyReleased,
    FinalTagElsewhere,
    Overtaken,
    AlreadyQualified,
    AlreadyRejected,
    IsRejected, ///< promote: rejected candidates are not promoted without an override
    NewerCandidate, ///< promote: a newer candidate of the version exists
    NotQualified,
    VerdictUnknown,
    NotReady,
    ReasonMissing, ///< reject, roll back, review, and promote with an override: a reason is required
    ReasonTooLong, ///< verdicts: without a release only the status on the commit keeps it
    NotACandidateTag, ///< new candidate: the name is not one of the scheme's, or its label does not count
    TagExists, ///< new candidate
    VersionReleased, ///< new candidate: the version has a final tag already
    NothingRuns, ///< roll back: what the environment runs is not known, or nothing runs there
    RunsAlready, ///< roll back: it runs this already
    NoTag, ///< roll back: what ran there has no tag (any more), or it leads elsewhere
    ObservesOnly, ///< roll back: deployments there are made by a workflow of their own
    NotWaiting, ///< review: no deployment waits for one
    NoRelease, ///< checklist: no release is linked that could keep the ticks
    NoChecklist, ///< checklist: the configuration has none
    NoSuchItem, ///< checklist: `subject` is none of its items
    NothingChanged, ///< checklist: nothing is ticked or taken back
    NothingEarlier, ///< roll back: nothing that ran there before has a tag that could be deployed again
    NeverReleased, ///< roll back of production: neither a final version, nor known to have run there
    // Undo. `subject`: the number of an operation, an environment or a tag.
    StepsUnknown, ///< its steps were written by another version of Slipway
    Unfinished, ///< it can be gone on with: first it is ended or put aside
    NothingToUndo, ///< it changed nothing
    AlreadyUndone, ///< by operation `subject`
    LaterOperation, ///< operation `subject` changed the same things later
    IsUndo, ///< what was taken back is done again, not undone
    VerdictStays, ///< GitHub keeps statuses
    ReviewStays, ///< GitHub keeps reviews
    ReleaseImmutable, ///< the release for the tag `subject` can never be changed
    ReleaseElsewhere, ///< the release is linked to the tag `subject` meanwhile
    TagGone, ///< the tag `subject` that the release went out from, or that it is about, is not there any more
    StillRuns, ///< environment `subject` runs it
    OnItsWay, ///< a deployment of it to environment `subject` has not ended
    DeployedFrom, ///< new candidate: it was deployed to environment `subject`
    VerdictGiven, ///< new candidate: `subject` was qualified or rejected
    NotesWritten, ///< new candidate: the release for `subject` has a text that would be lost
    RunsOther, ///< roll back: environment `subject` runs something else by now
    CommitStays, ///< undo: what was committed is taken back by another commit
    NotesUnchanged, ///< notes, template: nothing would change
    NotesTooLong, ///< notes: GitHub takes 125,000 characters; `subject`: how many these are
    NotesConflict, ///< notes, template: line `subject` is the mark of a conflict that is not resolved
    NotesHoldBlock, ///< notes: they hold the marks of the block that verdicts are kept in
    OnlyRelease, ///< promotion: the release for the tag `subject` would be deleted, and no other one has its text
};

struct Allowance {
    Obstacle obstacle = Obstacle::None;
    bool canOverride = false; ///< promote only: a person may go on with a reason
    QString subject{}; ///< tag that stands in the way, where there is one

    bool allowed() const { return obstacle == Obstacle::None; }
    friend bool operator==(const Allowance &, const Allowance &) = default;
};

/// Only a person whose login is known can give a verdict: it is found again by it.
bool canSpeakVerdicts(const Account &account);

/// Whether GitHub did not take the token: it is wrong, expired or revoked.
bool tokenRefused(const Snapshot &snapshot);

/// What stands in the way of every change on GitHub.
Obstacle accessObstacle(const Snapshot &snapshot);

/// Whether an action may be taken on a candidate (nullptr: none is chosen), and if not the first reason. For actions
/// on environments see environmentactions.h.
Allowance allowance(Action action, const Snapshot &snapshot, const Candidate *candidate, const QDateTime &now);

} // namespace slipway
