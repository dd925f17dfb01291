// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "durablefile.h"
#include "processlock.h"

#include <memory>
#include <unordered_map>

namespace slipway::storage {

/// The journal's database: which operations there were, and each thing that happened to a step, never overwritten. What
/// a function has written when it returns has reached the disk (synchronous=FULL, a truncated rollback journal: SQLite
/// docs, "PRAGMA synchronous"). Its one connection belongs to the thread that made it. Another Slipway may have the
/// same file open: writes wait for each other, and who runs an operation holds its lock.
class JournalFile final {
public:
    explicit JournalFile(QString directory);

    /// Opens or makes the file, and checks it. A damaged one is set aside beside it and begun anew; the answer is then
    /// the path under which it was kept, else empty.
    Result<QString> open() { return m_file.open(); }

    /// Keeps a new operation before anything is done, locked; unfinished ones of the same kind for the same candidate,
    /// environment and, of an undo, operation are replaced by it. The answer is its id.
    Result<qint64> begin(const Operation &operation);
    /// Takes a stopped or interrupted operation up again, and locks it. Conflict while another Slipway runs it; Refused
    /// when it is done, replaced or put aside meanwhile.
    Result<void> resume(qint64 id, const QDateTime &now);
    /// Adds what happened to a step.
    Result<void> record(qint64 id, int step, const StepProgress &progress);
    /// How it ended; its lock is let go.
    Result<void> end(const Operation &operation);
    /// Puts an unfinished operation aside. Conflict while another Slipway runs it.
    Result<void> close(qint64 id, const QDateTime &now);
    /// The newest `limit` operations, newest first. One that nobody runs any more is interrupted.
    Result<QList<Operation>> operations(int limit);

private:
    using Lock = std::unique_ptr<ProcessLock>;

    Result<QList<qint64>> replacedBy(const Operation &operation);
    Result<void> interruptAbandoned();
    /// Why it stopped stays known.
    Result<void> setState(qint64 id, Operation::State state, const QDateTime &at);
    Result<void> addEvent(qint64 id, int step, const StepProgress &progress);
    Result<void> addProgress(QList<Operation> &operations);
    Result<Operation::State> stateOf(qint64 id);
    /// To be called in a transaction: so nobody who only looks whether it is held is taken for its holder.
    Lock lock(qint64 id) const;

    QString m_directory;
    DurableFile m_file;
    std::unordered_map<qint64, Lock> m_locks; ///< of the operations that this process runs
};

} // namespace slipway::storage
