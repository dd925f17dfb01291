// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plainfile.h"

#include <QFile>
#include <QFileInfo>

namespace slipway::git {

QByteArray readPlainFile(const QString &path, qint64 most)
{
    QFile file(path);
    // To open a pipe waits for whoever writes into it, and a device has no end.
    if (path.isEmpty() || !QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) || file.size() > most) {
        return {};
    }
    return file.readAll();
}

} // namespace slipway::git
