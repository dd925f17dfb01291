// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cachedresponse.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QUrl>

#include <optional>

class QSqlQuery;

namespace slipway::storage {

/// A connection to the file of an HttpCache; used on the thread that makes it. Several may be open at once, also in
/// several programs.
class HttpCacheFile final {
public:
    using Key = QPair<QByteArray, QByteArray>; ///< fingerprint, URL

    /// What is to be written.
    struct Batch {
        QHash<Key, CachedResponse> answers{};
        QSet<Key> used{}; ///< found since

        bool isEmpty() const { return answers.isEmpty() && used.isEmpty(); }
    };

    /// The file is created with its folder when absent. `limit`: bytes of kept answers.
    HttpCacheFile(const QString &path, qint64 limit);
    ~HttpCacheFile();
    Q_DISABLE_COPY_MOVE(HttpCacheFile)

    /// Else nothing is found or written.
    bool isOpen() const { return m_isOpen; }
    /// SQLite said so, or another version of Slipway made it: to be begun anew.
    bool isDamaged() const { return m_isDamaged; }
    /// Bytes of the answers, when it was opened or written last.
    qint64 size() const { return m_size; }

    std::optional<CachedResponse> find(const Key &key);
    /// All or nothing, in one transaction; then the longest unused go, down to the limit.
    void write(const Batch &batch);

private:
    bool prepareSchema();
    bool writeAll(const Batch &batch);
    bool writeAnswer(const Key &key, const CachedResponse &response, qint64 now);
    bool prune();
    bool readSize();
    bool run(QSqlQuery &query);

    const QString m_connection;
    const qint64 m_limit;
    qint64 m_size = 0;
    bool m_isOpen = false;
    bool m_isDamaged = false;
};

/// Bytes that it takes.
qint64 sizeOf(const CachedResponse &response);

} // namespace slipway::storage
