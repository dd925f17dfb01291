// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plainfile.h"

#include <QFileInfo>

namespace slipway::git {

bool openPlainFile(QFile &file, qint64 most)
{
    // To open a pipe waits for whoever writes into it, and a device has no end.
    return QFileInfo(file.fileName()).isFile() && file.size() <= most && file.open(QIODevice::ReadOnly);
}

QByteArray readPlainFile(const QString &path, qint64 most)
{
    QFile file(path);
    return openPlainFile(file, most) ? file.readAll() : QByteArray();
}

} // namespace slipway::git
