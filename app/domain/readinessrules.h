// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readiness.h"

// The rules behind readiness() that have a file of their own. Each adds its conditions where they apply.
namespace slipway::readinessrules {

/// A release that was linked from one candidate to the next keeps the assets that were built for the one before.
bool isOlder(const Asset &asset, const Tag &tag);

void addNotes(QList<Condition> &conditions, const Snapshot &snapshot, const Candidate &candidate);
void addDigests(QList<Condition> &conditions, const Snapshot &snapshot, const Candidate &candidate);
void addChecklist(QList<Condition> &conditions, const Snapshot &snapshot, const Candidate &candidate);
void addRejections(QList<Condition> &conditions, const Snapshot &snapshot, const Candidate &candidate);
void addReverts(QList<Condition> &conditions, const Snapshot &snapshot, const Candidate &candidate);

} // namespace slipway::readinessrules
