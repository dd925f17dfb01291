// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journalfile.h"

#include "planfields.h"
#include "privatefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QTimeZone>

#include <algorithm>
#include <atomic>

namespace slipway::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr int schemaVersion = 2;
constexpr int schemaWithoutTraces = 1;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::storage::Journal)
};

QString newConnectionName()
{
    static std::atomic<int> counter = 0;
    return u"slipway-journal-%1"_s.arg(++counter);
}

QByteArray encoded(const Plan &plan)
{
    QByteArray bytes;
    CborWriter writer(&bytes);
    fields(writer, plan);
    return bytes;
}

/// Without steps when it cannot be read: it is shown, and cannot be gone on with.
Plan decoded(const QByteArray &bytes, int format)
{
    Plan plan;
    if (format == planFormat || format == planFormatWithoutTexts) {
        CborReader reader(bytes, format);
        fields(reader, plan);
        if (!reader.ok())
            plan = {};
    }
    return plan;
}

template<class Enum>
Enum enumerator(const QVariant &value, Enum last, Enum otherwise)
{
    const int number = value.toInt();
    return number >= 0 && number <= static_cast<int>(last) ? static_cast<Enum>(number) : otherwise;
}

QVariant stored(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime timeFrom(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), QTimeZone::UTC);
}

/// A null QString would be bound as NULL.
QString text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

Operation operationFrom(const QSqlQuery &row)
{
    Operation operation;
    operation.id = row.value(0).toLongLong();
    operation.repository.host = row.value(1).toString();
    operation.repository.apiUrl = QUrl(row.value(2).toString(), QUrl::StrictMode);
    operation.repository.owner = row.value(3).toString();
    operation.repository.name = row.value(4).toString();
    operation.by = row.value(5).toString();
    operation.startedAt = timeFrom(row.value(6));
    operation.changedAt = timeFrom(row.value(7));
    operation.state = enumerator(row.value(8), Operation::State::Closed, Operation::State::Stopped);
    operation.stopKind = enumerator(row.value(9), lastOf<ErrorKind>, ErrorKind::Stopped);
    operation.note = row.value(10).toString();
    operation.plan = decoded(row.value(12).toByteArray(), row.value(11).toInt());
    if (operation.plan.steps.isEmpty()) {
        operation.plan.kind = enumerator(row.value(13), lastOf<Plan::Kind>, Plan::Kind::Promote);
        operation.plan.tag = row.value(14).toString();
        operation.plan.finalTag = row.value(15).toString();
    }
    operation.progress = QList<StepProgress>(operation.plan.steps.size());
    return operation;
}

} // namespace

JournalFile::JournalFile(QString directory)
    : m_directory(std::move(directory))
    , m_file(m_directory + u"/journal.sqlite"_s)
    , m_connection(newConnectionName())
{
}

JournalFile::~JournalFile()
{
    QSqlDatabase::removeDatabase(m_connection);
}

Error JournalFile::fault(const QString &detail) const
{
    return {.kind = ErrorKind::Storage,
            .message =
                Words::tr("The journal of operations cannot be used, and without it nothing is changed on GitHub. "
                          "See that there is room on the disk and that %1 can be written, then try again.")
                    .arg(QDir::toNativeSeparators(m_file)),
            .detail = detail};
}

Result<QString> JournalFile::open()
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

Result<void> JournalFile::connect()
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

Result<void> JournalFile::check()
{
    auto answer = run(u"PRAGMA quick_check"_s);
    if (!answer)
        return std::unexpected(answer.error());
    if (answer->next() && answer->value(0).toString() == u"ok")
        return {};
    m_isDamaged = true;
    return std::unexpected(fault(answer->value(0).toString()));
}

Result<void> JournalFile::prepareSchema()
{
    for (const QString &pragma : {u"PRAGMA journal_mode = TRUNCATE"_s, u"PRAGMA synchronous = FULL"_s}) {
        if (auto answer = run(pragma); !answer)
            return std::unexpected(answer.error());
    }
    auto version = run(u"PRAGMA user_version"_s);
    if (!version || !version->next())
        return std::unexpected(version ? fault(u"no version"_s) : version.error());
    const int found = version->value(0).toInt();
    version->finish();
    if (found == schemaVersion)
        return {};
    if (found == schemaWithoutTraces)
        return addTraces();
    if (found != 0) {
        return std::unexpected(Error{
            .kind = ErrorKind::Storage,
            .message = Words::tr("The journal of operations was written by a newer Slipway: use that one, or move "
                                 "%1 away.")
                           .arg(QDir::toNativeSeparators(m_file))});
    }
    return transaction([this]() -> Result<void> {
        for (const QString &statement :
             {u"CREATE TABLE IF NOT EXISTS operation (id INTEGER PRIMARY KEY AUTOINCREMENT, host TEXT NOT NULL, "
              "api_url TEXT NOT NULL, owner TEXT NOT NULL, name TEXT NOT NULL, who TEXT NOT NULL, started INTEGER, "
              "changed INTEGER, state INTEGER NOT NULL, stop_kind INTEGER NOT NULL, note TEXT NOT NULL, plan_format "
              "INTEGER NOT NULL, plan BLOB NOT NULL, kind INTEGER NOT NULL, tag TEXT NOT NULL, final_tag TEXT NOT "
              "NULL)"_s,
              u"CREATE TABLE IF NOT EXISTS event (id INTEGER PRIMARY KEY, operation INTEGER NOT NULL REFERENCES "
              "operation (id), step INTEGER NOT NULL, state INTEGER NOT NULL, already INTEGER NOT NULL, at INTEGER, "
              "note TEXT NOT NULL, sent INTEGER, newest INTEGER NOT NULL DEFAULT 0, made INTEGER NOT NULL DEFAULT 0)"_s,
              u"CREATE INDEX IF NOT EXISTS event_step ON event (operation, step)"_s,
              u"PRAGMA user_version = %1"_s.arg(schemaVersion)}) {
            if (auto made = run(statement); !made)
                return std::unexpected(made.error());
        }
        return {};
    });
}

Result<void> JournalFile::addTraces()
{
    return transaction([this]() -> Result<void> {
        for (const QString &statement : {u"ALTER TABLE event ADD COLUMN sent INTEGER"_s,
                                         u"ALTER TABLE event ADD COLUMN newest INTEGER NOT NULL DEFAULT 0"_s,
                                         u"ALTER TABLE event ADD COLUMN made INTEGER NOT NULL DEFAULT 0"_s,
                                         u"PRAGMA user_version = %1"_s.arg(schemaVersion)}) {
            if (auto made = run(statement); !made)
                return std::unexpected(made.error());
        }
        return {};
    });
}

Result<QSqlQuery> JournalFile::run(const QString &sql, const QVariantList &values)
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

Result<void> JournalFile::transaction(const std::function<Result<void>()> &work)
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

JournalFile::Lock JournalFile::lock(qint64 id) const
{
    return ProcessLock::take(m_directory + u"/operation-%1.lock"_s.arg(id));
}

/// Those that are unfinished, and are about the same thing.
Result<QList<qint64>> JournalFile::replacedBy(const Operation &operation)
{
    const RepositoryName &repository = operation.repository;
    const Plan &plan = operation.plan;
    auto rows =
        run(u"SELECT id, plan_format, plan FROM operation WHERE api_url = ? AND owner = ? AND name = ? AND kind "
            "= ? AND tag = ? AND state IN (%1, %2, %3, %4)"_s.arg(static_cast<int>(Operation::State::Running))
                .arg(static_cast<int>(Operation::State::Interrupted))
                .arg(static_cast<int>(Operation::State::Waiting))
                .arg(static_cast<int>(Operation::State::Stopped)),
            {text(repository.apiUrl.toString()), text(repository.owner), text(repository.name),
             static_cast<int>(plan.kind), text(plan.tag)});
    if (!rows)
        return std::unexpected(rows.error());
    QList<qint64> ids;
    while (rows->next()) {
        const Plan other = decoded(rows->value(2).toByteArray(), rows->value(1).toInt());
        if (other.environment == plan.environment && other.undoes == plan.undoes)
            ids.append(rows->value(0).toLongLong());
    }
    return ids;
}

Result<qint64> JournalFile::begin(const Operation &operation)
{
    qint64 id = 0;
    const auto written = transaction([&]() -> Result<void> {
        const RepositoryName &repository = operation.repository;
        const auto others = replacedBy(operation);
        if (!others)
            return std::unexpected(others.error());
        for (const qint64 other : *others) {
            if (m_locks.contains(other) || !lock(other))
                continue; // somebody runs it: who comes second is told by GitHub
            if (auto replaced = setState(other, Operation::State::Replaced, operation.startedAt); !replaced)
                return replaced;
        }
        auto inserted =
            run(u"INSERT INTO operation (host, api_url, owner, name, who, started, changed, state, stop_kind, "
                "note, plan_format, plan, kind, tag, final_tag) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, "
                "?, ?, ?)"_s,
                {text(repository.host), text(repository.apiUrl.toString()), text(repository.owner),
                 text(repository.name), text(operation.by), stored(operation.startedAt), stored(operation.startedAt),
                 static_cast<int>(Operation::State::Running), static_cast<int>(operation.stopKind), planFormat,
                 encoded(operation.plan), static_cast<int>(operation.plan.kind), text(operation.plan.tag),
                 text(operation.plan.finalTag)});
        if (!inserted)
            return std::unexpected(inserted.error());
        id = inserted->lastInsertId().toLongLong();
        // Before anybody else can see it, so that nobody takes it for interrupted.
        auto held = lock(id);
        if (!held)
            return std::unexpected(fault(u"no lock"_s));
        m_locks[id] = std::move(held);
        return {};
    });
    if (!written) {
        m_locks.erase(id);
        return std::unexpected(written.error());
    }
    return id;
}

Result<void> JournalFile::resume(qint64 id, const QDateTime &now)
{
    Lock held;
    const auto written = transaction([&]() -> Result<void> {
        held = m_locks.contains(id) ? nullptr : lock(id);
        if (!held) {
            return std::unexpected(Error{.kind = ErrorKind::Conflict,
                                         .message = Words::tr("Another Slipway on this machine runs this operation; "
                                                              "wait until it has ended.")});
        }
        const auto state = stateOf(id);
        if (!state)
            return std::unexpected(state.error());
        if (*state == Operation::State::Done || *state == Operation::State::Replaced
            || *state == Operation::State::Closed) {
            return std::unexpected(
                Error{.kind = ErrorKind::Refused,
                      .message = Words::tr("This operation has ended; there is nothing to go on with.")});
        }
        return setState(id, Operation::State::Running, now);
    });
    if (written)
        m_locks[id] = std::move(held);
    return written;
}

Result<void> JournalFile::record(qint64 id, int step, const StepProgress &progress)
{
    return addEvent(id, step, progress);
}

Result<void> JournalFile::end(const Operation &operation)
{
    const auto written = run(u"UPDATE operation SET state = ?, changed = ?, stop_kind = ?, note = ? WHERE id = ?"_s,
                             {static_cast<int>(operation.state), stored(operation.changedAt),
                              static_cast<int>(operation.stopKind), text(operation.note), operation.id})
                             .transform([](const QSqlQuery &) { });
    m_locks.erase(operation.id);
    return written;
}

Result<void> JournalFile::close(qint64 id, const QDateTime &now)
{
    return resume(id, now).and_then([&] {
        const auto written = setState(id, Operation::State::Closed, now);
        m_locks.erase(id);
        return written;
    });
}

Result<void> JournalFile::setState(qint64 id, Operation::State state, const QDateTime &at)
{
    return run(u"UPDATE operation SET state = ?, changed = ? WHERE id = ?"_s, {static_cast<int>(state), stored(at), id})
        .transform([](const QSqlQuery &) { });
}

Result<void> JournalFile::addEvent(qint64 id, int step, const StepProgress &progress)
{
    return run(u"INSERT INTO event (operation, step, state, already, at, note, sent, newest, made) VALUES (?, ?, ?, ?, "
               "?, ?, ?, ?, ?)"_s,
               {id, step, static_cast<int>(progress.state), progress.wasAlreadySo, stored(progress.at),
                text(progress.note), stored(progress.trace.sentAt), progress.trace.newest, progress.trace.made})
        .transform([](const QSqlQuery &) { });
}

Result<Operation::State> JournalFile::stateOf(qint64 id)
{
    auto row = run(u"SELECT state FROM operation WHERE id = ?"_s, {id});
    if (!row)
        return std::unexpected(row.error());
    if (!row->next()) {
        return std::unexpected(Error{.kind = ErrorKind::NotFound,
                                     .message = Words::tr("There is no operation %1 in the journal; see slipway "
                                                          "activity.")
                                                    .arg(id)});
    }
    return enumerator(row->value(0), Operation::State::Closed, Operation::State::Stopped);
}

Result<void> JournalFile::interruptAbandoned()
{
    auto rows = run(u"SELECT id FROM operation WHERE state = ?"_s, {static_cast<int>(Operation::State::Running)});
    if (!rows)
        return std::unexpected(rows.error());
    QList<qint64> running;
    while (rows->next())
        running.append(rows->value(0).toLongLong());
    rows->finish();
    running.removeIf([this](qint64 id) { return m_locks.contains(id); });
    if (running.isEmpty())
        return {};
    return transaction([&]() -> Result<void> {
        for (const qint64 id : std::as_const(running)) {
            const auto held = lock(id);
            if (!held)
                continue;
            // It may have ended since it was read.
            auto written =
                run(u"UPDATE operation SET state = ? WHERE id = ? AND state = ?"_s,
                    {static_cast<int>(Operation::State::Interrupted), id, static_cast<int>(Operation::State::Running)});
            if (!written)
                return std::unexpected(written.error());
        }
        return {};
    });
}

Result<QList<Operation>> JournalFile::operations(int limit)
{
    if (auto looked = interruptAbandoned(); !looked)
        return std::unexpected(looked.error());
    auto rows =
        run(u"SELECT id, host, api_url, owner, name, who, started, changed, state, stop_kind, note, plan_format, "
            "plan, kind, tag, final_tag FROM operation ORDER BY id DESC LIMIT ?"_s,
            {limit});
    if (!rows)
        return std::unexpected(rows.error());
    QList<Operation> operations;
    while (rows->next())
        operations.append(operationFrom(*rows));
    rows->finish();
    if (auto added = addProgress(operations); !added)
        return std::unexpected(added.error());
    return operations;
}

/// The last thing that happened to each step.
Result<void> JournalFile::addProgress(QList<Operation> &operations)
{
    if (operations.isEmpty())
        return {};
    auto rows = run(u"SELECT operation, step, state, already, at, note, sent, newest, made FROM event WHERE id IN "
                    u"(SELECT MAX(id) FROM event "
                    "WHERE operation >= ? GROUP BY operation, step)"_s,
                    {operations.constLast().id});
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next()) {
        const auto found = std::ranges::find(operations, rows->value(0).toLongLong(), &Operation::id);
        const int step = rows->value(1).toInt();
        if (found == operations.end() || step < 0 || step >= found->progress.size())
            continue;
        found->progress[step] = {enumerator(rows->value(2), StepProgress::State::Stopped, StepProgress::State::Waiting),
                                 rows->value(3).toBool(),
                                 timeFrom(rows->value(4)),
                                 rows->value(5).toString(),
                                 {timeFrom(rows->value(6)), rows->value(7).toLongLong(), rows->value(8).toLongLong()}};
    }
    return {};
}

} // namespace slipway::storage
