// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "walletservice.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

namespace slipway::test {

/// A message bus of the test's own with a keychain on it. This process uses it from the moment it is up; that must be
/// before anything asks for the session bus.
class WalletBus final {
public:
    WalletBus();
    ~WalletBus();
    Q_DISABLE_COPY_MOVE(WalletBus)

    bool isUp() const { return m_isUp; }
    WalletService &service() { return m_service; }

private:
    QTemporaryDir m_folder;
    QProcess m_bus;
    QThread m_thread;
    WalletService m_service;
    bool m_isUp = false;
};

} // namespace slipway::test
