// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace slipway::git {

/// A file's bytes; null where there is no such file, it is none (a device, a pipe, a folder), or it is larger than
/// `most` bytes.
QByteArray readPlainFile(const QString &path, qint64 most);

} // namespace slipway::git
