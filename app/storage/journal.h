// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filethread.h"
#include "journalfile.h"

namespace slipway::storage {

/// A JournalFile on a thread of its own. See JournalFile for what each does.
class Journal final {
public:
    explicit Journal(const QString &directory)
        : m_thread(QStringLiteral("journal"), directory)
    {
    }

    QFuture<Result<QString>> open();
    QFuture<Result<qint64>> begin(const Operation &operation);
    QFuture<Result<void>> resume(qint64 id, const QDateTime &now);
    QFuture<Result<void>> record(qint64 id, int step, const StepProgress &progress);
    QFuture<Result<void>> end(const Operation &operation);
    QFuture<Result<void>> close(qint64 id, const QDateTime &now);
    QFuture<Result<QList<Operation>>> operations(int limit);

private:
    FileThread<JournalFile> m_thread;
};

} // namespace slipway::storage
