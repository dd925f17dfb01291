// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journalfile.h"

#include "cborarchive.h"
#include "planfields.h"

#include <QCoreApplication>
#include <QDir>
#include <QTimeZone>

#include <algorithm>

namespace slipway::storage {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::storage::Journal)
};

QString fileIn(const QString &directory)
{
    return directory + u"/journal.sqlite"_s;
}

QList<QStringList> schema()
{
    return {
        {u"CREATE TABLE IF NOT EXISTS operation (id INTEGER PRIMARY KEY AUTOINCREMENT, host TEXT NOT NULL, api_url "
         u"TEXT "
         "NOT NULL, owner TEXT NOT NULL, name TEXT NOT NULL, who TEXT NOT NULL, started INTEGER, changed INTEGER, "
         "state "
         "INTEGER NOT NULL, stop_kind INTEGER NOT NULL, note TEXT NOT NULL, plan_format INTEGER NOT NULL, plan BLOB "
         "NOT "
         "NULL, kind INTEGER NOT NULL, tag TEXT NOT NULL, final_tag TEXT NOT NULL)"_s,
         u"CREATE TABLE IF NOT EXISTS event (id INTEGER PRIMARY KEY, operation INTEGER NOT NULL REFERENCES operation "
         "(id), step INTEGER NOT NULL, state INTEGER NOT NULL, already INTEGER NOT NULL, at INTEGER, note TEXT NOT "
         "NULL)"_s,
         u"CREATE INDEX IF NOT EXISTS event_step ON event (operation, step)"_s},
        // what a step leaves behind
        {u"ALTER TABLE event ADD COLUMN sent INTEGER"_s,
         u"ALTER TABLE event ADD COLUMN newest INTEGER NOT NULL DEFAULT 0"_s,
         u"ALTER TABLE event ADD COLUMN made INTEGER NOT NULL DEFAULT 0"_s},
    };
}

DurableFile::Sentences sentences(const QString &file)
{
    const QString path = QDir::toNativeSeparators(file);
    return {.unusable = Words::tr("The journal of operations cannot be used, and without it nothing is changed on "
                                  "GitHub. See that there is room on the disk and that %1 can be written, then try "
                                  "again.")
                            .arg(path),
            .tooNew = Words::tr("The journal of operations was written by a newer Slipway: use that one, or move %1 "
                                "away.")
                          .arg(path)};
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
    , m_file(fileIn(m_directory), schema(), sentences(fileIn(m_directory)))
{
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
        m_file.run(u"SELECT id, plan_format, plan FROM operation WHERE api_url = ? AND owner = ? AND name = ? AND kind "
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
    const auto written = m_file.transaction([&]() -> Result<void> {
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
        auto inserted = m_file.run(
            u"INSERT INTO operation (host, api_url, owner, name, who, started, changed, state, stop_kind, "
            "note, plan_format, plan, kind, tag, final_tag) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, "
            "?, ?, ?)"_s,
            {text(repository.host), text(repository.apiUrl.toString()), text(repository.owner), text(repository.name),
             text(operation.by), stored(operation.startedAt), stored(operation.startedAt),
             static_cast<int>(Operation::State::Running), static_cast<int>(operation.stopKind), planFormat,
             encoded(operation.plan), static_cast<int>(operation.plan.kind), text(operation.plan.tag),
             text(operation.plan.finalTag)});
        if (!inserted)
            return std::unexpected(inserted.error());
        id = inserted->lastInsertId().toLongLong();
        // Before anybody else can see it, so that nobody takes it for interrupted.
        auto held = lock(id);
        if (!held)
            return std::unexpected(m_file.fault(u"no lock"_s));
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
    const auto written = m_file.transaction([&]() -> Result<void> {
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
    const auto written =
        m_file
            .run(u"UPDATE operation SET state = ?, changed = ?, stop_kind = ?, note = ? WHERE id = ?"_s,
                 {static_cast<int>(operation.state), stored(operation.changedAt), static_cast<int>(operation.stopKind),
                  text(operation.note), operation.id})
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
    return m_file
        .run(u"UPDATE operation SET state = ?, changed = ? WHERE id = ?"_s, {static_cast<int>(state), stored(at), id})
        .transform([](const QSqlQuery &) { });
}

Result<void> JournalFile::addEvent(qint64 id, int step, const StepProgress &progress)
{
    return m_file
        .run(u"INSERT INTO event (operation, step, state, already, at, note, sent, newest, made) VALUES (?, ?, ?, ?, "
             "?, ?, ?, ?, ?)"_s,
             {id, step, static_cast<int>(progress.state), progress.wasAlreadySo, stored(progress.at),
              text(progress.note), stored(progress.trace.sentAt), progress.trace.newest, progress.trace.made})
        .transform([](const QSqlQuery &) { });
}

Result<Operation::State> JournalFile::stateOf(qint64 id)
{
    auto row = m_file.run(u"SELECT state FROM operation WHERE id = ?"_s, {id});
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
    auto rows =
        m_file.run(u"SELECT id FROM operation WHERE state = ?"_s, {static_cast<int>(Operation::State::Running)});
    if (!rows)
        return std::unexpected(rows.error());
    QList<qint64> running;
    while (rows->next())
        running.append(rows->value(0).toLongLong());
    rows->finish();
    running.removeIf([this](qint64 id) { return m_locks.contains(id); });
    if (running.isEmpty())
        return {};
    return m_file.transaction([&]() -> Result<void> {
        for (const qint64 id : std::as_const(running)) {
            const auto held = lock(id);
            if (!held)
                continue;
            // It may have ended since it was read.
            auto written = m_file.run(
                u"UPDATE operation SET state = ? WHERE id = ? AND state = ?"_s,
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
    auto rows = m_file.run(
        u"SELECT id, host, api_url, owner, name, who, started, changed, state, stop_kind, note, plan_format, "
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
    auto rows =
        m_file.run(u"SELECT operation, step, state, already, at, note, sent, newest, made FROM event WHERE id IN "
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
