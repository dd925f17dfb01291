// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal.h"

namespace slipway::storage {

QFuture<Result<QString>> Journal::open()
{
    return m_thread.post([](JournalFile &file) { return file.open(); });
}

QFuture<Result<qint64>> Journal::begin(const Operation &operation)
{
    return m_thread.post([operation](JournalFile &file) { return file.begin(operation); });
}

QFuture<Result<void>> Journal::resume(qint64 id, const QDateTime &now)
{
    return m_thread.post([id, now](JournalFile &file) { return file.resume(id, now); });
}

QFuture<Result<void>> Journal::record(qint64 id, int step, const StepProgress &progress)
{
    return m_thread.post([id, step, progress](JournalFile &file) { return file.record(id, step, progress); });
}

QFuture<Result<void>> Journal::end(const Operation &operation)
{
    return m_thread.post([operation](JournalFile &file) { return file.end(operation); });
}

QFuture<Result<void>> Journal::close(qint64 id, const QDateTime &now)
{
    return m_thread.post([id, now](JournalFile &file) { return file.close(id, now); });
}

QFuture<Result<QList<Operation>>> Journal::operations(int limit)
{
    return m_thread.post([limit](JournalFile &file) { return file.operations(limit); });
}

} // namespace slipway::storage
