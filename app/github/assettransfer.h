// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bodysink.h"
#include "call.h"
#include "domain/repositoryname.h"

namespace slipway::github {

/// The bytes of an asset, at most `limit`; BadInput when there are more.
void readAssetText(CallFor<QByteArray> &call, const RepositoryName &repository, qint64 id, qint64 limit);

/// An asset into `file`, never whole in memory; its digest, "sha256:HEX". The file is there only when all went well.
void readAssetToFile(CallFor<QString> &call, const RepositoryName &repository, qint64 id, const QString &file,
                     TransferProgress progress);

} // namespace slipway::github
