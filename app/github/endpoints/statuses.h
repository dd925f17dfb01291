// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/verdict.h"
#include "github/apirequest.h"

#include "domain/objectid.h"

namespace slipway::github::endpoints {

/// GET …/commits/{sha}/statuses: every status with its creator, which the combined one (…/status) leaves out.
Result<ApiRequest> statuses(const RepositoryName &name, const ObjectId &commit);

/// A status with its id, which orders those of the same second.
struct NumberedCommitStatus {
    qint64 id = 0;
    CommitStatus status;
};
/// One page. Entries without a context or with an unknown state are left out.
Result<QList<NumberedCommitStatus>> parseStatuses(const QByteArray &body);
/// All pages together, oldest first.
QList<CommitStatus> oldestFirst(QList<NumberedCommitStatus> statuses);

/// POST …/statuses/{sha}. BadInput when the description is longer than GitHub takes. An empty target is not sent.
Result<ApiRequest> createStatus(const RepositoryName &name, const ObjectId &commit, CommitStatus::State state,
                                const QString &context, const QString &description, const QString &targetUrl);
/// Needs state and context.
Result<CommitStatus> parseStatus(const QByteArray &body);

} // namespace slipway::github::endpoints
