// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "manyobjects.h"

#include "giterror.h"
#include "handles.h"

#include <QSemaphore>
#include <QThreadPool>

#include <algorithm>
#include <atomic>

namespace slipway::git {

namespace {

/// In its own bytes: a path need not be UTF-8.
QByteArray objectsFolder(const Repository &repository)
{
    git_buf folder{};
    git_repository_item_path(&folder, repository.handle().get(), GIT_REPOSITORY_ITEM_OBJECTS);
    const QByteArray path(folder.ptr, qsizetype(folder.size));
    git_buf_dispose(&folder);
    return path;
}

} // namespace

Result<void> readMany(const Repository &repository, git_odb *odb, qsizetype count,
                      const std::function<void(git_odb *odb, qsizetype i)> &read)
{
    constexpr qsizetype atOnce = 32; // objects that are neighbours in what was asked for are often so in the pack
    const std::atomic_bool *stop = repository.handle().stop;
    const auto isStopped = [stop] { return stop != nullptr && stop->load(std::memory_order_relaxed); };
    std::atomic<qsizetype> next = 0;
    const auto readWhatIsLeft = [&](git_odb *own) {
        for (qsizetype from = next.fetch_add(atOnce); from < count && !isStopped(); from = next.fetch_add(atOnce)) {
            for (qsizetype i = from; i < std::min(from + atOnce, count); ++i) {
                read(own, i);
            }
        }
    };
    // Only threads that are free at once: what is read here waits for no other work.
    constexpr qsizetype worthAThread = 4 * atOnce;
    const qsizetype wanted = std::min<qsizetype>(QThread::idealThreadCount() - 1, count / worthAThread);
    const QByteArray objects = wanted > 0 ? objectsFolder(repository) : QByteArray();
    const auto help = [&] {
        OdbHandle own;
        if (git_odb_open(std::out_ptr(own), objects.constData()) == 0) {
            readWhatIsLeft(own.get());
        }
    };
    QSemaphore ended;
    int helpers = 0;
    while (helpers < wanted && QThreadPool::globalInstance()->tryStart([&] {
        help();
        ended.release();
    })) {
        ++helpers;
    }
    readWhatIsLeft(odb);
    ended.acquire(helpers);
    if (isStopped()) {
        return fail(ErrorKind::Cancelled, Words::tr("Reading the history was cancelled."));
    }
    return {};
}

} // namespace slipway::git
