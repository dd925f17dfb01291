// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "manyobjects.h"

#include "handles.h"

#include <QSemaphore>
#include <QThreadPool>

#include <algorithm>
#include <atomic>

namespace slipway::git {

void readMany(const Repository &repository, git_odb *odb, qsizetype count,
              const std::function<void(git_odb *odb, qsizetype i)> &read)
{
    constexpr qsizetype atOnce = 32; // objects that are neighbours in what was asked for are often so in the pack
    std::atomic<qsizetype> next = 0;
    const auto readWhatIsLeft = [&](git_odb *own) {
        for (qsizetype from = next.fetch_add(atOnce); from < count; from = next.fetch_add(atOnce)) {
            for (qsizetype i = from; i < std::min(from + atOnce, count); ++i) {
                read(own, i);
            }
        }
    };
    const QByteArray objects = repository.commonDirectory().toUtf8() + "/objects";
    const auto help = [&] {
        OdbHandle own;
        if (git_odb_open(std::out_ptr(own), objects.constData()) == 0) {
            readWhatIsLeft(own.get());
        }
    };
    // Only threads that are free at once: what is read here waits for no other work.
    constexpr qsizetype worthAThread = 4 * atOnce;
    const qsizetype wanted = std::min<qsizetype>(QThread::idealThreadCount() - 1, count / worthAThread);
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
}

} // namespace slipway::git
