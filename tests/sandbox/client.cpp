// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"
#include "support/waiting.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

namespace slipway::test {

using namespace Qt::StringLiterals;

QByteArray Answer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QJsonObject Answer::object() const
{
    return QJsonDocument::fromJson(body).object();
}

QJsonArray Answer::array() const
{
    return QJsonDocument::fromJson(body).array();
}

QString Answer::message() const
{
    return object().value(u"message"_s).toString();
}

QJsonObject Answer::error() const
{
    return object().value(u"errors"_s).toArray().first().toObject();
}

Client::Client(const QUrl &api, const QByteArray &token)
    : m_api(api)
    , m_token(token)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

Answer Client::get(const QString &path, const Headers &headers)
{
    return send("GET", path, {}, headers);
}

Answer Client::post(const QString &path, const QJsonObject &body)
{
    return send("POST", path, QJsonDocument(body).toJson());
}

Answer Client::patch(const QString &path, const QJsonObject &body)
{
    return send("PATCH", path, QJsonDocument(body).toJson());
}

Answer Client::remove(const QString &path)
{
    return send("DELETE", path, {});
}

Answer Client::send(const QByteArray &verb, const QString &path, const QByteArray &body, const Headers &headers)
{
    const QString whole = path.startsWith(u"//") ? path.sliced(1) : u"/repos/example/network"_s + path;
    QNetworkRequest request(QUrl(m_api.toString() + whole, QUrl::StrictMode));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    return finish(m_network.sendCustomRequest(request, verb, body));
}

Answer Client::fetch(const QUrl &url)
{
    return finish(m_network.get(QNetworkRequest(url)));
}

QByteArray Client::raw(const QByteArray &verb, const QString &path, const QJsonObject &body)
{
    const QByteArray payload = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
    QTcpSocket socket;
    socket.connectToHost(m_api.host(), quint16(m_api.port()));
    socket.write(verb + " /repos/example/network" + path.toUtf8() + " HTTP/1.1\r\nHost: " + m_api.host().toUtf8()
                 + "\r\nUser-Agent: test\r\nAuthorization: Bearer " + m_token
                 + "\r\nContent-Length: " + QByteArray::number(payload.size()) + "\r\n\r\n" + payload);
    QByteArray bytes;
    const auto isWhole = [&] {
        const qsizetype head = bytes.indexOf("\r\n\r\n");
        const qsizetype length = bytes.toLower().indexOf("content-length: ");
        if (head < 0 || length < 0)
            return false;
        const qsizetype begin = length + 16;
        return bytes.size() >= head + 4 + bytes.sliced(begin, bytes.indexOf('\r', begin) - begin).toLongLong();
    };
    (void)waitUntil(
        [&] {
            bytes += socket.readAll();
            return isWhole() || (socket.state() == QAbstractSocket::UnconnectedState && socket.bytesAvailable() == 0);
        },
        std::chrono::seconds(20));
    return bytes;
}

Answer Client::finish(QNetworkReply *reply)
{
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(20000);
    Answer answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
                  reply->rawHeaderPairs()};
    reply->deleteLater();
    return answer;
}

} // namespace slipway::test
