// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal.h"

#include <type_traits>

namespace slipway::storage {

template<class Work>
auto Journal::post(Work work)
{
    using Answer = std::invoke_result_t<Work, JournalFile &>;
    const auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QFuture<Answer> future = promise->future();
    QMetaObject::invokeMethod(
        m_context,
        [this, promise, work = std::move(work)] {
            promise->addResult(work(*m_file));
            promise->finish();
        },
        Qt::QueuedConnection);
    return future;
}

Journal::Journal(const QString &directory)
    : m_context(new QObject)
{
    m_thread.setObjectName(QStringLiteral("journal"));
    m_context->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_context, [this, directory] { m_file = std::make_unique<JournalFile>(directory); }, Qt::QueuedConnection);
}

Journal::~Journal()
{
    // Behind everything that was asked for.
    QMetaObject::invokeMethod(
        m_context,
        [this] {
            m_file.reset();
            m_context->deleteLater();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

QFuture<Result<QString>> Journal::open()
{
    return post([](JournalFile &file) { return file.open(); });
}

QFuture<Result<qint64>> Journal::begin(const Operation &operation)
{
    return post([operation](JournalFile &file) { return file.begin(operation); });
}

QFuture<Result<void>> Journal::resume(qint64 id, const QDateTime &now)
{
    return post([id, now](JournalFile &file) { return file.resume(id, now); });
}

QFuture<Result<void>> Journal::record(qint64 id, int step, const StepProgress &progress)
{
    return post([id, step, progress](JournalFile &file) { return file.record(id, step, progress); });
}

QFuture<Result<void>> Journal::end(const Operation &operation)
{
    return post([operation](JournalFile &file) { return file.end(operation); });
}

QFuture<Result<void>> Journal::close(qint64 id, const QDateTime &now)
{
    return post([id, now](JournalFile &file) { return file.close(id, now); });
}

QFuture<Result<QList<Operation>>> Journal::operations(int limit)
{
    return post([limit](JournalFile &file) { return file.operations(limit); });
}

} // namespace slipway::storage
