// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "httpcachefile.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

namespace slipway::storage {

/// HTTP answers kept for If-None-Match in one SQLite file. It may be lost without harm: a damaged file is set aside
/// (FILE.damaged) and begun anew, and whatever cannot be read or written is as if it were not cached. The file
/// is the user's own (0600), because answers of private repositories are in it.
/// Lives on one thread, the transport's; what is stored is gathered, and another thread writes it a moment later: some
/// megabytes take longer than a frame.
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

    /// Writes what is still in memory, and waits for it.
    void flush();

    /// Bytes of the answers in the file, as far as they were written from here.
    qint64 size() const { return m_size; }

private:
    struct Written {
        qint64 size = 0;
        bool isDamaged = false;
    };

    void open();
    void startAnew();
    void writeLater();
    void wasWritten(const Written &written);

    const QString m_path;
    const qint64 m_limit;
    std::optional<HttpCacheFile> m_file; ///< to read from, and to write to at the end
    qint64 m_size = 0;
    HttpCacheFile::Batch m_pending;
    qint64 m_pendingSize = 0;
    HttpCacheFile::Batch m_writing; ///< what another thread is writing
    std::optional<QFuture<Written>> m_writer; ///< … as long as it does
    quint64 m_batch = 0; ///< the number of that one
    QTimer m_timer;
};

} // namespace slipway::storage
