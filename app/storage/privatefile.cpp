// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "privatefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace slipway::storage {

bool makePrivate(const QString &file)
{
    if (!QDir().mkpath(QFileInfo(file).absolutePath()))
        return false;
    constexpr QFile::Permissions own = QFile::ReadOwner | QFile::WriteOwner;
    QFile handle(file);
    // With the permissions given at creation there is no moment at which others could open it.
    if (!handle.exists() && !handle.open(QIODevice::NewOnly | QIODevice::WriteOnly, own) && !handle.exists())
        return false;
    handle.close();
    return handle.setPermissions(own);
}

void setAside(const QString &file, const QStringList &companions)
{
    const QString damaged = file + QStringLiteral(".damaged");
    QFile::remove(damaged);
    if (!QFile::rename(file, damaged))
        QFile::remove(file);
    for (const QString &suffix : companions)
        QFile::remove(file + suffix);
}

QString keepAside(const QString &file, const QStringList &companions)
{
    for (int number = 1;; ++number) {
        const QString kept = file + QStringLiteral(".damaged-%1").arg(number);
        if (QFile::exists(kept))
            continue;
        if (!QFile::rename(file, kept))
            return {};
        for (const QString &suffix : companions)
            QFile::rename(file + suffix, kept + suffix);
        return kept;
    }
}

} // namespace slipway::storage
