// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secret.h"

#include <QCryptographicHash>

namespace slipway {

Secret::~Secret()
{
    // Only the last owner of the bytes wipes them; a copy that still uses them must keep them.
    if (m_value.isDetached()) {
        volatile char *bytes = m_value.data();
        for (qsizetype i = 0; i < m_value.size(); ++i)
            bytes[i] = 0;
    }
}

QByteArray Secret::fingerprint() const
{
    if (m_value.isEmpty())
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData("slipway cache key\n");
    hash.addData(m_value);
    return hash.result().toHex().first(16);
}

} // namespace slipway
