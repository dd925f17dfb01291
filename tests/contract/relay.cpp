// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "relay.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QMetaEnum>
#include <QNetworkReply>
#include <QTcpServer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace slipway::test {

namespace {

/// Headers that belong to one connection, and those that are made anew for the next one.
bool isOfTheConnection(QLatin1StringView name)
{
    static constexpr std::array names{"connection"_L1,     "keep-alive"_L1,      "transfer-encoding"_L1,
                                      "content-length"_L1, "accept-encoding"_L1, "host"_L1};
    return std::ranges::any_of(names,
                               [&](QLatin1StringView each) { return name.compare(each, Qt::CaseInsensitive) == 0; });
}

QHttpHeaders passedOn(const QHttpHeaders &headers)
{
    QHttpHeaders kept;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        if (!isOfTheConnection(headers.nameAt(i)))
            kept.append(headers.nameAt(i), headers.valueAt(i));
    }
    return kept;
}

} // namespace

Relay::Relay(Prepare prepare, Finish finish)
    : m_prepare(std::move(prepare))
    , m_finish(std::move(finish))
{
    m_server.setMissingHandler(this, [this](const QHttpServerRequest &incoming, QHttpServerResponder &responder) {
        const auto method = QMetaEnum::fromType<QHttpServerRequest::Method>().valueToKey(int(incoming.method()));
        const QByteArray target = m_target.toEncoded(QUrl::StripTrailingSlash)
            + incoming.url().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
        pass({.method = QByteArray(method).toUpper(),
              .target = QUrl::fromEncoded(target),
              .headers = passedOn(incoming.headers()),
              .body = incoming.body()},
             std::make_shared<QHttpServerResponder>(std::move(responder)));
    });
    auto listening = std::make_unique<QTcpServer>();
    if (!listening->listen(QHostAddress::LocalHost) || !m_server.bind(listening.get()))
        qFatal("no port on loopback");
    m_url = QUrl(u"http://127.0.0.1:%1"_s.arg(listening.release()->serverPort()));
}

void Relay::pass(RelayedRequest request, std::shared_ptr<QHttpServerResponder> responder)
{
    if (m_prepare)
        m_prepare(request);
    QNetworkRequest outgoing(request.target);
    outgoing.setHeaders(request.headers);
    outgoing.setRawHeader("Accept-Encoding"_ba, "identity"_ba);
    outgoing.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply *reply = request.body.isEmpty() ? m_network.sendCustomRequest(outgoing, request.method)
                                                  : m_network.sendCustomRequest(outgoing, request.method, request.body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, request, responder] {
        reply->deleteLater();
        RelayedAnswer answer{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                             .headers = passedOn(reply->headers()),
                             .body = reply->readAll()};
        if (m_finish)
            m_finish(request, answer);
        const auto status = static_cast<QHttpServerResponder::StatusCode>(answer.status == 0 ? 502 : answer.status);
        if (answer.body.isEmpty())
            responder->write(answer.headers, status);
        else
            responder->write(answer.body, answer.headers, status);
    });
}

} // namespace slipway::test
