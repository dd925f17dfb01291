// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/snapshot.h"
#include "github/values.h"

namespace slipway::services {

/// GitHub says which tags there are and where they lead; the clone adds dates where it knows the same tag. Without
/// GitHub's list the clone's is taken.
QList<Tag> mergedTags(const Known<QList<Tag>> &github, const QList<Tag> &clone);

/// GitHub's tags by their references.
struct JoinedTags {
    QList<Tag> tags;
    QList<github::TagReference> unknown; ///< to tag objects that the clone lacks: where they lead has to be asked for
};

/// A reference to what a tag of the clone points to leads where that leads. `objects`: as in git::CloneFacts.
JoinedTags joinedTags(const QList<github::TagReference> &references, const QList<Tag> &clone,
                      const QList<ObjectId> &objects);

/// Tags, and what their names say.
struct TagNames {
    Known<QList<Tag>> tags{};
    TagScheme scheme{};
    TagIndex index{};
};

/// The scheme that the names follow with this configuration, and what they say by it; not for the window's thread:
/// thousands take longer than a frame. Where tags and scheme are those of `before`, all is as before.
TagNames tagNames(const Known<QList<Tag>> &tags, const Configuration &configuration, const QStringList &labels,
                  const TagNames &before);

/// Fills the dates that tags lack from commits that are known.
void fillDates(QList<Tag> &tags, const QHash<ObjectId, CommitFacts> &commits);

/// The commits whose statuses and checks a refresh reads, newest first: those of the `newest` candidates, and of the
/// `undecided` newest whose version has no final tag.
QList<ObjectId> commitsToExamine(const Snapshot &snapshot, int newest, int undecided);

/// What the environments run and wait for.
QList<ObjectId> deployedCommits(const Snapshot &snapshot);

/// Final tags by the rank of their version, for the question "what is the highest one that contains a commit?".
struct RankedFinals {
    QHash<ObjectId, int> ranks; ///< 0 is the lowest version
    QStringList names; ///< by rank
};

RankedFinals rankedFinals(const Snapshot &snapshot);

/// Logins that have spoken a verdict and whose access is not known yet.
QStringList unknownJudges(const Snapshot &snapshot);

} // namespace slipway::services
