// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "steps.h"

/// What all readings of steps are put together from.
namespace slipway::services {

using Answer = QFuture<Result<Reading>>;

inline Answer answeredNow(Result<Reading> reading)
{
    return QtFuture::makeReadyValueFuture(std::move(reading));
}

/// `note`: the one fact, in a sentence.
inline Reading differs(const QString &note)
{
    return {Reading::Kind::Differs, note};
}

} // namespace slipway::services
