// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "errorbody.h"
#include "errors.h"

namespace slipway::github {

/// The errors about who may do what, and how often. errorFromAnswer() chooses among them.

/// 401: another sentence for those who are not signed in.
Error unauthorized(const ErrorContext &context);

/// 429, and a 403 that is one in truth; `end` is when asking again makes sense.
Error rateLimited(const QDateTime &end, const ErrorContext &context);

/// 403. The order is that of likelihood to mislead, because everything says 403: a limit, single sign-on with its link,
/// the permission that the token lacks, an archived repository, the rest.
Error forbidden(const ApiAnswer &answer, const ErrorBody &body, const ErrorContext &context);

/// 404 and 410: not there, or hidden by a missing permission; GitHub does not tell which.
Error notFound(const ApiAnswer &answer, const ErrorContext &context);

} // namespace slipway::github
