// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace slipway::storage {
class Journal;
}

namespace slipway::services {

/// What was done, and what was left unfinished: the journal of operations, of all repositories, as this machine knows
/// it. Created by main or by the session, passed on by reference.
class Activity final : public QObject {
    Q_OBJECT

public:
    /// Opens the journal in `directory`, which is made; ends at changed().
    explicit Activity(const QString &directory, QObject *parent = nullptr);
    ~Activity() override;

    /// The folder of the user for what must not be lost.
    static QString defaultDirectory();

    /// Where it keeps what must not be lost.
    const QString &directory() const { return m_directory; }
    /// The journal was opened and read, or could not be.
    bool isRead() const { return m_isRead; }
    /// Newest first.
    const QList<Operation> &operations() const { return m_operations; }
    const Operation *find(qint64 id) const;
    /// How many of a repository's are unfinished.
    int unfinishedCount(const RepositoryName &repository) const;
    /// Why the journal cannot be used, or that a damaged one was set aside.
    const std::optional<Error> &problem() const { return m_problem; }

    /// Reads it again: another Slipway may have written to it. Ends at changed(), and gives what was read.
    QFuture<Result<QList<Operation>>> reload();

    // For OperationService. Each is on the disk when its future has ended without an error.

    QFuture<Result<qint64>> begin(const Operation &operation);
    QFuture<Result<void>> resume(qint64 id);
    QFuture<Result<void>> record(qint64 id, int step, const StepProgress &progress);
    QFuture<Result<void>> end(const Operation &operation);

    /// Puts an unfinished operation aside; nothing changes on GitHub.
    QFuture<Result<void>> close(qint64 id);

Q_SIGNALS:
    void changed();

private:
    QString m_directory;
    std::unique_ptr<storage::Journal> m_journal;
    QList<Operation> m_operations;
    std::optional<Error> m_problem;
    bool m_isRead = false;
};

} // namespace slipway::services
