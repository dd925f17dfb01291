// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include <functional>

namespace slipway::storage {

/// A database of what must not be lost. What a function has written when it returns has reached the disk
/// (synchronous=FULL, a truncated rollback journal: SQLite docs, "PRAGMA synchronous"). Its one connection belongs to
/// the thread that uses it first. Another Slipway may have the same file open: writes wait for each other. The file is
/// the user's own (0600).
class DurableFile final {
public:
    struct Sentences {
        QString unusable; ///< it cannot be read or written, and what to do
        QString tooNew; ///< a newer Slipway wrote it
    };

    /// `schema`: the statements that lead from each version to the next; the first makes the tables.
    DurableFile(QString file, QList<QStringList> schema, Sentences sentences);
    ~DurableFile();
    Q_DISABLE_COPY_MOVE(DurableFile)

    /// Opens or makes the file, checks it, and brings an older one up to date. A damaged one is set aside beside it and
    /// begun anew; the answer is then the path under which it was kept, else empty.
    Result<QString> open();
    Result<QSqlQuery> run(const QString &sql, const QVariantList &values = {});
    /// All of `work` or, when it fails, nothing of it.
    Result<void> transaction(const std::function<Result<void>()> &work);
    /// That it cannot be used; `detail` is for the technical part.
    Error fault(const QString &detail) const;

private:
    Result<void> connect();
    Result<void> check();
    Result<void> prepareSchema();

    QString m_file;
    QString m_connection;
    QList<QStringList> m_schema;
    Sentences m_sentences;
    bool m_isDamaged = false;
};

} // namespace slipway::storage
