// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reverts.h"

#include <QFuture>

namespace slipway::github {
class GitHubModel;
}

namespace slipway::services {

/// What GitModel::reverts() answers, from GitHub alone. Unknown where GitHub cuts its answer (250 commits), and where
/// only the history could tell what came with a merge that was taken back.
QFuture<Result<RevertFacts>> revertsOnGitHub(github::GitHubModel &github, const ObjectId &tip, const ObjectId &branch,
                                             const QStringList &words);

} // namespace slipway::services
