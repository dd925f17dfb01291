// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/apirequest.h"

namespace slipway::github::endpoints {

/// GET …/releases/assets/{id} for its bytes: 200, or a redirect to the host's storage (GitHub docs: "Get a release
/// asset").
Result<ApiRequest> assetContent(const RepositoryName &name, qint64 id);

} // namespace slipway::github::endpoints
