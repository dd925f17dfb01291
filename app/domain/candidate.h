// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "snapshot.h"

namespace slipway {

/// Derived, never stored; see deriveState().
enum class CandidateState {
    PromotionIncomplete,
    Released,
    Superseded,
    Rejected,
    Overtaken,
    Qualified,
    InQualification,
    Tagged,
};

/// A fact that a state may need and that may be unknown.
enum class Fact { Release, Production, Verdict, Containment, Deployment, CommittedAt, TaggedAt, AheadBehind };

/// What the state of one candidate follows from.
struct CandidateFacts {
    bool finalTagHere = false; ///< the final tag leads to the candidate's commit
    bool finalTagElsewhere = false; ///< … to another commit
    bool newerCandidate = false; ///< a newer candidate of the same version exists
    Known<bool> releaseFlipped{}; ///< a GitHub release is linked to the final tag and is not a pre-release or draft
    Known<bool> productionReached{}; ///< every production environment runs, or ran, it or something later
    Known<bool> rejected{};
    Known<bool> qualified{};
    Known<bool> overtaken{}; ///< a later final version contains the commit
    Known<bool> hasPrerelease{}; ///< a GitHub pre-release is linked to the candidate's tag
    Known<bool> runsWhereCandidatesRun{};
};

struct DerivedState {
    CandidateState state = CandidateState::Tagged;
    QList<Fact> unknown{}; ///< facts that were needed on the way to the state and could not be known

    friend bool operator==(const DerivedState &, const DerivedState &) = default;
};

/// The first that fits: PromotionIncomplete, Released, Superseded (final tag elsewhere), Rejected, Overtaken,
/// Qualified, Superseded (a newer candidate), InQualification, Tagged. An unknown fact never decides; it is named.
DerivedState deriveState(const CandidateFacts &facts);

/// One candidate with everything that a list shows of it.
struct Candidate {
    Tag tag;
    TagName name;
    CandidateState state = CandidateState::Tagged;
    QList<Fact> unknown{};
    Rare<Tag> finalTag{};
    QString finalTagName{}; ///< the name that the final tag has or would have
    Rare<Release> release{}; ///< linked to the candidate's tag, or to its final tag on the same commit
    Rare<Verdict> verdict{}; ///< the last one on this tag
    QList<Verdict> verdicts{}; ///< oldest first
    QString supersededBy{}; ///< tag: the final one elsewhere, or the newer candidate
    QString replaces{}; ///< tag of the candidate before it, of the same version
    QString overtakenBy{}; ///< final tag that contains it
    Known<ChecksSummary> checks{};
    Known<AheadBehind> againstBase{};
    Rare<Commit> commit{}; ///< absent: not known
    QStringList runsOn{}; ///< environments where it is active
    QDateTime soakSince{}; ///< active on the environment that follows candidates since; invalid: is not

    /// Not released, superseded, rejected or overtaken: something is still to be decided or done.
    bool isOpen() const;
    friend bool operator==(const Candidate &, const Candidate &) = default;
};

struct CandidateList {
    QList<Candidate> shown; ///< newest version first, then the highest candidate
    int hidden = 0; ///< candidates whose label does not count

    friend bool operator==(const CandidateList &, const CandidateList &) = default;
};

/// What candidates() makes candidates of, in the same order: for what the names and commits alone tell.
QList<CandidateTag> candidateTags(const Snapshot &snapshot, bool all = false);

/// Those of one version, whether or not their label counts.
QList<CandidateTag> candidateTagsOf(const Snapshot &snapshot, const Version &version);

/// All candidates of a snapshot. With `all`, those whose label does not count are shown as well.
CandidateList candidates(const Snapshot &snapshot, bool all = false);
/// Those of one version, whether or not their label counts, the highest first: a small part of the work for all.
QList<Candidate> candidatesOf(const Snapshot &snapshot, const Version &version);
/// The candidate of this tag; nullopt: there is no such tag, or it is no candidate's.
std::optional<Candidate> findCandidate(const Snapshot &snapshot, const QString &tag);

/// Every final tag by its version; of several tags for one version, the one that the scheme would write.
QHash<Version, Tag> finalTags(const Snapshot &snapshot);
/// The name that a version's final tag has, however it is written, or would have.
QString finalTagName(const QHash<Version, Tag> &finals, const TagScheme &scheme, const Version &version);

/// The version that was deployed: by the ref, else by the final tag on its commit; null where neither says one.
Version versionOf(const Deployment &deployment, const TagScheme &scheme, const QHash<Version, Tag> &finals);

/// snake_case names for JSON: "in_qualification", "promotion_incomplete"; "release", "verdict", …
QString key(CandidateState state);
QString key(Fact fact);

} // namespace slipway
