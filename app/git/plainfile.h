// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

#include <limits>

namespace slipway::git {

/// Opens a file for reading. False: there is none, it is no file (a device, a pipe, a folder), or it is larger than
/// `most` bytes.
bool openPlainFile(QFile &file, qint64 most = std::numeric_limits<qint64>::max());
/// The bytes of such a file; null where it cannot be opened.
QByteArray readPlainFile(const QString &path, qint64 most);

} // namespace slipway::git
