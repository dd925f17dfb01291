// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner.h"

namespace slipway::cli {

/// `slipway notes check FILE`: what is wrong in a template or in release notes; neither network nor repository is
/// needed. Done: nothing; Failed: something, or the file cannot be read.
int checkNotes(const CommandLine &line, const Streams &streams);

/// The text of a file that holds a template or release notes.
Result<QString> notesFile(const QString &path);

} // namespace slipway::cli
