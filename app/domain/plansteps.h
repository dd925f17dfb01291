// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "candidate.h"
#include "plan.h"

/// The steps that more than one kind of plan is made of.
namespace slipway {

/// The verdict on the commit, and in the release where there is one.
QList<Step> verdictSteps(const Snapshot &snapshot, const Candidate &candidate, const Verdict &verdict);
/// Only a release keeps the whole of a long reason.
bool losesReason(const Candidate &candidate, const QString &reason);
Step tagStep(const QString &tag, const ObjectId &commit);
/// LinkRelease or MarkReleased, only while `tag` is on `commit`.
Step releaseStep(Step::Kind kind, const Release &release, const QString &tag, const ObjectId &commit);
Step creationStep(const QString &tag, const ObjectId &commit, const QString &name, bool prerelease);
/// `tag` gets to run on an environment, in the way that is configured for it: what is to be asked for, what is to be
/// waited for, and what is to be ended after it. `reason` may be empty.
QList<Step> deploymentSteps(const Snapshot &snapshot, const Environment &environment, const QString &tag,
                            const ObjectId &commit, const QString &reason, const QDateTime &now);
/// WriteNotes: from what the release has now.
Step notesStep(const Release &release, const QString &notes);
/// "0.1.1 · 9ab03c1"
QString tagAndCommit(const QString &tag, const ObjectId &commit);

} // namespace slipway
