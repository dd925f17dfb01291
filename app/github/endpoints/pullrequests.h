// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/pullrequest.h"
#include "github/apirequest.h"
#include "github/contentvalues.h"

namespace slipway::github::endpoints {

/// GET …/pulls: the closed ones, those that changed last first.
Result<ApiRequest> closedPullRequests(const RepositoryName &name);
/// GET …/pulls: the open ones from a branch of the repository itself.
Result<ApiRequest> openPullRequests(const RepositoryName &name, const QString &head);
/// One page. Each needs a number; titles and labels are cut to more than GitHub lets them be.
Result<QList<PullRequest>> parsePullRequests(const QByteArray &body);

/// GET …/pulls/{number}
Result<ApiRequest> pullRequest(const RepositoryName &name, int number);
/// POST …/pulls
Result<ApiRequest> createPullRequest(const RepositoryName &name, const PullRequestDraft &draft);
/// Needs a number.
Result<PullRequest> parsePullRequest(const QByteArray &body);

} // namespace slipway::github::endpoints
