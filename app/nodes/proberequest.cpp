// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proberequest.h"

#include <QCoreApplication>

namespace slipway::nodes {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRedirects = 3;

QNetworkRequest requestTo(const QUrl &url, qint64 largestAnswer)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setDecompressedSafetyCheckThreshold(largestAnswer);
    request.setRawHeader("User-Agent"_ba, "Slipway/" + QCoreApplication::applicationVersion().toLatin1());
    request.setRawHeader("Accept"_ba, "application/json, text/plain, */*"_ba);
    return request;
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool isWeb(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

} // namespace

ProbeRequest::ProbeRequest(ProbeQuestion question)
    : m_question(std::move(question))
    , m_url(m_question.url, QUrl::StrictMode)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail(ProbeFault::TooSlow); });
}

ProbeRequest::~ProbeRequest()
{
    dropReply();
}

void ProbeRequest::start(QNetworkAccessManager &network, std::chrono::milliseconds timeout, qint64 largestAnswer,
                         Done done)
{
    m_network = &network;
    m_largestAnswer = largestAnswer;
    m_done = std::move(done);
    m_deadline.start(timeout);
    if (isWeb(m_url)) // an address of the web, and no file of this machine
        send();
    else
        QMetaObject::invokeMethod(this, [this] { fail(ProbeFault::Unreachable); }, Qt::QueuedConnection);
}

void ProbeRequest::send()
{
    m_body.clear();
    m_full = false;
    m_reply = m_network->get(requestTo(m_url, m_largestAnswer));
    m_reply->setReadBufferSize(m_largestAnswer); // else Qt takes in whatever comes
    connect(m_reply, &QIODevice::readyRead, this, &ProbeRequest::read);
    // Queued: the end may destroy this object, and the reply is still on the stack.
    connect(m_reply, &QNetworkReply::finished, this, &ProbeRequest::finished, Qt::QueuedConnection);
}

void ProbeRequest::read()
{
    m_body += m_reply->read(m_largestAnswer - m_body.size() + 1);
    if (m_body.size() <= m_largestAnswer)
        return;
    m_full = true;
    m_reply->abort();
}

void ProbeRequest::finished()
{
    if (!m_reply)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Qt calls each status from 400 on an error, and so is what was cut short here.
    const bool cut = m_reply->error() != QNetworkReply::NoError && status < 400 && !m_full;
    if (status == 0 || cut)
        return fail(ProbeFault::Unreachable);
    if (isRedirect(status)) {
        if (!follow())
            fail(ProbeFault::Redirected);
        return;
    }
    if (!m_full)
        m_body += m_reply->read(m_largestAnswer - m_body.size() + 1);
    const bool wholeNeeded = m_question.rule.startsWith(u'/');
    if (wholeNeeded && m_body.size() > m_largestAnswer && status < 300)
        return fail(ProbeFault::TooLarge);
    ProbeAnswer answer{.status = status, .body = std::move(m_body)};
    const QHttpHeaders headers = m_reply->headers();
    for (qsizetype i = 0; i < headers.size(); ++i)
        answer.headers.emplaceBack(QByteArray(headers.nameAt(i).data(), headers.nameAt(i).size()),
                                   headers.valueAt(i).toByteArray());
    end(judgeProbe(m_question.url, answer, m_question.rule, m_question.target, m_question.scheme));
}

bool ProbeRequest::follow()
{
    const QByteArray location = m_reply->headers().value(QHttpHeaders::WellKnownHeader::Location).toByteArray();
    const QUrl target = m_url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    const bool followed = !location.isEmpty() && m_redirects < mostRedirects && target.userInfo().isEmpty()
        && isWeb(target) && sameOrigin(m_url, target);
    if (!followed)
        return false;
    ++m_redirects;
    m_url = target.adjusted(QUrl::RemoveFragment);
    dropReply();
    send();
    return true;
}

void ProbeRequest::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

void ProbeRequest::fail(ProbeFault fault)
{
    end({.url = m_question.url, .fault = fault});
}

void ProbeRequest::end(const ProbeResult &result)
{
    m_deadline.stop();
    dropReply();
    // Calling back is the last thing done: it may destroy this object.
    const Done done = std::move(m_done);
    done(result);
}

} // namespace slipway::nodes
