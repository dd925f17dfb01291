// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage.h"

#include "state.h"
#include "store.h"

#include <QCoreApplication>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QMessageAuthenticationCode>
#include <QTcpServer>
#include <QUrlQuery>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

namespace {

QString signature(const State &state, qint64 asset)
{
    const QByteArray key = state.tokenFor(Permission::Write);
    const QByteArray message = "asset " + QByteArray::number(asset);
    return QString::fromLatin1(QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256).toHex());
}

} // namespace

Storage::Storage(const State &state, const Store &store)
    : m_state(state)
    , m_store(store)
{
    m_http.setMissingHandler(&m_http, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        answer(request, responder);
    });
}

Result<void> Storage::listen()
{
    auto tcp = std::make_unique<QTcpServer>();
    if (!tcp->listen(QHostAddress::LocalHost) || !m_http.bind(tcp.get())) {
        return std::unexpected(
            Error{ErrorKind::Network,
                  QCoreApplication::translate("Sandbox",
                                              "This machine has no free port for the sandbox's storage; end "
                                              "some of the programs that run here."),
                  tcp->errorString()});
    }
    m_tcp = tcp.release();
    return {};
}

QString Storage::address() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_tcp ? m_tcp->serverPort() : 0);
}

QString Storage::pathOf(const State &state, qint64 asset)
{
    return u"/assets/%1?signature=%2"_s.arg(asset).arg(signature(state, asset));
}

void Storage::answer(const QHttpServerRequest &request, QHttpServerResponder &responder) const
{
    using enum QHttpServerResponder::StatusCode;
    const auto refuse = [&](QHttpServerResponder::StatusCode status, const QByteArray &code) {
        responder.write("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>", "application/xml", status);
    };
    const qint64 id = request.url().path().section(u'/', 2, 2).toLongLong();
    if (request.headers().contains("Authorization"_L1))
        return refuse(BadRequest, "OnlyOneAuthMechanismAllowed");
    if (request.method() != QHttpServerRequest::Method::Get || id <= 0
        || request.query().queryItemValue(u"signature"_s) != signature(m_state, id))
        return refuse(Forbidden, "AuthenticationFailed");
    const std::optional<QByteArray> bytes = m_store.readAsset(id);
    if (!bytes)
        return refuse(NotFound, "BlobNotFound");
    responder.write(*bytes, "application/octet-stream");
}

} // namespace slipway::sandbox
