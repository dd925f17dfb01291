// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>

#include <functional>

namespace slipway::github {

/// Bytes so far, and of how many; -1: nobody said how many. Called on the model's thread, ten times a second at most;
/// it must not destroy the model.
using TransferProgress = std::function<void(qint64 done, qint64 total)>;

/// That a file which is to be sent cannot be read.
Error unreadable(const QString &file);

/// Where the body of a successful answer goes piece by piece.
class BodySink {
public:
    virtual ~BodySink() = default;
    /// An answer begins; what came of an earlier one is forgotten. `size` in bytes; -1: unknown.
    virtual Result<void> begin(qint64 size) = 0;
    virtual Result<void> take(const QByteArray &bytes) = 0;
};

/// Into the memory, up to a limit.
class MemorySink final : public BodySink {
public:
    explicit MemorySink(qint64 limit);

    const QByteArray &bytes() const { return m_bytes; }
    Result<void> begin(qint64 size) override;
    Result<void> take(const QByteArray &bytes) override;

private:
    qint64 m_limit;
    QByteArray m_bytes;
};

/// Into a new file that only its owner may read, with its SHA-256 on the way. What was there under this name is
/// replaced. The file goes away with the sink unless it was kept.
class FileSink final : public BodySink {
public:
    FileSink(const QString &path, TransferProgress progress);
    ~FileSink() override;

    Result<void> begin(qint64 size) override;
    Result<void> take(const QByteArray &bytes) override;
    /// Everything came: closes the file and lets it stay. Its digest, "sha256:HEX".
    Result<QString> keep();

private:
    void discard();
    void report();

    QFile m_file;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    TransferProgress m_progress;
    QElapsedTimer m_sinceReport;
    qint64 m_done = 0;
    qint64 m_total = -1;
    bool m_kept = false;
};

} // namespace slipway::github
