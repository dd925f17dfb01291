// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThread>

#include <memory>
#include <type_traits>

namespace slipway::storage {

/// A file on a thread of its own, since reaching the disk takes its time. What is posted is carried out in its order;
/// all of it before the thread is gone.
template<class File>
class FileThread final {
public:
    FileThread(const QString &name, const QString &directory)
        : m_context(new QObject)
    {
        m_thread.setObjectName(name);
        m_context->moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            m_context, [this, directory] { m_file = std::make_unique<File>(directory); }, Qt::QueuedConnection);
    }

    ~FileThread()
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
    Q_DISABLE_COPY_MOVE(FileThread)

    /// `work` gets the file on its thread; the future has what it returns.
    template<class Work>
    auto post(Work work)
    {
        using Answer = std::invoke_result_t<Work, File &>;
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

private:
    QThread m_thread;
    QObject *m_context; ///< lives on the thread
    std::unique_ptr<File> m_file; ///< made, used and destroyed on the thread
};

} // namespace slipway::storage
