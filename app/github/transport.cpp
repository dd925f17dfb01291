// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport.h"

#include "call.h"
#include "domain/repositoryname.h"
#include "limits.h"
#include "origin.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <QRegularExpression>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace slipway::github {

TransportSettings TransportSettings::forApi(const QUrl &apiUrl, const Secret &token, ResponseCache cache,
                                            const QString &host)
{
    TransportSettings settings{.apiUrl = apiUrl, .token = token, .cache = std::move(cache), .host = host};
    if (isLoopback(apiUrl)) {
        settings.pace.readsInPeriod = std::numeric_limits<int>::max();
        settings.pace.mutationSpacing = std::chrono::milliseconds(0);
    }
    return settings;
}

Transport::Transport(TransportSettings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_queue(m_settings.pace)
{
    m_settings.apiUrl = m_settings.apiUrl.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (m_settings.host.isEmpty())
        m_settings.host = m_settings.apiUrl.host();
    // Qt's default follows redirects itself, hands Authorization to any host and turns PATCH into GET.
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    if (isLoopback(m_settings.apiUrl))
        m_network.setProxy(QNetworkProxy::NoProxy);
}

Transport::~Transport()
{
    m_closing = true;
    while (!m_calls.isEmpty()) {
        Call *call = m_calls.takeFirst();
        call->abandon();
        delete call;
    }
}

bool Transport::isApi(const QUrl &url) const
{
    return sameOrigin(url, m_settings.apiUrl);
}

void Transport::setToken(const Secret &token)
{
    m_settings.token = token;
    m_queue.setHeld(false);
}

std::optional<Error> Transport::refusal(const ApiRequest &request) const
{
    if (request.isMutation() && !hasToken()) {
        return Error{.kind = ErrorKind::Unauthorized,
                     .message = QCoreApplication::translate(
                         "GitHub", "Only those who are signed in can change something; sign in with a token.")};
    }
    if (auto error = refusalToSend(m_settings.apiUrl, m_settings.token))
        return error;
    const QByteArray header = authorization();
    // A line break would end the header and begin another one.
    if (std::ranges::any_of(header, [](char c) { return c < ' ' || c > '~'; })) {
        return Error{.kind = ErrorKind::Unauthorized,
                     .message = QCoreApplication::translate("GitHub",
                                                            "The token holds characters that no token has, so it was "
                                                            "not sent; copy it again without line breaks.")};
    }
    return std::nullopt;
}

QByteArray Transport::authorization() const
{
    return hasToken() ? "Bearer " + m_settings.token.reveal() : QByteArray();
}

QUrl Transport::baseFor(const ApiRequest &request) const
{
    return request.host == ApiRequest::Host::Uploads ? uploadsUrl(m_settings.apiUrl) : m_settings.apiUrl;
}

QNetworkRequest Transport::networkRequest(const QUrl &url, const ApiRequest &what) const
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(m_settings.timeout);
    request.setDecompressedSafetyCheckThreshold(m_settings.largestAnswer);
    request.setRawHeader("User-Agent"_ba, "Slipway/" + QCoreApplication::applicationVersion().toLatin1());
    request.setRawHeader("Accept"_ba, what.accept.isEmpty() ? "application/vnd.github+json"_ba : what.accept);
    if (what.isMutation() && what.method != ApiRequest::Method::Delete)
        request.setRawHeader("Content-Type"_ba, what.contentType.isEmpty() ? "application/json"_ba : what.contentType);
    if (sameOrigin(url, baseFor(what))) {
        request.setRawHeader("X-GitHub-Api-Version"_ba, apiVersionFor(m_settings.apiUrl));
        if (hasToken())
            request.setRawHeader("Authorization"_ba, authorization());
    }
    return request;
}

ErrorContext Transport::errorContext(const ApiRequest &request) const
{
    return {.host = m_settings.host,
            .subject = request.subject.isEmpty() ? m_settings.host : request.subject,
            .request = request.describe(),
            .signedIn = hasToken(),
            .mutation = request.isMutation(),
            .now = QDateTime::currentDateTimeUtc()};
}

std::optional<CachedResponse> Transport::cached(const QUrl &url) const
{
    if (!m_settings.cache.find || !isApi(url))
        return std::nullopt;
    auto response = m_settings.cache.find(m_settings.token.fingerprint(), url);
    return response && !response->etag.isEmpty() ? response : std::nullopt;
}

void Transport::keep(const QUrl &url, const CachedResponse &response) const
{
    if (m_settings.cache.store && isApi(url) && !response.etag.isEmpty())
        m_settings.cache.store(m_settings.token.fingerprint(), url, response);
}

std::optional<QDateTime> Transport::limitedUntil() const
{
    const bool limited = m_limitedUntil.isValid() && m_limitedUntil > QDateTime::currentDateTimeUtc();
    return limited ? std::optional(m_limitedUntil) : std::nullopt;
}

void Transport::noteLimits(const ApiAnswer &answer)
{
    if (!isApi(answer.url))
        return;
    ++m_answers;
    if (const auto end = limitEnd(answer, QDateTime::currentDateTimeUtc()))
        m_limitedUntil = *end;
    auto limit = rateLimitIn(answer.headers);
    // Answers overtake one another: until the reset ever fewer are left.
    if (limit && limit->resetsAt.isValid() && limit->resetsAt == m_rateLimit.resetsAt
        && limit->limit == m_rateLimit.limit)
        limit->remaining = std::min(limit->remaining, m_rateLimit.remaining);
    if (!limit || *limit == m_rateLimit)
        return;
    m_rateLimit = *limit;
    Q_EMIT rateLimitChanged();
}

Error Transport::withoutToken(Error error) const
{
    if (!hasToken())
        return error;
    // As a word of its own: a token that is a part of one would be betrayed by the gap.
    const QRegularExpression token(u"(?<![A-Za-z0-9_])"_s
                                   + QRegularExpression::escape(QString::fromLatin1(m_settings.token.reveal()))
                                   + u"(?![A-Za-z0-9_])"_s);
    error.message.replace(token, u"…"_s);
    error.detail.replace(token, u"…"_s);
    return error;
}

bool Transport::enter(Call *call)
{
    if (m_closing)
        return false;
    m_calls += call;
    return true;
}

void Transport::leave(Call *call)
{
    m_calls.removeOne(call);
}

} // namespace slipway::github
