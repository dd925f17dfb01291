// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httpcachefile.h"

#include "privatefile.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>

namespace slipway::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr int schemaVersion = 1;

QString newConnectionName()
{
    static std::atomic<int> counter = 0;
    return u"slipway-http-cache-%1"_s.arg(++counter);
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

qint64 sizeOf(const CachedResponse &response)
{
    return response.etag.size() + response.link.size() + response.body.size();
}

HttpCacheFile::HttpCacheFile(const QString &path, qint64 limit)
    : m_connection(newConnectionName())
    , m_limit(limit)
{
    if (path.isEmpty() || !makePrivate(path))
        return;
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=1000"_s);
    m_isOpen = database.open() && prepareSchema();
    m_isDamaged = m_isDamaged || isDamage(database.lastError());
}

HttpCacheFile::~HttpCacheFile()
{
    QSqlDatabase::removeDatabase(m_connection);
}

std::optional<CachedResponse> HttpCacheFile::find(const Key &key)
{
    if (!m_isOpen)
        return std::nullopt;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    query.prepare(u"SELECT etag, link, body, digest FROM response WHERE fingerprint = ? AND url = ?"_s);
    query.addBindValue(sqlText(key.first));
    query.addBindValue(sqlText(key.second));
    if (!run(query) || !query.next())
        return std::nullopt;
    CachedResponse response{.etag = query.value(0).toByteArray(),
                            .link = query.value(1).toByteArray(),
                            .body = query.value(2).toByteArray()};
    return query.value(3).toByteArray() == digestOf(response) ? std::optional(std::move(response)) : std::nullopt;
}

void HttpCacheFile::write(const Batch &batch)
{
    QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    if (!m_isOpen || batch.isEmpty() || !database.transaction())
        return;
    const qint64 before = m_size;
    if (writeAll(batch) && readSize() && prune() && database.commit())
        return;
    database.rollback();
    m_size = before;
}

bool HttpCacheFile::prepareSchema()
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
    if (version == schemaVersion)
        return readSize();
    return execute(u"CREATE TABLE IF NOT EXISTS response (fingerprint TEXT NOT NULL, url TEXT NOT NULL, "
                   "etag BLOB NOT NULL, link BLOB NOT NULL, body BLOB NOT NULL, digest BLOB NOT NULL, "
                   "size INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (fingerprint, url))"_s)
        && execute(u"CREATE INDEX IF NOT EXISTS response_used ON response (used, size)"_s)
        && execute(u"PRAGMA user_version = %1"_s.arg(schemaVersion)) && readSize();
}

bool HttpCacheFile::writeAll(const Batch &batch)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (auto it = batch.answers.cbegin(); it != batch.answers.cend(); ++it) {
        if (!writeAnswer(it.key(), it.value(), now))
            return false;
    }
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.prepare(u"UPDATE response SET used = ? WHERE fingerprint = ? AND url = ?"_s);
    for (const Key &key : batch.used) {
        query.bindValue(0, now);
        query.bindValue(1, sqlText(key.first));
        query.bindValue(2, sqlText(key.second));
        if (!run(query))
            return false;
    }
    return true;
}

bool HttpCacheFile::writeAnswer(const Key &key, const CachedResponse &response, qint64 now)
{
    const auto blob = [](const QByteArray &bytes) { return bytes.isNull() ? QByteArray("") : bytes; };
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
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
    return run(query);
}

bool HttpCacheFile::prune()
{
    if (m_size <= m_limit)
        return true;
    // An eighth more than needed goes, so that a full cache is not pruned at every write.
    const qint64 target = m_limit - m_limit / 8;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.prepare(u"DELETE FROM response WHERE rowid IN (SELECT rowid FROM (SELECT rowid, SUM(size) OVER "
                  "(ORDER BY used DESC, rowid DESC) AS kept FROM response) WHERE kept > ?)"_s);
    query.addBindValue(target);
    return run(query) && readSize();
}

bool HttpCacheFile::readSize()
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.prepare(u"SELECT COALESCE(SUM(size), 0) FROM response"_s) || !run(query) || !query.next())
        return false;
    m_size = query.value(0).toLongLong();
    return true;
}

bool HttpCacheFile::run(QSqlQuery &query)
{
    if (query.exec())
        return true;
    m_isDamaged = m_isDamaged || isDamage(query.lastError());
    return false;
}

} // namespace slipway::storage
