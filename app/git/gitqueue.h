// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gitworker.h"

namespace slipway::git {

/// Queues `work`, which fills the promise on the worker's thread. Left undone, the future ends cancelled: when the
/// worker is stopping, when the future was cancelled while it waited, and when the queue goes away with the thread.
template<class T, class Worker, class Work>
QFuture<Result<T>> queued(Worker &worker, Work work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QMetaObject::invokeMethod(
        &worker,
        [&worker, promise, work = std::move(work)] {
            if (worker.stopping) {
                promise->future().cancel();
            }
            if (!promise->isCanceled()) {
                work(*promise);
            }
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

/// Queues a question to the repository, `answer(worker, repository)`.
template<class T, class Worker, class Answer>
QFuture<Result<T>> asked(Worker &worker, Answer answer)
{
    return queued<T>(worker, [&worker, answer = std::move(answer)](QPromise<Result<T>> &promise) {
        const Result<Repository *> repository = worker.repository();
        promise.addResult(repository ? answer(worker, **repository) : Result<T>(std::unexpected(repository.error())));
    });
}

} // namespace slipway::git
