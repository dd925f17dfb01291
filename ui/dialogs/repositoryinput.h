// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/repositoryname.h"

#include <optional>

namespace slipway::ui {

/// Reads what a person typed as a repository and a host. The repository: OWNER/NAME, or an address as one copies
/// it from a browser or from git. The host: a name, or the whole base of an API (https://…, or http:// on this
/// machine alone). nullopt: it is neither.
std::optional<RepositoryName> readRepository(const QString &repository, const QString &host);

} // namespace slipway::ui
