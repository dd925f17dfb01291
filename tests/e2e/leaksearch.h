// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace slipway::test {

/// Looks for a token in bytes and files: as it is, in base64 wherever it may lie in what was encoded, in hexadecimal
/// digits and in UTF-16.
class LeakSearch final {
public:
    explicit LeakSearch(const QByteArray &token);

    bool isIn(const QByteArray &bytes) const;
    /// The files below a folder that have it, in their content or their name.
    QStringList filesWith(const QString &folder);
    int filesRead() const { return m_filesRead; }

private:
    QList<QByteArray> m_forms;
    int m_filesRead = 0;
};

} // namespace slipway::test
