// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace.h"

#include <chrono>

namespace slipway::services {

/// How long to wait before the next refresh on the timer, `wanted` at least. Refreshes may use half of the requests
/// that are left until the limit is reset; the other half stays for what a person does. `cost`: requests that the last
/// refresh used. An unknown limit does not slow anything down. `now` in UTC.
std::chrono::seconds refreshDelay(std::chrono::seconds wanted, int cost, const RateLimitInfo &limit,
                                  const QDateTime &now);

} // namespace slipway::services
