// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httpcache.h"

#include "privatefile.h"

#include <QPointer>
#include <QThreadPool>

#include <chrono>
#include <utility>

namespace slipway::storage {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto writeDelay = 500ms;
constexpr qint64 pendingLimit = 4LL * 1024 * 1024; // bytes held in memory before they are written at once

HttpCacheFile::Key keyOf(const QByteArray &fingerprint, const QUrl &url)
{
    return {fingerprint, url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment)};
}

} // namespace

HttpCache::HttpCache(QString file, qint64 limit, QObject *parent)
    : QObject(parent)
    , m_path(std::move(file))
    , m_limit(limit)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(writeDelay);
    connect(&m_timer, &QTimer::timeout, this, &HttpCache::writeLater);
    open();
    if (m_file->isDamaged())
        startAnew();
}

HttpCache::~HttpCache()
{
    flush();
}

ResponseCache HttpCache::hooks()
{
    const QPointer<HttpCache> self = this;
    return ResponseCache{
        .find = [self](const QByteArray &fingerprint, const QUrl &url) -> std::optional<CachedResponse> {
            return self ? self->find(fingerprint, url) : std::nullopt;
        },
        .store =
            [self](const QByteArray &fingerprint, const QUrl &url, const CachedResponse &response) {
                if (self)
                    self->store(fingerprint, url, response);
            },
    };
}

std::optional<CachedResponse> HttpCache::find(const QByteArray &fingerprint, const QUrl &url)
{
    const HttpCacheFile::Key key = keyOf(fingerprint, url);
    for (const HttpCacheFile::Batch *batch : {&m_pending, &m_writing}) {
        if (const auto known = batch->answers.constFind(key); known != batch->answers.cend())
            return *known;
    }
    auto found = m_file->find(key);
    if (m_file->isDamaged())
        startAnew();
    if (found) {
        m_pending.used.insert(key);
        if (!m_timer.isActive())
            m_timer.start();
    }
    return found;
}

void HttpCache::store(const QByteArray &fingerprint, const QUrl &url, const CachedResponse &response)
{
    const qint64 size = sizeOf(response);
    if (!m_file->isOpen() || size > m_limit / 4)
        return;
    m_pending.answers.insert(keyOf(fingerprint, url), response);
    m_pendingSize += size;
    if (m_pendingSize > pendingLimit)
        writeLater();
    else if (!m_timer.isActive())
        m_timer.start();
}

void HttpCache::flush()
{
    while (m_writer) // what waited for its turn may follow
        wasWritten(QFuture(*m_writer).result());
    m_timer.stop();
    m_file->write(std::exchange(m_pending, {}));
    m_pendingSize = 0;
    m_size = m_file->size();
    if (m_file->isDamaged())
        startAnew();
}

/// One batch after the other: what comes meanwhile waits for its turn.
void HttpCache::writeLater()
{
    m_timer.stop();
    if (m_writer || m_pending.isEmpty())
        return;
    m_writing = std::exchange(m_pending, {});
    m_pendingSize = 0;
    m_writer = QtFuture::makeReadyVoidFuture().then(QThreadPool::globalInstance(),
                                                    [path = m_path, limit = m_limit, batch = m_writing] {
                                                        HttpCacheFile file(path, limit);
                                                        file.write(batch);
                                                        return Written{file.size(), file.isDamaged()};
                                                    });
    // By its own handle: where the writing has ended, then() tells so at once, and m_writer is gone before it returns.
    QFuture(*m_writer).then(this, [this, number = ++m_batch](const Written &written) {
        if (m_writer && number == m_batch) // else flush() has waited for it, or the file was begun anew
            wasWritten(written);
    });
}

void HttpCache::wasWritten(const Written &written)
{
    m_writer.reset();
    m_writing = {};
    m_size = written.size;
    if (written.isDamaged)
        startAnew();
    if (m_pendingSize > pendingLimit)
        writeLater();
    else if (!m_pending.isEmpty() && !m_timer.isActive())
        m_timer.start();
}

void HttpCache::open()
{
    m_file.emplace(m_path, m_limit);
    m_size = m_file->size();
}

void HttpCache::startAnew()
{
    m_file.reset();
    m_writer.reset(); // what it still writes goes aside, too
    m_writing = {};
    setAside(m_path, {u"-wal"_s, u"-shm"_s});
    open();
}

} // namespace slipway::storage
