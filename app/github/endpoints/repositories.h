// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/apirequest.h"
#include "github/values.h"

namespace slipway::github::endpoints {

/// GET /repos/{owner}/{repo}
Result<ApiRequest> repository(const RepositoryName &name);
/// Needs full_name and default_branch. `permissions` is there for those who are signed in only.
Result<RepositoryInfo> parseRepository(const QByteArray &body);

/// GET …/immutable-releases. 404 when they are not enabled, and when the token may not administer the repository
/// (GitHub docs: "Check if immutable releases are enabled for a repository"); Enterprise Server up to 3.17 does not
/// know it.
Result<ApiRequest> immutableReleases(const RepositoryName &name);
Result<ImmutableReleases> parseImmutableReleases(const QByteArray &body);

} // namespace slipway::github::endpoints
