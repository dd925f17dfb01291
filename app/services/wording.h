// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actions.h"
#include "domain/changes.h"
#include "domain/operation.h"
#include "domain/preflight.h"
#include "domain/probe.h"
#include "domain/readiness.h"
#include "domain/snapshot.h"

/// The sentences that the window and the command line share. All translated.
namespace slipway::services::wording {

/// "In qualification", "Released as 0.1.1" needs the candidate's final tag.
QString state(CandidateState state);
QString state(const Candidate &candidate);
/// What a state means, one sentence, for tooltips and screen readers.
QString stateMeaning(const Candidate &candidate);
QString fact(Fact fact);
QString follows(const Environment &environment);
QString deploymentState(DeploymentState state);
QString checkState(Check::State state);
QString verdict(Verdict::Kind kind);

/// "Promote", "Qualify", … without an ellipsis.
QString action(Action action);
/// Why an action is not possible: one whole sentence. Empty when it is allowed.
QString obstacle(Action action, const Allowance &allowance);
/// Of those obstacles that only an undo meets; empty for others.
QString undoObstacle(const Allowance &allowance);
/// "All 14 required checks passed"
QString condition(const Condition &condition);
/// The small text beside a condition: "until Wed 14:20", "7 of 7 manifests"; may be empty.
QString conditionNote(const Condition &condition, const QLocale &locale);

/// "2 of 2 nodes report 0.1.1", "1 of 2 nodes reports 0.1.0, not 0.1.1", "What nodes run is unknown: no answer". For
/// environments that have nodes; `deployed` is what GitHub says runs there.
QString probes(const QList<ProbeResult> &results, const QString &deployed);
/// Of one node: "0.1.1, as deployed", "unknown: no answer in time".
QString probe(const ProbeResult &result);

/// "Promote 0.1.2-prerelease2 to 0.1.2"
/// Why a commit is not in the list of changes.
QString leftOut(const LeftOutCommit &commit);
/// "12 changes; 3 commits left out"
QString changesSummary(const ReleaseChanges &changes);

QString planTitle(const Plan &plan);
/// "Create tag 0.1.2"
QString step(const Step &step);
QString stepNow(const Step &step);
QString stepThen(const Step &step);
QString stepProgress(const StepProgress &progress, const QLocale &locale);
/// What a person should know before a plan is run: a whole sentence.
QString warning(const PreflightWarning &warning);
/// "Stopped", "Interrupted", …
QString operationState(Operation::State state);
/// What is still to come of an operation that waits.
QString waiting(const Plan &plan, const QList<StepProgress> &progress);
/// How an operation stands, and what one can do, in a sentence or two.
QString operationSummary(const Operation &operation);

/// What an undo cannot bring back, or what GitHub does by itself: whole sentences.
QStringList undoNotes(const Operation &undone, const Plan &undo);

/// "3 min ago", "2 d ago"; "just now" below 10 s; "in 5 min" for the future.
QString age(const QDateTime &when, const QDateTime &now);
/// As age(), for a narrow column: without saying "ago".
QString elapsed(const QDateTime &when, const QDateTime &now);
/// "2 d", "3 h"
QString duration(std::chrono::seconds span);
/// The absolute time in the user's zone, for tooltips.
QString absolute(const QDateTime &when, const QLocale &locale);

} // namespace slipway::services::wording
