// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/repositoryname.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <optional>

class QSettings;

namespace slipway::storage {

/// A repository that was opened before: on its host, as a clone, or both.
struct RecentEntry {
    std::optional<RepositoryName> repository{};
    QString clonePath{};

    friend bool operator==(const RecentEntry &, const RecentEntry &) = default;
};

/// What the window remembers between runs, in one INI file. Never a token: those are the TokenStore's.
/// A value that is missing or makes no sense is the default.
class Settings final {
public:
    static constexpr int mostRecent = 12;
    static constexpr int defaultRefreshSeconds = 60;
    static constexpr int shortestRefreshSeconds = 10; ///< a shorter interval would only use the rate limit up

    /// `file` need not exist; it is written with its folder at the first change.
    explicit Settings(const QString &file);
    ~Settings();
    Settings(const Settings &) = delete;
    Settings &operator=(const Settings &) = delete;

    /// The last opened first. Entries that name neither a repository nor a clone are left out.
    QList<RecentEntry> recent() const;
    /// What was opened last.
    std::optional<RecentEntry> last() const;
    /// Puts an entry first; it moves there when it is in the list already. User names and passwords in the address of
    /// the API are not kept.
    void addRecent(const RecentEntry &entry);

    /// Seconds between two refreshes; 0: by hand only.
    int refreshSeconds() const;
    void setRefreshSeconds(int seconds);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    /// Sizes and order of a view's columns, as the view gave them; `view` is its name ("candidates").
    QByteArray viewState(const QString &view) const;
    void setViewState(const QString &view, const QByteArray &state);

private:
    void writeRecent(const QList<RecentEntry> &entries);

    std::unique_ptr<QSettings> m_settings;
};

} // namespace slipway::storage
