// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr QFileDevice::Permissions onlyOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString tr(const char *text)
{
    return QCoreApplication::translate("Sandbox", text);
}

std::unexpected<Error> storageError(const QString &message, const QString &detail = {})
{
    return std::unexpected(Error{ErrorKind::Storage, message, detail});
}

std::unexpected<Error> cannotWrite(const QString &path, const QString &detail)
{
    return storageError(tr("The file %1 cannot be written; check the folder's permissions and the free space.")
                            .arg(QDir::toNativeSeparators(path)),
                        detail);
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(onlyOwner) || file.write(bytes) != bytes.size()
        || !file.commit()) {
        return cannotWrite(path, file.errorString());
    }
    return {};
}

} // namespace

Store::Store(QString directory, std::unique_ptr<QLockFile> lock)
    : m_directory(std::move(directory))
    , m_lock(std::move(lock))
{
}

Result<Store> Store::open(const QString &directory)
{
    const QString shown = QDir::toNativeSeparators(directory);
    const QDir folder(QDir(directory).absolutePath());
    constexpr auto owner = onlyOwner | QFileDevice::ExeOwner;
    if (!folder.exists() && !QDir().mkpath(folder.path()))
        return storageError(tr("The folder %1 cannot be made; choose another one.").arg(shown));

    auto lock = std::make_unique<QLockFile>(folder.filePath(u".lock"_s));
    lock->setStaleLockTime(std::chrono::milliseconds(0)); // a lock is stale only when its process has ended
    const QStringList content = folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    if (!lock->tryLock(0)) {
        if (lock->error() == QLockFile::LockFailedError) {
            return storageError(
                tr("The folder %1 is in use by another Slipway; close that one or choose another folder.").arg(shown));
        }
        return storageError(tr("The folder %1 cannot be written to; choose another one.").arg(shown));
    }

    // The marker is there from before the first thing is made until the first state is written.
    const QString marker = folder.filePath(u".seeding"_s);
    Store store(folder.path(), std::move(lock));
    if (!store.hasState()) {
        if (QFile::exists(marker)) {
            QDir(store.gitDirectory()).removeRecursively();
            QDir(folder.filePath(u"assets"_s)).removeRecursively();
        } else if (!content.isEmpty() && content != QStringList{u".lock"_s}) {
            return storageError(
                tr("The folder %1 holds something else than a sandbox; choose an empty folder.").arg(shown));
        }
        QFile(folder.path()).setPermissions(owner);
        if (auto written = writeFile(marker, {}); !written)
            return std::unexpected(written.error());
    }
    if (!folder.mkpath(u"assets"_s))
        return storageError(tr("The folder %1 cannot be written to; choose another one.").arg(shown));
    return store;
}

bool Store::hasState() const
{
    return QFile::exists(stateFile());
}

Result<State> Store::load() const
{
    QFile file(stateFile());
    if (!file.open(QIODevice::ReadOnly)) {
        return storageError(
            tr("The file %1 cannot be read; check its permissions.").arg(QDir::toNativeSeparators(stateFile())),
            file.errorString());
    }
    return stateFromJson(file.readAll());
}

Result<void> Store::save(const State &state)
{
    const QByteArray json = toJson(state);
    if (json == m_written)
        return {};
    if (auto written = writeFile(stateFile(), json); !written)
        return written;
    m_written = json;
    QFile::remove(m_directory + u"/.seeding"_s);
    return {};
}

QString Store::assetFile(qint64 id) const
{
    return m_directory + u"/assets/"_s + QString::number(id);
}

Result<void> Store::writeAsset(qint64 id, const QByteArray &bytes) const
{
    // Without QSaveFile's wait for the disk: a demonstration writes dozens, and can do without any of them.
    QFile file(assetFile(id));
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(onlyOwner) && file.write(bytes) == bytes.size()
        && file.flush())
        return {};
    return cannotWrite(assetFile(id), file.errorString());
}

std::optional<QByteArray> Store::readAsset(qint64 id) const
{
    QFile file(assetFile(id));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

void Store::removeAsset(qint64 id) const
{
    QFile::remove(assetFile(id));
}

} // namespace slipway::sandbox
