// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"

#include <QFuture>

namespace slipway::git {
class GitModel;
}
namespace slipway::github {
class GitHubModel;
}

namespace slipway::services {

/// What changed from one end (a null commit: the beginning) to another. Commits come from the clone, all of them and
/// offline; without it, or where it lacks an end, from GitHub, which gives 250. Titles, labels and logins come from
/// GitHub where it answers; without them the commits speak for themselves. Either model may be absent.
QFuture<Result<ReleaseChanges>> readChanges(git::GitModel *git, github::GitHubModel *github, const BaseRef &from,
                                            const BaseRef &to);

/// A file at a commit: of the clone, else of GitHub. NotFound when there is none.
QFuture<Result<QByteArray>> readFileAt(git::GitModel *git, github::GitHubModel *github, const ObjectId &commit,
                                       const QString &path);

} // namespace slipway::services
