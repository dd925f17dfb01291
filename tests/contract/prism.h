// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QUrl>

namespace slipway::test {

/// Stoplight's Prism as a validating proxy: what passes is compared with a description, and what violates it is named
/// in the answer's header `sl-violations`. The process ends with the object.
class Prism final {
public:
    Prism(const QString &description, const QUrl &upstream);
    ~Prism();

    /// Whether it has read the description (a quarter of a minute) and listens.
    bool isListening();
    QUrl url() const { return m_url; }
    /// What it said last, for the message of a failure.
    QByteArray output() const { return m_output.last(std::min<qsizetype>(m_output.size(), 2000)); }

private:
    QProcess m_process;
    QByteArray m_output;
    QUrl m_url;
};

/// The folder of node_modules that tests/contract/install made; empty when it is not there or there is no Node.
QString contractTools();

} // namespace slipway::test
