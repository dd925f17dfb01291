// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/repositoryname.h"
#include "domain/result.h"
#include "domain/secret.h"

#include <QFuture>

namespace slipway::services {

/// The token for a repository's host: from the environment, else from the keychain; empty when there is none. An error
/// says why there may be one that could not be had.
QFuture<Result<Secret>> findToken(const RepositoryName &repository);

/// GitHub repositories that a clone's remotes name, "upstream" and "origin" first.
QFuture<Result<QList<RepositoryName>>> remoteRepositories(const QString &clonePath);

} // namespace slipway::services
