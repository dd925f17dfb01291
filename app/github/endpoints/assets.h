// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/apirequest.h"

namespace slipway::github::endpoints {

/// GET …/releases/assets/{id} for its bytes: 200, or a redirect to the host's storage (GitHub docs: "Get a release
/// asset").
Result<ApiRequest> assetContent(const RepositoryName &name, qint64 id);

/// POST …/releases/{id}/assets?name=… on the host for uploads; the body is the file.
Result<ApiRequest> uploadAsset(const RepositoryName &name, qint64 release, const QString &asset,
                               const QString &contentType);

/// DELETE …/releases/assets/{id}
Result<ApiRequest> deleteAsset(const RepositoryName &name, qint64 id);

} // namespace slipway::github::endpoints
