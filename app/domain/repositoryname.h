// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace slipway {

/// owner/name on a host, with the base of its API. Only characters that GitHub allows in names.
struct RepositoryName {
    QString owner;
    QString name;
    QString host = QStringLiteral("github.com");
    QUrl apiUrl = QUrl(QStringLiteral("https://api.github.com"));

    QString fullName() const { return owner + u'/' + name; }
    /// The page for people: https://HOST/owner/name. Where the API is on the same host, with its scheme and port.
    QUrl webUrl() const;

    /// Takes OWNER/NAME. nullopt when it is anything else.
    static std::optional<RepositoryName> parse(QStringView fullName);
    /// Takes a remote's address as git writes it: https://HOST/O/N(.git), ssh://git@HOST/O/N, git@HOST:O/N. Names and
    /// passwords in it are dropped; the port of an https address is kept for an Enterprise Server's API.
    static std::optional<RepositoryName> fromRemote(const QString &url);
    /// The API's base for a host name: github.com → https://api.github.com, NAME.ghe.com → https://api.NAME.ghe.com,
    /// else https://HOST/api/v3.
    static QUrl apiUrlFor(const QString &host);

    friend bool operator==(const RepositoryName &, const RepositoryName &) = default;
};

/// Whether an address leads to this very machine: localhost, 127.0.0.0/8 or ::1. No name is resolved.
bool isLoopback(const QUrl &url);

} // namespace slipway
