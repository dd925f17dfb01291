// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "walletbus.h"

#include <QDBusConnection>
#include <QTest>

namespace slipway::test {

using namespace Qt::StringLiterals;

WalletBus::WalletBus()
{
    m_bus.start(u"dbus-daemon"_s,
                {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s,
                 u"--address=unix:path="_s + m_folder.filePath(u"bus"_s)});
    if (!QTest::qWaitFor([this] { return m_bus.canReadLine(); }, 20'000))
        return;
    const QByteArray address = m_bus.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    qputenv("XDG_CURRENT_DESKTOP", "KDE");
    qputenv("KDE_FULL_SESSION", "true");
    qputenv("KDE_SESSION_VERSION", "6");
    m_service.moveToThread(&m_thread);
    m_thread.start();
    auto connection = QDBusConnection::connectToBus(QString::fromLatin1(address), u"wallet"_s);
    m_isUp = connection.isConnected()
        && connection.registerObject(u"/modules/kwalletd6"_s, &m_service, QDBusConnection::ExportAllSlots)
        && connection.registerService(u"org.kde.kwalletd6"_s);
}

WalletBus::~WalletBus()
{
    QDBusConnection::disconnectFromBus(u"wallet"_s);
    m_thread.quit();
    m_thread.wait();
    m_bus.terminate();
    m_bus.waitForFinished();
}

} // namespace slipway::test
