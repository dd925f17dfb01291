// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/apirequest.h"

namespace slipway::github::endpoints {

/// GET /user: who the token belongs to.
Result<ApiRequest> currentUser();
Result<QString> parseLogin(const QByteArray &body);

/// GET …/collaborators/{login}/permission
Result<ApiRequest> permission(const RepositoryName &name, const QString &login);
/// Whether `permission` is admin or write; GitHub reports maintain as write and triage as read.
Result<bool> parseWriteAccess(const QByteArray &body);

} // namespace slipway::github::endpoints
