// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commitgraph.h"

namespace slipway::git {

/// Says which files they are that readCommitGraphFile() would read: their checksums; empty: there is none.
QByteArray commitGraphMark(const QString &objectsFolder);

/// The commits in git's own commit-graph, a file or a chain of layers in `objectsFolder`/info
/// (gitformat-commit-graph(5)), which libgit2 1.9 leaves aside. Generation numbers of either version are not needed.
/// nullopt: there is none, or it is of another format, cut, damaged (each file ends with its checksum), a layer of it
/// is not there or is another chain's, or `stop` became true; it then has to be walked, as without.
std::optional<CommitGraph> readCommitGraphFile(const QString &objectsFolder, const std::atomic_bool *stop = nullptr);

} // namespace slipway::git
