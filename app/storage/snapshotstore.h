// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/snapshot.h"

namespace slipway::storage {

/// What a stored snapshot belongs to: a repository on its host, a clone, or both.
struct SnapshotKey {
    std::optional<RepositoryName> repository{};
    QString clonePath{};

    static SnapshotKey of(const Snapshot &snapshot) { return {snapshot.repository, snapshot.clonePath}; }
    friend bool operator==(const SnapshotKey &, const SnapshotKey &) = default;
};

/// The last snapshot of each repository, one file for each (0600), so that the window shows something at once. Can be
/// lost without harm; the files of the repositories that were not opened for the longest time go first.
class SnapshotStore final {
public:
    static constexpr int mostFiles = 50;

    /// `directory` is created at the first save.
    explicit SnapshotStore(QString directory)
        : m_directory(std::move(directory))
    {
    }

    /// Replaces the stored one as a whole or not at all. Fails with ErrorKind::Storage.
    Result<void> save(const Snapshot &snapshot) const;

    /// Nothing when there is none, or when it is damaged or of another version of the format.
    std::optional<Snapshot> load(const SnapshotKey &key) const;

private:
    QString fileOf(const SnapshotKey &key) const;
    void prune() const;

    QString m_directory;
};

} // namespace slipway::storage
