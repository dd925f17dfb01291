// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "state.h"

#include <QMap>

namespace slipway::sandbox {

class Store;

/// The names of the checks that the CI runs on a candidate's commit: all, or the first of them.
QStringList checkNames(int count = 14);

/// What a build of a commit brings forth: file name → bytes. Small, the same for the same commit, with lists of
/// checksums over the others.
QMap<QString, QByteArray> artifacts(const QString &version, const QString &sha);

/// "sha256:…", as GitHub gives an asset's digest.
QString digest(const QByteArray &bytes);

/// Puts the artifacts in place of the assets that the CI built before; what people uploaded stays.
Result<void> attachArtifacts(State &state, const Store &store, qint64 release, const QString &version,
                             const QString &sha, const QString &uploader, const QDateTime &when);

} // namespace slipway::sandbox
