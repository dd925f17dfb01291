// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "activity.h"

#include "await.h"

#include "storage/journal.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>

namespace slipway::services {

namespace {

constexpr int mostOperations = 1000; ///< that are shown

} // namespace

Activity::Activity(const QString &directory, QObject *parent)
    : QObject(parent)
    , m_directory(directory)
    , m_journal(std::make_unique<storage::Journal>(directory))
{
    await(m_journal->open(), this, [this](const Result<QString> &kept) {
        if (!kept) {
            m_problem = kept.error();
        } else if (!kept->isEmpty()) {
            m_problem =
                Error{.kind = ErrorKind::Storage,
                      .message = tr("The journal of operations was damaged and a new one was begun; the damaged "
                                    "one is kept as %1.")
                                     .arg(QDir::toNativeSeparators(*kept))};
        }
        if (kept) {
            reload();
        } else {
            m_isRead = true;
            Q_EMIT changed();
        }
    });
}

Activity::~Activity() = default;

QString Activity::defaultDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

const Operation *Activity::find(qint64 id) const
{
    const auto found = std::ranges::find(m_operations, id, &Operation::id);
    return found == m_operations.cend() ? nullptr : &*found;
}

int Activity::unfinishedCount(const RepositoryName &repository) const
{
    return int(std::ranges::count_if(m_operations, [&](const Operation &operation) {
        return operation.repository == repository && operation.isUnfinished();
    }));
}

QFuture<Result<QList<Operation>>> Activity::reload()
{
    return m_journal->operations(mostOperations).then(this, [this](const Result<QList<Operation>> &operations) {
        m_isRead = true;
        if (operations)
            m_operations = *operations;
        else
            m_problem = operations.error();
        Q_EMIT changed();
        return operations;
    });
}

QFuture<Result<qint64>> Activity::begin(const Operation &operation)
{
    auto begun = m_journal->begin(operation);
    reload();
    return begun;
}

QFuture<Result<void>> Activity::resume(qint64 id)
{
    auto resumed = m_journal->resume(id, QDateTime::currentDateTimeUtc());
    reload();
    return resumed;
}

QFuture<Result<void>> Activity::record(qint64 id, int step, const StepProgress &progress)
{
    const auto found = std::ranges::find(m_operations, id, &Operation::id);
    if (found != m_operations.end() && step < found->progress.size()) {
        found->progress[step] = progress;
        Q_EMIT changed();
    }
    return m_journal->record(id, step, progress);
}

QFuture<Result<void>> Activity::end(const Operation &operation)
{
    auto ended = m_journal->end(operation);
    reload();
    return ended;
}

QFuture<Result<void>> Activity::close(qint64 id)
{
    auto closed = m_journal->close(id, QDateTime::currentDateTimeUtc());
    reload();
    return closed;
}

} // namespace slipway::services
