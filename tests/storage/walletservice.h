// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QReadWriteLock>

namespace slipway::test {

/// The part of KWallet's D-Bus interface that a password goes through. It lives on a thread of its own, as a service
/// does, so that a caller who waits for it does not wait for himself.
class WalletService final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.KWallet")

public:
    void setLocked(bool locked);
    /// Nothing is answered before release(), as while somebody is asked for a password. Both on the same thread.
    void hold() { m_lock.lockForWrite(); }
    void release() { m_lock.unlock(); }
    /// Folder and key, as "slipway/token@github.com" → password.
    QHash<QString, QString> entries() const;
    void put(const QString &entry, const QString &password);

public Q_SLOTS:
    bool isEnabled() const { return true; }
    QString networkWallet() const { return QStringLiteral("kdewallet"); }
    int open(const QString &wallet, qlonglong window, const QString &application);
    int entryType(int handle, const QString &folder, const QString &key, const QString &application) const;
    QString readPassword(int handle, const QString &folder, const QString &key, const QString &application) const;
    int writePassword(int handle, const QString &folder, const QString &key, const QString &value,
                      const QString &application);
    int removeEntry(int handle, const QString &folder, const QString &key, const QString &application);

private:
    mutable QReadWriteLock m_lock;
    QHash<QString, QString> m_entries;
    bool m_locked = false;
};

} // namespace slipway::test
