// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/managedblock.h"
#include "domain/planchecklist.h"
#include "domain/planning.h"
#include "domain/planundo.h"

/// What the tests of undo start from, and plans in few words.
namespace undofacts {

using namespace slipway;

extern const QString candidateTag;
extern const QString earlierTag;
extern const QString finalTag;
extern const QString reason;
extern const QDateTime now;

/// Candidate 0.1.2-rc2 on commit 2 with release 7; production runs 0.1.1 on commit 1.
Snapshot start();
Candidate candidate(const Snapshot &facts, const QString &tag = candidateTag);
Operation done(const Plan &plan, qint64 id = 1, Operation::State state = Operation::State::Done);
Operation promotion(const Snapshot &facts);
/// What GitHub holds behind a promotion that relinked the release.
Snapshot relinked(Snapshot facts);
Snapshot withNewCandidate(const Snapshot &before, const Plan &plan);
QString words(const Step &step);
QString planned(const Snapshot &facts, const Operation &operation, const QList<Operation> &journal = {},
                const QString &why = reason);
QString refused(Obstacle obstacle, const QString &subject = {});

} // namespace undofacts
