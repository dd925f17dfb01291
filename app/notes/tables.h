// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/environment.h"
#include "domain/manifest.h"
#include "domain/release.h"

/// The tables of release notes, in GitHub's Markdown, without a line's end behind the last row.
namespace slipway::notes {

/// A package a row; a manifest without a version of its own has none.
QString versionsTable(const QList<ManifestVersion> &manifests);
/// What may run where: a final version everywhere but where a branch runs, a candidate where candidates do.
QString environmentsTable(const QList<Environment> &environments, bool isCandidate);
/// Name, size and digest of what was uploaded.
QString assetsTable(const QList<Asset> &assets);
/// How a download is checked: by the list of checksums where there is one, with its signature where signers are named,
/// else by the digests that GitHub has. Empty without any.
QString verification(const QList<Asset> &assets, const QString &checksums, const QStringList &signers);

} // namespace slipway::notes
