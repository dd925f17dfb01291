// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/apirequest.h"

namespace slipway::github::endpoints {

/// GET …/contents/{path}; an empty revision is the default branch.
Result<ApiRequest> file(const RepositoryName &name, const QString &path, const QString &revision);
/// The file's bytes. A folder, a submodule or a symbolic link is NotFound; more than 1 MB is BadInput (GitHub gives no
/// content then).
Result<QByteArray> parseFile(const QByteArray &body);

} // namespace slipway::github::endpoints
