// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/candidate.h"
#include "domain/drift.h"
#include "domain/readiness.h"
#include "services/workspace.h"

#include <QJsonObject>

/// What the commands print: JSON with stable snake_case keys, and text for people.
namespace slipway::cli {

/// Text from the network, a repository or the arguments, without what a terminal would obey.
QString harmless(QString text);

QJsonObject statusJson(const Snapshot &snapshot);
QString statusText(const Snapshot &snapshot, const QDateTime &now);

QJsonObject candidatesJson(const Snapshot &snapshot, const CandidateList &list);
QString candidatesText(const Snapshot &snapshot, const CandidateList &list, const QDateTime &now);

QJsonObject showJson(const Snapshot &snapshot, const Candidate &candidate, const QDateTime &now);
QString showText(const Snapshot &snapshot, const Candidate &candidate, const QDateTime &now);

QJsonObject compareJson(const services::Comparison &comparison);
QString compareText(const services::Comparison &comparison);

QJsonObject planJson(const Plan &plan, const QList<StepProgress> &progress, const std::optional<QString> &outcome);
QString planText(const Plan &plan);

/// ISO 8601 in UTC with seconds, or null.
QJsonValue jsonTime(const QDateTime &when);

} // namespace slipway::cli
