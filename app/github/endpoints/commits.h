// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commit.h"
#include "github/apirequest.h"
#include "github/values.h"

namespace slipway::github::endpoints {

/// GET …/commits/{revision}: a branch, a tag or an id.
Result<ApiRequest> commit(const RepositoryName &name, const QString &revision);
/// Needs sha.
Result<Commit> parseCommit(const QByteArray &body);

/// GET …/commits?sha={branch}, first page of at most `limit`. An empty branch is the default one.
Result<ApiRequest> commits(const RepositoryName &name, const QString &branch, int limit);
/// One page, newest first. Entries without an id are left out.
Result<QList<Commit>> parseCommits(const QByteArray &body);

/// GET …/compare/{base}...{head}. Not paged: GitHub then gives the first 250 commits at once.
Result<ApiRequest> compare(const RepositoryName &name, const QString &base, const QString &head);
/// Needs ahead_by and behind_by.
Result<Comparison> parseComparison(const QByteArray &body);

} // namespace slipway::github::endpoints
