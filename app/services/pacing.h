// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace.h"

#include <chrono>

namespace slipway::services {

/// What the last refresh cost.
struct RefreshCost {
    int counted = 0; ///< requests that the hour's limit counts
    int answers = 0; ///< all that were answered, "not modified" among them
};

/// How long to wait before the next refresh on the timer, `wanted` at least. Refreshes may use half of the requests
/// that are left until the limit is reset, and half of those that GitHub takes in a minute (GitHub docs: "Rate limits
/// for the REST API", secondary limits: 900 points, one for each that reads); the other half stays for what a person
/// does. An unknown limit does not slow anything down. `now` in UTC.
std::chrono::seconds refreshDelay(std::chrono::seconds wanted, RefreshCost cost, const RateLimitInfo &limit,
                                  const QDateTime &now);

} // namespace slipway::services
