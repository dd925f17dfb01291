// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/repository.h"

namespace slipway::sandbox::seed {

/// The first files of the demonstration's project, .slipway.toml and workflows among them.
git::Files firstFiles(const QString &version);

/// What release notes are made with: templates, and the categories that GitHub's own have.
git::Files notesFiles();

/// The manifests (a workspace and its crates) with a version.
git::Files manifests(const QString &version);

/// The file that a change with such a summary ("fix(signer): …") touches, with new content.
git::Files changeFor(const QString &summary);

} // namespace slipway::sandbox::seed
