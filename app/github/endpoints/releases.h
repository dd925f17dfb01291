// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/release.h"
#include "github/apirequest.h"
#include "github/values.h"

namespace slipway::github::endpoints {

/// GET …/releases, first page of at most `limit`.
Result<ApiRequest> releases(const RepositoryName &name, int limit);
/// One page, in GitHub's order: newest first. Entries without an id are left out.
Result<QList<Release>> parseReleases(const QByteArray &body);

/// GET …/releases/{id}
Result<ApiRequest> release(const RepositoryName &name, qint64 id);
/// Needs id and tag_name.
Result<Release> parseRelease(const QByteArray &body);

/// A release's upload_url, whatever it may be; empty where there is none.
Result<QUrl> parseUploadAddress(const QByteArray &body);
/// An asset alone: needs id and name.
Result<Asset> parseAsset(const QByteArray &body);

/// POST …/releases. BadInput when the body is longer than GitHub takes.
Result<ApiRequest> createRelease(const RepositoryName &name, const ReleaseDraft &draft);
/// PATCH …/releases/{id}. The same.
Result<ApiRequest> updateRelease(const RepositoryName &name, qint64 id, const ReleasePatch &patch);

/// DELETE …/releases/{id}, with its assets; answered without a body.
Result<ApiRequest> deleteRelease(const RepositoryName &name, qint64 id);

} // namespace slipway::github::endpoints
