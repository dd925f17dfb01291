// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace slipway::git {

/// What one manifest says of its version. Parsing takes any bytes; what cannot be parsed has `problem` set.
struct ManifestFile {
    QString version{}; ///< [package] version, or "version" of package.json
    bool inherits = false; ///< version.workspace = true
    bool isWorkspace = false; ///< has a [workspace]
    QString workspaceVersion{}; ///< [workspace.package] version
    QString workspaceFolder{}; ///< [package] workspace = "…", relative to the manifest
    QString problem{}; ///< the parser's words, with the line; empty when it was read
};

/// Cargo's manifest format (The Cargo Book: "The Manifest Format", "Workspaces").
ManifestFile parseCargoToml(const QByteArray &bytes);
/// npm's package.json.
ManifestFile parsePackageJson(const QByteArray &bytes);

} // namespace slipway::git
