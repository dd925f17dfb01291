// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline.h"

#include "services/workspace.h"

#include <QFuture>

namespace slipway::cli {

/// What a command works on. Without --repo and --clone it is the clone in the current folder. Commands that need GitHub
/// take the repository that the clone's remotes name; candidates, show and compare do with the clone alone.
/// An operation to resume has its own repository in the journal. Fails with BadInput when nothing is named.
QFuture<Result<services::WorkspaceOptions>> target(const CommandLine &line, services::Activity &activity);

} // namespace slipway::cli
