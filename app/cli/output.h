// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline.h"

#include "domain/candidate.h"
#include "domain/changes.h"
#include "domain/drift.h"
#include "domain/notesproblem.h"
#include "domain/operation.h"
#include "domain/probe.h"
#include "domain/readiness.h"
#include "services/replacement.h"

/// What the commands print for people.
namespace slipway::cli {

/// Text from the network, a repository or the arguments, without what a terminal would obey.
QString harmless(QString text);
/// The same of a text of several lines.
QString harmlessLines(const QString &text);

QString statusText(const Snapshot &snapshot, const ProbeResults &probes, const QDateTime &now);

QString candidatesText(const Snapshot &snapshot, const CandidateList &list, const QDateTime &now);

QString showText(const Snapshot &snapshot, const Candidate &candidate, const QDateTime &now);

QString compareText(const services::Comparison &comparison);

QString changesText(const ReleaseChanges &changes);
/// What `slipway notes check` prints: a line for each problem.
QString problemsText(const QString &file, const QList<NotesProblem> &problems);

QString planText(const Plan &plan);
/// Which commits go away from an environment, and which come in.
QString replacementText(const services::Replacement &replacement);
/// How a command about an operation is typed: "slipway resume 7", with the server where it is not github.com.
QString aboutOperation(const QString &command, qint64 id, const RepositoryName &repository);
QString activityText(const QList<Operation> &operations, const QDateTime &now);
/// What `slipway activity` prints: the operations of --repo, or all.
QString activityOutput(const CommandLine &line, QList<Operation> operations);

} // namespace slipway::cli
