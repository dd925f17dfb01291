// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detailsservice.h"
#include "domain/operation.h"

#include <QJsonObject>

namespace slipway::services {

/// Everything that speaks for or against a release, at one moment: commits, checks, readiness, verdicts, assets with
/// their digests, deployments, notes, and what Slipway did about it on this machine.
struct Evidence {
    SnapshotPtr snapshot;
    Candidate candidate;
    Changes changes{}; ///< of the candidate; unknown where they were not read
    QList<Operation> operations{}; ///< newest first
    QDateTime at{}; ///< UTC
};

/// The operations of `all` that are about the candidate.
QList<Operation> operationsAbout(const QList<Operation> &all, const RepositoryName &repository,
                                 const Candidate &candidate);

QJsonObject evidenceJson(const Evidence &evidence);
/// GitHub-flavoured Markdown for people, in their language. Foreign text is escaped.
QString evidenceMarkdown(const Evidence &evidence);

} // namespace slipway::services
