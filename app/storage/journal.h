// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journalfile.h"

#include <QFuture>
#include <QPromise>
#include <QThread>

namespace slipway::storage {

/// A JournalFile on a thread of its own, since reaching the disk takes its time. Calls are carried out in their order;
/// all of them before the journal is gone. See JournalFile for what each does.
class Journal final {
public:
    explicit Journal(const QString &directory);
    ~Journal();
    Q_DISABLE_COPY_MOVE(Journal)

    QFuture<Result<QString>> open();
    QFuture<Result<qint64>> begin(const Operation &operation);
    QFuture<Result<void>> resume(qint64 id, const QDateTime &now);
    QFuture<Result<void>> record(qint64 id, int step, const StepProgress &progress);
    QFuture<Result<void>> end(const Operation &operation);
    QFuture<Result<void>> close(qint64 id, const QDateTime &now);
    QFuture<Result<QList<Operation>>> operations(int limit);

private:
    template<class Work>
    auto post(Work work);

    QThread m_thread;
    QObject *m_context; ///< lives on the thread
    std::unique_ptr<JournalFile> m_file; ///< made, used and destroyed on the thread
};

} // namespace slipway::storage
