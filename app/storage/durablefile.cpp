// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "durablefile.h"

#include "privatefile.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <atomic>

namespace slipway::storage {

using namespace Qt::StringLiterals;

namespace {

QString newConnectionName()
{
    static std::atomic<int> counter = 0;
    return u"slipway-%1"_s.arg(++counter);
}

} // namespace

DurableFile::DurableFile(QString file, QList<QStringList> schema, Sentences sentences)
    : m_file(std::move(file))
    , m_connection(newConnectionName())
    , m_schema(std::move(schema))
    , m_sentences(std::move(sentences))
{
}

DurableFile::~DurableFile()
{
    QSqlDatabase::removeDatabase(m_connection);
}

Error DurableFile::fault(const QString &detail) const
{
    return {.kind = ErrorKind::Storage, .message = m_sentences.unusable, .detail = detail};
}

Result<QString> DurableFile::open()
{
    auto opened = connect();
    if (opened || !m_isDamaged)
        return opened.transform([] { return QString(); });
    QSqlDatabase::removeDatabase(m_connection);
    const QString kept = keepAside(m_file, {u"-journal"_s});
    if (kept.isEmpty())
        return std::unexpected(fault(u"damaged, and it cannot be renamed"_s));
    m_isDamaged = false;
    opened = connect();
    return opened.transform([&] { return kept; });
}

Result<void> DurableFile::connect()
{
    if (!makePrivate(m_file))
        return std::unexpected(fault(u"not writable"_s));
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(m_file);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!database.open())
        return std::unexpected(fault(database.lastError().text()));
    return check().and_then([this] { return prepareSchema(); });
}

Result<void> DurableFile::check()
{
    auto answer = run(u"PRAGMA quick_check"_s);
    if (!answer)
        return std::unexpected(answer.error());
    if (answer->next() && answer->value(0).toString() == u"ok")
        return {};
    m_isDamaged = true;
    return std::unexpected(fault(answer->value(0).toString()));
}

Result<void> DurableFile::prepareSchema()
{
    for (const QString &pragma : {u"PRAGMA journal_mode = TRUNCATE"_s, u"PRAGMA synchronous = FULL"_s}) {
        if (auto answer = run(pragma); !answer)
            return std::unexpected(answer.error());
    }
    const auto version = [this]() -> Result<int> {
        auto answer = run(u"PRAGMA user_version"_s);
        if (!answer || !answer->next())
            return std::unexpected(answer ? fault(u"no version"_s) : answer.error());
        return answer->value(0).toInt();
    };
    const auto found = version();
    if (!found || *found == m_schema.size())
        return found.transform([](int) { });
    if (*found > m_schema.size())
        return std::unexpected(Error{.kind = ErrorKind::Storage, .message = m_sentences.tooNew});
    return transaction([&]() -> Result<void> {
        const auto current = version(); // another Slipway may have been first
        if (!current)
            return std::unexpected(current.error());
        QStringList statements;
        for (qsizetype from = *current; from < m_schema.size(); ++from)
            statements += m_schema[from];
        statements.append(u"PRAGMA user_version = %1"_s.arg(m_schema.size()));
        for (const QString &statement : std::as_const(statements)) {
            if (auto made = run(statement); !made)
                return std::unexpected(made.error());
        }
        return {};
    });
}

Result<QSqlQuery> DurableFile::run(const QString &sql, const QVariantList &values)
{
    const QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    if (!database.isOpen())
        return std::unexpected(fault(u"not open"_s)); // it could not be opened before, either
    QSqlQuery query(database);
    query.setForwardOnly(true);
    bool done = query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    done = done && query.exec();
    if (done)
        return query;
    const QString code = query.lastError().nativeErrorCode();
    m_isDamaged = m_isDamaged || code == u"11" || code == u"26"; // SQLITE_CORRUPT, SQLITE_NOTADB
    return std::unexpected(fault(query.lastError().text()));
}

Result<void> DurableFile::transaction(const std::function<Result<void>()> &work)
{
    // At once, so that it does not fail half way when another Slipway writes.
    if (auto begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return std::unexpected(begun.error());
    auto done = work();
    if (done) {
        if (auto committed = run(u"COMMIT"_s); committed)
            return {};
        else
            done = std::unexpected(committed.error());
    }
    (void)run(u"ROLLBACK"_s);
    return done;
}

} // namespace slipway::storage
