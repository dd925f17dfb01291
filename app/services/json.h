// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/candidate.h"
#include "domain/changes.h"
#include "domain/notesproblem.h"
#include "domain/operation.h"
#include "domain/probe.h"
#include "workspace.h"

#include <QJsonArray>
#include <QJsonObject>

/// What leaves Slipway for other programs: the command line's --json and exported files. The keys are stable, in
/// snake_case, and never translated.
namespace slipway::services {

QJsonObject statusJson(const Snapshot &snapshot, const ProbeResults &probes);
QJsonObject candidatesJson(const Snapshot &snapshot, const CandidateList &list);
QJsonObject showJson(const Snapshot &snapshot, const Candidate &candidate, const QDateTime &now);
QJsonObject compareJson(const Comparison &comparison);
QJsonObject commitJson(const Commit &commit);
/// What a person should know before a plan is run.
QJsonArray warningsJson(const QList<PreflightWarning> &warnings);
/// What `slipway changes --json` prints: commit, title, author, pr, category, reverted_by.
QJsonArray changesJson(const ReleaseChanges &changes);
/// The commits that a list of changes does not have, with the reason and what it is about.
QJsonArray leftOutJson(const ReleaseChanges &changes);
QJsonArray problemsJson(const QList<NotesProblem> &problems);

QJsonObject planJson(const Plan &plan, const QList<StepProgress> &progress, const std::optional<QString> &outcome);
QJsonObject operationJson(const Operation &operation);

/// ISO 8601 in UTC with seconds, or null.
QJsonValue jsonTime(const QDateTime &when);
/// An empty text is null.
QJsonValue jsonOrNull(const QString &text);

} // namespace slipway::services
