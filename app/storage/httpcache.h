// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cachedresponse.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

class QSqlQuery;

namespace slipway::storage {

/// HTTP answers kept for If-None-Match in one SQLite file. It may be lost without harm: a damaged file is set aside
/// (FILE.damaged) and begun anew, and whatever cannot be read or written is as if it were not cached. The file
/// is the user's own (0600), because answers of private repositories are in it.
/// Lives on one thread, the transport's; writes are gathered and go to the file a moment later, in one transaction.
class HttpCache final : public QObject {
    Q_OBJECT

public:
    static constexpr qint64 defaultLimit = 64LL * 1024 * 1024;

    /// `file` is created with its folder when absent. `limit` is in bytes of kept answers; the longest unused go first.
    explicit HttpCache(QString file, qint64 limit = defaultLimit, QObject *parent = nullptr);
    ~HttpCache() override;

    /// For the transport. They do nothing once the cache is gone.
    ResponseCache hooks();

    std::optional<CachedResponse> find(const QByteArray &fingerprint, const QUrl &url);
    void store(const QByteArray &fingerprint, const QUrl &url, const CachedResponse &response);

    /// Writes what is still in memory. Called by a timer and at the end.
    void flush();

    /// Bytes of the answers in the file.
    qint64 size() const { return m_size; }

private:
    using Key = QPair<QByteArray, QByteArray>; ///< fingerprint, URL

    static Key keyOf(const QByteArray &fingerprint, const QUrl &url);
    bool open();
    void close();
    bool prepareSchema();
    bool writePending();
    bool write(const Key &key, const CachedResponse &response, qint64 now);
    bool prune();
    void startAnew();
    bool run(QSqlQuery &query);

    QString m_file;
    QString m_connection;
    qint64 m_limit = defaultLimit;
    qint64 m_size = 0;
    qint64 m_pendingSize = 0;
    bool m_isOpen = false;
    bool m_isDamaged = false; ///< SQLite said so; begun anew when the call ends
    QHash<Key, CachedResponse> m_pending;
    QSet<Key> m_used; ///< found since the last flush
    QTimer m_timer;
};

} // namespace slipway::storage
