// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "draftfile.h"
#include "filethread.h"

namespace slipway::storage {

/// A DraftFile on a thread of its own. See DraftFile for what each does.
class Drafts final {
public:
    explicit Drafts(const QString &directory)
        : m_thread(QStringLiteral("drafts"), directory)
    {
    }

    QFuture<Result<QString>> open()
    {
        return m_thread.post([](DraftFile &file) { return file.open(); });
    }
    QFuture<Result<std::optional<NotesDraft>>> find(const QString &repository, const QString &name)
    {
        return m_thread.post([repository, name](DraftFile &file) { return file.find(repository, name); });
    }
    QFuture<Result<QList<NotesDraft>>> all(const QString &repository)
    {
        return m_thread.post([repository](DraftFile &file) { return file.all(repository); });
    }
    QFuture<Result<NotesDraft>> keep(const NotesDraft &draft)
    {
        return m_thread.post([draft](DraftFile &file) { return file.keep(draft); });
    }
    QFuture<Result<void>> remove(const NotesDraft &draft)
    {
        return m_thread.post([draft](DraftFile &file) { return file.remove(draft); });
    }

private:
    FileThread<DraftFile> m_thread;
};

} // namespace slipway::storage
