// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httpcache.h"

#include "privatefile.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QPointer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>
#include <chrono>

namespace slipway::storage {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto flushDelay = 500ms;
constexpr qint64 pendingLimit = 4LL * 1024 * 1024; // bytes held in memory before they are written at once
constexpr int schemaVersion = 1;

QString newConnectionName()
{
    static std::atomic<int> counter = 0;
    return u"slipway-http-cache-%1"_s.arg(++counter);
}

qint64 sizeOf(const CachedResponse &response)
{
    return response.etag.size() + response.link.size() + response.body.size();
}

/// A row that lost bytes must never be taken for the host's answer: its ETag would keep it alive for ever.
QByteArray digestOf(const CachedResponse &response)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(response.etag);
    hash.addData(QByteArrayView("\n"));
    hash.addData(response.link);
    hash.addData(QByteArrayView("\n"));
    hash.addData(response.body);
    return hash.result();
}

/// A null QString would be bound as NULL, which is equal to nothing; anonymous answers have an empty fingerprint.
QString sqlText(const QByteArray &bytes)
{
    return bytes.isEmpty() ? u""_s : QString::fromLatin1(bytes);
}

bool isDamage(const QSqlError &error)
{
    const QString code = error.nativeErrorCode();
    return code == u"11" || code == u"26"; // SQLITE_CORRUPT, SQLITE_NOTADB
}

} // namespace

HttpCache::HttpCache(QString file, qint64 limit, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_connection(newConnectionName())
    , m_limit(limit)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(flushDelay);
    connect(&m_timer, &QTimer::timeout, this, &HttpCache::flush);
    if (!open() && m_isDamaged)
        startAnew();
}

HttpCache::~HttpCache()
{
    flush();
    close();
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

HttpCache::Key HttpCache::keyOf(const QByteArray &fingerprint, const QUrl &url)
{
    return {fingerprint, url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment)};
}

std::optional<CachedResponse> HttpCache::find(const QByteArray &fingerprint, const QUrl &url)
{
    const Key key = keyOf(fingerprint, url);
    if (const auto pending = m_pending.constFind(key); pending != m_pending.cend())
        return *pending;
    if (!m_isOpen)
        return std::nullopt;
    std::optional<CachedResponse> found;
    {
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        query.setForwardOnly(true);
        query.prepare(u"SELECT etag, link, body, digest FROM response WHERE fingerprint = ? AND url = ?"_s);
        query.addBindValue(sqlText(key.first));
        query.addBindValue(sqlText(key.second));
        if (run(query) && query.next()) {
            CachedResponse response{.etag = query.value(0).toByteArray(),
                                    .link = query.value(1).toByteArray(),
                                    .body = query.value(2).toByteArray()};
            if (query.value(3).toByteArray() == digestOf(response))
                found = std::move(response);
        }
    }
    if (m_isDamaged)
        startAnew();
    if (found) {
        m_used.insert(key);
        if (!m_timer.isActive())
            m_timer.start();
    }
    return found;
}

void HttpCache::store(const QByteArray &fingerprint, const QUrl &url, const CachedResponse &response)
{
    const qint64 size = sizeOf(response);
    if (!m_isOpen || size > m_limit / 4)
        return;
    m_pending.insert(keyOf(fingerprint, url), response);
    m_pendingSize += size;
    if (m_pendingSize > pendingLimit)
        flush();
    else if (!m_timer.isActive())
        m_timer.start();
}

void HttpCache::flush()
{
    m_timer.stop();
    if (m_isOpen && !(m_pending.isEmpty() && m_used.isEmpty()) && !writePending() && m_isDamaged)
        startAnew();
    m_pending.clear();
    m_used.clear();
    m_pendingSize = 0;
}

bool HttpCache::open()
{
    if (m_file.isEmpty() || !makePrivate(m_file))
        return false;
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(m_file);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=1000"_s);
    m_isOpen = database.open() && prepareSchema();
    m_isDamaged = m_isDamaged || isDamage(database.lastError());
    return m_isOpen;
}

void HttpCache::close()
{
    m_isOpen = false;
    QSqlDatabase::removeDatabase(m_connection);
}

bool HttpCache::prepareSchema()
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    const auto execute = [&](const QString &sql) { return query.prepare(sql) && run(query); };
    // A crash may cost the last answers, never the file's order: WAL with NORMAL needs no sync for a commit.
    for (const QString &pragma :
         {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s, u"PRAGMA journal_size_limit = 4194304"_s}) {
        if (!execute(pragma)) {
            m_isDamaged = m_isDamaged || isDamage(query.lastError());
            return false;
        }
    }
    if (!execute(u"PRAGMA user_version"_s) || !query.next())
        return false;
    const int version = query.value(0).toInt();
    query.finish();
    if (version != 0 && version != schemaVersion) {
        m_isDamaged = true; // another version's file: begun anew like a damaged one
        return false;
    }
    const bool made = execute(u"CREATE TABLE IF NOT EXISTS response (fingerprint TEXT NOT NULL, url TEXT NOT NULL, "
                              "etag BLOB NOT NULL, link BLOB NOT NULL, body BLOB NOT NULL, digest BLOB NOT NULL, "
                              "size INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (fingerprint, url))"_s)
        && execute(u"CREATE INDEX IF NOT EXISTS response_used ON response (used, size)"_s)
        && execute(u"PRAGMA user_version = %1"_s.arg(schemaVersion))
        && execute(u"SELECT COALESCE(SUM(size), 0) FROM response"_s) && query.next();
    if (made)
        m_size = query.value(0).toLongLong();
    return made;
}

bool HttpCache::writePending()
{
    QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    if (!database.transaction())
        return false;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 sizeBefore = m_size;
    bool ok = true;
    for (auto it = m_pending.cbegin(); ok && it != m_pending.cend(); ++it)
        ok = write(it.key(), it.value(), now);
    for (const Key &key : std::as_const(m_used)) {
        QSqlQuery query(database);
        query.prepare(u"UPDATE response SET used = ? WHERE fingerprint = ? AND url = ?"_s);
        query.addBindValue(now);
        query.addBindValue(sqlText(key.first));
        query.addBindValue(sqlText(key.second));
        ok = ok && run(query);
    }
    ok = ok && prune();
    if (ok && database.commit())
        return true;
    database.rollback();
    m_size = sizeBefore;
    return false;
}

bool HttpCache::write(const Key &key, const CachedResponse &response, qint64 now)
{
    const auto blob = [](const QByteArray &bytes) { return bytes.isNull() ? QByteArray("") : bytes; };
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.prepare(u"SELECT size FROM response WHERE fingerprint = ? AND url = ?"_s);
    query.addBindValue(sqlText(key.first));
    query.addBindValue(sqlText(key.second));
    if (!run(query))
        return false;
    const qint64 before = query.next() ? query.value(0).toLongLong() : 0;
    query.prepare(u"INSERT OR REPLACE INTO response (fingerprint, url, etag, link, body, digest, size, used) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
    query.addBindValue(sqlText(key.first));
    query.addBindValue(sqlText(key.second));
    query.addBindValue(blob(response.etag));
    query.addBindValue(blob(response.link));
    query.addBindValue(blob(response.body));
    query.addBindValue(digestOf(response));
    query.addBindValue(sizeOf(response));
    query.addBindValue(now);
    if (!run(query))
        return false;
    m_size += sizeOf(response) - before;
    return true;
}

bool HttpCache::prune()
{
    if (m_size <= m_limit)
        return true;
    // An eighth more than needed goes, so that a full cache is not pruned at every write.
    const qint64 target = m_limit - m_limit / 8;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.prepare(u"DELETE FROM response WHERE rowid IN (SELECT rowid FROM (SELECT rowid, SUM(size) OVER "
                  "(ORDER BY used DESC, rowid DESC) AS kept FROM response) WHERE kept > ?)"_s);
    query.addBindValue(target);
    if (!run(query) || !query.prepare(u"SELECT COALESCE(SUM(size), 0) FROM response"_s) || !run(query) || !query.next())
        return false;
    m_size = query.value(0).toLongLong();
    return true;
}

void HttpCache::startAnew()
{
    close();
    setAside(m_file, {u"-wal"_s, u"-shm"_s});
    m_isDamaged = false;
    m_size = 0;
    open();
}

bool HttpCache::run(QSqlQuery &query)
{
    if (query.exec())
        return true;
    m_isDamaged = m_isDamaged || isDamage(query.lastError());
    return false;
}

} // namespace slipway::storage
