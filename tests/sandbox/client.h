// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

namespace slipway::test {

struct Answer {
    int status = 0;
    QByteArray body{};
    QList<std::pair<QByteArray, QByteArray>> headers{};

    QByteArray header(const QByteArray &name) const;
    QJsonObject object() const;
    QJsonArray array() const;
    QString message() const;
    /// The first entry of "errors".
    QJsonObject error() const;
};

/// A client of the REST API over real sockets. Paths are below /repos/example/network, or from the root with "//".
class Client final {
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    Client(const QUrl &api, const QByteArray &token);

    Answer get(const QString &path, const Headers &headers = {});
    Answer post(const QString &path, const QJsonObject &body);
    Answer patch(const QString &path, const QJsonObject &body);
    Answer remove(const QString &path);
    Answer send(const QByteArray &verb, const QString &path, const QByteArray &body, const Headers &headers = {});
    /// Sends to any address, without the token.
    Answer fetch(const QUrl &url);
    /// Sends over a connection of its own and gives every byte that comes until the server closes it, or until the
    /// answer is whole: no library stands between, that might ask again by itself.
    QByteArray raw(const QByteArray &verb, const QString &path, const QJsonObject &body = {});

private:
    Answer finish(QNetworkReply *reply);

    QUrl m_api;
    QByteArray m_token;
    QNetworkAccessManager m_network;
};

} // namespace slipway::test
