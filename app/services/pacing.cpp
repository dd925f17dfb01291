// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pacing.h"

#include <algorithm>

namespace slipway::services {

std::chrono::seconds refreshDelay(std::chrono::seconds wanted, RefreshCost cost, const RateLimitInfo &limit,
                                  const QDateTime &now)
{
    constexpr int pointsInAMinute = 900;
    wanted = std::max(wanted, std::chrono::seconds(60 * cost.answers / (pointsInAMinute / 2)));
    if (cost.counted <= 0 || limit.remaining < 0 || !limit.resetsAt.isValid())
        return wanted;
    const auto untilReset = std::chrono::seconds(std::max<qint64>(0, now.secsTo(limit.resetsAt)) + 1);
    const int refreshes = limit.remaining / 2 / cost.counted;
    return std::max(wanted, refreshes > 0 ? untilReset / refreshes : untilReset);
}

} // namespace slipway::services
