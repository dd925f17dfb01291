// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "state.h"

#include <QLockFile>

#include <memory>
#include <optional>

namespace slipway::sandbox {

/// The sandbox's folder: repository.git, state.json (mode 0600: it holds the tokens), assets/ID, clone. Owned by one
/// process at a time.
class Store final {
public:
    /// Makes the folder when it is not there, and locks it. Refuses a folder that is in use, and one with other
    /// things in it. What a seed that was interrupted left behind is removed.
    static Result<Store> open(const QString &directory);

    QString gitDirectory() const { return m_directory + QStringLiteral("/repository.git"); }
    QString cloneDirectory() const { return m_directory + QStringLiteral("/clone"); }
    bool hasState() const;

    Result<State> load() const;
    /// Writes the state file when it differs from what was written last.
    Result<void> save(const State &state);

    Result<void> writeAsset(qint64 id, const QByteArray &bytes) const;
    std::optional<QByteArray> readAsset(qint64 id) const;
    void removeAsset(qint64 id) const;

private:
    explicit Store(QString directory, std::unique_ptr<QLockFile> lock);
    QString stateFile() const { return m_directory + QStringLiteral("/state.json"); }
    QString assetFile(qint64 id) const;

    QString m_directory;
    std::unique_ptr<QLockFile> m_lock;
    QByteArray m_written;
};

} // namespace slipway::sandbox
