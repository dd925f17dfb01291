// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/check.h"
#include "domain/objectid.h"
#include "github/apirequest.h"

namespace slipway::github::endpoints {

/// GET …/commits/{sha}/check-runs: the newest of each name.
Result<ApiRequest> checkRuns(const RepositoryName &name, const ObjectId &commit);
/// One page. Passed: success. Neutral: neutral and skipped. Running: not completed. Failed: every other conclusion,
/// also one that is not known yet, because nobody has said that it passed.
Result<QList<Check>> parseCheckRuns(const QByteArray &body);

} // namespace slipway::github::endpoints
