// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "snapshotstore.h"

#include "snapshotcodec.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace slipway::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 64LL * 1024 * 1024; // bytes; 100,000 tags and 300 long releases take less

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::storage::SnapshotStore)
};

Error cannotSave(const QString &file, const QString &reason)
{
    return {.kind = ErrorKind::Storage,
            .message = Words::tr("The last state could not be kept in %1 (%2); check the free space "
                                 "and the folder's permissions.")
                           .arg(QDir::toNativeSeparators(file), reason)};
}

} // namespace

Result<void> SnapshotStore::save(const Snapshot &snapshot) const
{
    const QString path = fileOf(SnapshotKey::of(snapshot));
    if (!QDir().mkpath(m_directory)) {
        return std::unexpected(cannotSave(path, Words::tr("the folder cannot be made")));
    }
    if (QFileInfo(path).isSymLink())
        QFile::remove(path); // else what it leads to is overwritten
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return std::unexpected(cannotSave(path, file.errorString()));
    // Before the first byte: what a private repository holds is nobody else's business.
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(encodeSnapshot(snapshot));
    if (!file.commit())
        return std::unexpected(cannotSave(path, file.errorString()));
    prune();
    return {};
}

std::optional<Snapshot> SnapshotStore::load(const SnapshotKey &key) const
{
    QFile file(fileOf(key));
    // To open a pipe waits for whoever writes into it.
    if (!QFileInfo(file.fileName()).isFile() || file.size() > largestFile || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto snapshot = decodeSnapshot(file.readAll());
    if (snapshot && SnapshotKey::of(*snapshot) != key)
        return std::nullopt;
    return snapshot;
}

QString SnapshotStore::fileOf(const SnapshotKey &key) const
{
    QStringList parts{key.clonePath};
    if (key.repository)
        parts += {key.repository->fullName(), key.repository->host, key.repository->apiUrl.toString()};
    const QByteArray name =
        QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().first(32);
    return m_directory + u'/' + QString::fromLatin1(name) + u".snapshot";
}

void SnapshotStore::prune() const
{
    const QFileInfoList files =
        QDir(m_directory).entryInfoList({u"*.snapshot"_s}, QDir::Files, QDir::Time); // newest first
    for (const QFileInfo &file : files.mid(mostFiles))
        QFile::remove(file.filePath());
}

} // namespace slipway::storage
