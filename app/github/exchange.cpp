// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange.h"

#include "accesserrors.h"
#include "limits.h"
#include "networkerrors.h"
#include "oncereadable.h"
#include "origin.h"
#include "transport.h"

#include <QJsonDocument>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace slipway::github {

namespace {

constexpr qint64 readAhead = 4 * 1024 * 1024; // bytes

constexpr int mostRedirects = 5;
constexpr int mostRepetitions = 2;

} // namespace

Exchange::Exchange(Transport &transport, ApiRequest request, Streams streams, Done done, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_request(std::move(request))
    , m_streams(std::move(streams))
    , m_done(std::move(done))
    , m_url(m_request.url(transport.baseFor(m_request)))
{
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer); // a coarse one ends too early, while the limit still lasts
    connect(&m_pause, &QTimer::timeout, this, &Exchange::send);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        if (m_reply)
            m_reply->abort();
    });
    m_transport.queue().enter(this);
}

Exchange::~Exchange()
{
    stop();
}

void Exchange::begin()
{
    // From the event loop, so that nobody is called back while they still make the request.
    m_pause.start(0);
}

void Exchange::stop()
{
    if (std::exchange(m_ended, true))
        return;
    m_pause.stop();
    m_deadline.stop();
    dropReply();
    m_streams = {};
    m_done = nullptr;
    m_transport.queue().leave(this);
}

void Exchange::send()
{
    if (auto refusal = m_transport.refusal(m_request))
        return end(std::unexpected(*std::move(refusal)));
    if (const auto until = m_transport.limitedUntil()) {
        const auto wait = std::chrono::milliseconds(QDateTime::currentDateTimeUtc().msecsTo(*until) + 1);
        if (m_heldBack || wait > m_transport.settings().longestWait)
            return end(std::unexpected(rateLimited(*until, m_transport.errorContext(m_request))));
        m_heldBack = true;
        m_pause.start(wait);
        return;
    }
    m_body.clear();
    m_pouring = false;
    m_reply = m_request.isMutation() ? startMutation() : startRead();
    if (!m_reply)
        return end(std::unexpected(unreadable(m_streams.file)));
    m_reply->setReadBufferSize(readAhead); // else Qt takes in whatever comes, faster than read() can refuse it
    connect(m_reply, &QIODevice::readyRead, this, &Exchange::read);
    // Queued: what follows may destroy this exchange, or the whole transport, and the reply is still on the stack.
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::finished, Qt::QueuedConnection);
    // A large file takes its time; one that does not come on is given up all the same.
    if (!m_streams.isTransfer())
        m_deadline.start(m_transport.settings().longestExchange);
}

QNetworkReply *Exchange::startRead()
{
    QNetworkRequest request = m_transport.networkRequest(m_url, m_request);
    if (m_streams.sink) {
        request.setTransferTimeout(m_transport.settings().transferTimeout);
        request.setRawHeader("Accept-Encoding"_ba, "identity"_ba); // the very bytes that the digest is of
        if (m_leftHome)
            request.setRawHeader("Authorization"_ba, QByteArray()); // wherever the storage sends it on to
        return m_transport.network().get(request);
    }
    m_cached = m_transport.cached(m_url);
    if (m_cached)
        request.setRawHeader("If-None-Match"_ba, m_cached->etag);
    return m_transport.network().get(request);
}

QNetworkReply *Exchange::startMutation()
{
    QNetworkRequest request = m_transport.networkRequest(m_url, m_request);
    if (m_request.method == ApiRequest::Method::Delete)
        return m_transport.network().deleteResource(request);
    std::unique_ptr<OnceReadable> payload;
    if (m_streams.file.isEmpty()) {
        payload = std::make_unique<OnceReadable>(QJsonDocument(m_request.body).toJson(QJsonDocument::Compact));
    } else {
        auto file = std::make_unique<QFile>(m_streams.file);
        if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return nullptr;
        payload = std::make_unique<OnceReadable>(std::move(file));
        request.setTransferTimeout(m_transport.settings().transferTimeout);
    }
    QNetworkReply *reply = m_transport.network().sendCustomRequest(request, m_request.verb(), payload.get());
    payload.release()->setParent(reply);
    if (m_streams.progress) {
        connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
            if (total > 0)
                m_streams.progress(sent, total);
        });
    }
    return reply;
}

void Exchange::read()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_streams.sink && status >= 200 && status < 300) {
        if (!pour())
            m_reply->abort();
        return;
    }
    m_body += m_reply->readAll();
    if (m_body.size() > m_transport.settings().largestAnswer) {
        m_tooLarge = true;
        m_reply->abort();
    }
}

bool Exchange::pour()
{
    if (m_notTaken)
        return false;
    Result<void> taken;
    if (!std::exchange(m_pouring, true)) {
        const QVariant size = m_reply->header(QNetworkRequest::ContentLengthHeader);
        taken = m_streams.sink->begin(size.isValid() ? size.toLongLong() : -1);
    }
    if (taken)
        taken = m_streams.sink->take(m_reply->readAll());
    if (!taken)
        m_notTaken = std::move(taken).error();
    return taken.has_value();
}

void Exchange::finished()
{
    if (!m_reply)
        return;
    m_deadline.stop();
    const auto code = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_tooLarge)
        return end(std::unexpected(answerTooLarge(m_transport.errorContext(m_request))));
    const bool pours = m_streams.sink && code == QNetworkReply::NoError && status >= 200 && status < 300;
    if (m_notTaken || (pours && !pour()))
        return end(std::unexpected(*std::move(m_notTaken)));
    // Qt rewinds the body of what a 307 or 308 sends elsewhere, though nobody asked it to follow.
    const bool redirected = code == QNetworkReply::ContentReSendError && (status == 307 || status == 308);
    // Qt's name for what it could not unpack, and for an archive that grows without measure.
    if (code == QNetworkReply::UnknownContentError && status < 400)
        return end(std::unexpected(answerNotUnpacked(m_reply->errorString(), m_transport.errorContext(m_request))));
    if (code != QNetworkReply::NoError && !redirected && (status < 400 || !isHttpError(code)))
        return unanswered(code, m_reply->errorString());
    m_body += m_reply->readAll();
    ApiAnswer answer{.status = status, .headers = m_reply->headers(), .body = std::move(m_body), .url = m_url};
    answer.link = answer.headers.combinedValue("link"_L1);
    dropReply();
    answered(std::move(answer));
}

void Exchange::answered(ApiAnswer answer)
{
    m_transport.noteLimits(answer);
    if (answer.status == 304)
        return notModified(std::move(answer));
    if (redirect(answer) || repeatLater(answer))
        return;
    if (!answer.ok()) {
        ErrorContext context = m_transport.errorContext(m_request);
        context.file = m_streams.sink != nullptr;
        return end(std::unexpected(errorFromAnswer(answer, context)));
    }
    if (!m_request.isMutation() && answer.status == 200 && !m_streams.sink)
        m_transport.keep(m_url, {.etag = answer.header("etag"_L1), .link = answer.link, .body = answer.body});
    end(std::move(answer));
}

void Exchange::unanswered(QNetworkReply::NetworkError code, const QString &technical)
{
    dropReply();
    if (worthRepeating(code) && repeatAfterBackOff())
        return;
    end(std::unexpected(errorFromNetwork(code, technical, m_transport.errorContext(m_request))));
}

void Exchange::notModified(ApiAnswer answer)
{
    if (!m_cached)
        return end(std::unexpected(errorFromAnswer(answer, m_transport.errorContext(m_request))));
    answer.status = 200;
    answer.body = m_cached->body;
    answer.link = m_cached->link;
    answer.fromCache = true;
    end(std::move(answer));
}

bool Exchange::redirect(const ApiAnswer &answer)
{
    const int status = answer.status;
    const bool keepsMethod = status == 307 || status == 308;
    const bool followed = keepsMethod || (!m_request.isMutation() && (status == 301 || status == 302));
    const QByteArray location = answer.header("location"_L1);
    if (!followed || !m_streams.file.isEmpty() || location.isEmpty())
        return false;
    const QUrl target = m_url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    // A change goes to the API or nowhere.
    if (!mayRedirect(m_url, target) || (m_request.isMutation() && !m_transport.isApi(target)))
        return false;
    if (++m_redirects > mostRedirects) {
        end(std::unexpected(endlessRedirects(m_transport.errorContext(m_request))));
        return true;
    }
    m_url = target.adjusted(QUrl::RemoveFragment);
    m_leftHome |= !m_transport.isApi(m_url);
    m_pause.start(0);
    return true;
}

bool Exchange::repeatLater(const ApiAnswer &answer)
{
    if (m_request.isMutation())
        return false;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto wait = retryAfter(answer.headers, now);
    if (wait && (answer.status == 503 || limitEnd(answer, now))) {
        if (m_waited || *wait > m_transport.settings().longestWait)
            return false;
        m_waited = true;
        m_pause.start(*wait);
        return true;
    }
    return answer.status >= 500 && answer.status != 501 && repeatAfterBackOff();
}

bool Exchange::repeatAfterBackOff()
{
    if (m_request.isMutation() || m_repetitions == mostRepetitions)
        return false;
    m_pause.start(m_transport.settings().backOff * (1 << m_repetitions++));
    return true;
}

void Exchange::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

void Exchange::end(Result<ApiAnswer> result)
{
    if (!result)
        result = std::unexpected(m_transport.withoutToken(std::move(result).error()));
    // Calling back is the last thing done: it may destroy this object and the transport.
    const Done done = std::move(m_done);
    stop();
    deleteLater();
    done(std::move(result));
}

} // namespace slipway::github
