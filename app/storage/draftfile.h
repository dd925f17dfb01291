// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notesdraft.h"
#include "durablefile.h"

namespace slipway::storage {

/// The database of drafts. What is kept has reached the disk when a function returns.
class DraftFile final {
public:
    explicit DraftFile(const QString &directory);

    /// See DurableFile::open().
    Result<QString> open() { return m_file.open(); }

    /// Nothing where there is none.
    Result<std::optional<NotesDraft>> find(const QString &repository, const QString &name);
    /// Of a repository, those that were changed last first.
    Result<QList<NotesDraft>> all(const QString &repository);
    /// Keeps it as its next revision, which is the answer. Conflict where somebody kept another one since `revision`:
    /// nothing is written then.
    Result<NotesDraft> keep(const NotesDraft &draft);
    /// Conflict as in keep(); one that is gone already is no fault.
    Result<void> remove(const NotesDraft &draft);

private:
    Result<qint64> revisionOf(const NotesDraft &draft);

    DurableFile m_file;
};

} // namespace slipway::storage
