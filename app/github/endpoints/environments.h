// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/environment.h"
#include "github/apirequest.h"

namespace slipway::github::endpoints {

/// GET …/environments
Result<ApiRequest> environments(const RepositoryName &name);
/// One page. Environments without a name are left out; a required_reviewers rule sets needsReview.
Result<QList<Environment>> parseEnvironments(const QByteArray &body);

} // namespace slipway::github::endpoints
