// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace slipway::test {

/// Runs git in a folder and returns what it printed, trimmed. An empty string for a failure, with git's words as a
/// warning.
QString git(const QString &folder, const QStringList &arguments);

/// A work tree with one commit on main whose origin is the given bare repository, pushed. `workflows`: with the file
/// that makes the CI run checks.
QString pushFirstCommit(const QString &folder, const QString &origin, bool workflows = true);

/// Commits a change of one file in a work tree and returns the commit's id.
QString commitChange(const QString &folder, const QString &message);

} // namespace slipway::test
