// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "processlock.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace slipway::storage {

namespace {

/// Whether the open file is still the one that is found under the path: its last holder may have removed it meanwhile.
bool isAt(int descriptor, const QByteArray &path)
{
    struct stat opened = {};
    struct stat found = {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(path.constData(), &found) == 0 && opened.st_dev == found.st_dev
        && opened.st_ino == found.st_ino;
}

bool lockNow(int descriptor)
{
    int answer = -1;
    do {
        answer = ::flock(descriptor, LOCK_EX | LOCK_NB);
    } while (answer != 0 && errno == EINTR);
    return answer == 0;
}

} // namespace

std::unique_ptr<ProcessLock> ProcessLock::take(const QString &file)
{
    const QByteArray path = QFile::encodeName(file);
    for (;;) {
        const int descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
        if (descriptor < 0)
            return nullptr;
        if (!lockNow(descriptor)) {
            ::close(descriptor);
            return nullptr;
        }
        if (isAt(descriptor, path))
            return std::unique_ptr<ProcessLock>(new ProcessLock(path, descriptor));
        ::close(descriptor);
    }
}

ProcessLock::ProcessLock(QByteArray path, int descriptor)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
{
}

ProcessLock::~ProcessLock()
{
    ::unlink(m_path.constData()); // while it is held: nobody else's file is removed
    ::close(m_descriptor);
}

} // namespace slipway::storage
