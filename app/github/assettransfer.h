// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bodysink.h"
#include "call.h"
#include "domain/release.h"
#include "domain/repositoryname.h"
#include "values.h"

namespace slipway::github {

/// The bytes of an asset, at most `limit`; BadInput when there are more.
void readAssetText(CallFor<QByteArray> &call, const RepositoryName &repository, qint64 id, qint64 limit);

/// An asset into `file`, never whole in memory; its digest, "sha256:HEX". The file is there only when all went well.
void readAssetToFile(CallFor<QString> &call, const RepositoryName &repository, qint64 id, const QString &file,
                     TransferProgress progress);

/// Sends `file` as a release's asset, after a look at where the release says that its uploads go: RuleViolation when
/// that is not GitHub's host for uploads. AlreadyExists when the release has one of this name.
void uploadAsset(CallFor<Asset> &call, const RepositoryName &repository, qint64 release, const AssetFile &asset,
                 TransferProgress progress);

} // namespace slipway::github
