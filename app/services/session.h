// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity.h"
#include "workspace.h"

#include <vector>

namespace slipway::storage {
class Settings;
class TokenStore;
} // namespace slipway::storage

namespace slipway::services {

/// A repository as it stands in the list of recent ones.
struct RecentRepository {
    std::optional<RepositoryName> repository{};
    QString clonePath{};

    /// owner/name, or the clone's folder name.
    QString title() const;
    friend bool operator==(const RecentRepository &, const RecentRepository &) = default;
};

/// What the window works with: the open workspace, the repositories opened before, sign-in, and the few settings of the
/// window. Created by main, passed to the main window by reference.
class Session final : public QObject {
    Q_OBJECT

public:
    /// `directory`: where settings, caches, snapshots and the journal are kept; empty: the user's own folders.
    explicit Session(const QString &directory = {}, QObject *parent = nullptr);
    ~Session() override;

    /// nullptr until something is opened.
    Workspace *workspace() const { return m_workspace.get(); }
    Activity &activity() const { return *m_activity; }
    QList<RecentRepository> recent() const;

    /// Begins to read what open() will show of it first; for what comes before open() and takes its time.
    void prepare(const RecentRepository &repository);

    enum class Remember { Yes, No };

    /// Opens it in place of what is open, shows its last snapshot and starts a refresh. Without `token` the
    /// environment's or the keychain's is used; the refresh waits for the keychain, the snapshot does not. An operation
    /// that is under way goes on to its end. Ends at workspaceChanged(). Remember::No: it does not stand among the
    /// recent ones (a demonstration is gone tomorrow).
    void open(const RecentRepository &repository, const std::optional<Secret> &token = {},
              Remember remember = Remember::Yes);

    /// The operation that is under way, in the open workspace or in one that was left; nullptr: none.
    OperationService *runningOperation() const;

    /// GitHub repositories that a clone's remotes name, the best first; a clone without any gives an empty list.
    QFuture<Result<QList<RepositoryName>>> proposals(const QString &clonePath);

    /// Tries the token on the open repository's host; one that GitHub takes is kept in the keychain (an empty one:
    /// forgets what is there), and the repository is opened again with it. Otherwise all stays as it was.
    /// Ends at signedIn(). Where there is no keychain the token lasts until the program ends, and the error says so.
    void signIn(const Secret &token);

    int refreshSeconds() const; ///< 0: by hand only
    void setRefreshSeconds(int seconds);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    QByteArray viewState(const QString &view) const;
    void setViewState(const QString &view, const QByteArray &state);

Q_SIGNALS:
    /// Before the old workspace is destroyed: let go of everything that belongs to it.
    void workspaceClosing();
    void workspaceChanged();
    void recentChanged();
    void signedIn(const std::optional<slipway::Error> &problem);

private:
    WorkspaceOptions optionsOf(const RecentRepository &repository) const;
    /// `token`: nullopt where it is still looked for.
    void create(const RecentRepository &repository, const std::optional<Result<Secret>> &token, Remember remember);
    void leave();
    void keepToken(const RecentRepository &repository, const Secret &token);

    QString m_directory;
    std::unique_ptr<storage::Settings> m_settings;
    std::unique_ptr<storage::TokenStore> m_tokens;
    std::unique_ptr<Activity> m_activity; ///< goes after the workspaces
    QHash<QString, Secret> m_sessionTokens; ///< by host, given by hand since the start
    std::optional<std::pair<RecentRepository, LastRead>> m_prepared;
    std::unique_ptr<Workspace> m_workspace;
    std::vector<std::unique_ptr<Workspace>> m_left; ///< until their operation has ended
    quint64 m_generation = 0;
};

} // namespace slipway::services
