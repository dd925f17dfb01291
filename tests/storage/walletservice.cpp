// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "walletservice.h"

namespace slipway::test {

namespace {

constexpr int passwordType = 1; // KWallet::Wallet::EntryType
constexpr int notThere = -3; // what kwalletd answers for a missing entry

QString nameOf(const QString &folder, const QString &key)
{
    return folder + u'/' + key;
}

} // namespace

void WalletService::setLocked(bool locked)
{
    const QWriteLocker lock(&m_lock);
    m_locked = locked;
}

QHash<QString, QString> WalletService::entries() const
{
    const QReadLocker lock(&m_lock);
    return m_entries;
}

void WalletService::put(const QString &entry, const QString &password)
{
    const QWriteLocker lock(&m_lock);
    m_entries.insert(entry, password);
}

int WalletService::open(const QString &, qlonglong, const QString &)
{
    const QReadLocker lock(&m_lock);
    return m_locked ? -1 : 7;
}

int WalletService::entryType(int, const QString &folder, const QString &key, const QString &) const
{
    const QReadLocker lock(&m_lock);
    return m_entries.contains(nameOf(folder, key)) ? passwordType : 0;
}

QString WalletService::readPassword(int, const QString &folder, const QString &key, const QString &) const
{
    const QReadLocker lock(&m_lock);
    return m_entries.value(nameOf(folder, key));
}

int WalletService::writePassword(int, const QString &folder, const QString &key, const QString &value, const QString &)
{
    const QWriteLocker lock(&m_lock);
    m_entries.insert(nameOf(folder, key), value);
    return 0;
}

int WalletService::removeEntry(int, const QString &folder, const QString &key, const QString &)
{
    const QWriteLocker lock(&m_lock);
    return m_entries.remove(nameOf(folder, key)) ? 0 : notThere;
}

} // namespace slipway::test
