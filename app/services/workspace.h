// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detailsservice.h"
#include "domain/preflight.h"
#include "domain/secret.h"
#include "headlines.h"
#include "notesservice.h"
#include "operationservice.h"
#include "probeservice.h"
#include "refreshservice.h"
#include "templatefiles.h"

#include <QFuture>
#include <QThreadPool>
#include <QTimer>

namespace slipway::storage {
class HttpCache;
class SnapshotStore;
} // namespace slipway::storage

namespace slipway::services {

/// Which repository, and how it is reached. At least one of `repository` and `clonePath` is given.
struct WorkspaceOptions {
    std::optional<RepositoryName> repository{};
    QString clonePath{};
    Secret token{};
    bool awaitsToken = false; ///< of a repository: whether there is one is not known yet, see Workspace::setToken()
    RefreshOptions refresh{};
    QString cacheDirectory{}; ///< HTTP cache, last snapshot, history of the clone; empty: keep nothing
    QString historyDirectory{}; ///< of the clone's history alone; empty: `cacheDirectory`
    PlanPacing pacing{};
};

struct RateLimitInfo {
    int remaining = -1; ///< -1: not known
    int limit = -1;
    QDateTime resetsAt{};
};

/// Where caches are kept. `directory`: as in Session; empty: the user's own folder.
QString cacheDirectory(const QString &directory = {});

/// The last snapshot that is kept of a repository, while another thread reads it; nullopt where there is none.
using LastRead = QFuture<Result<std::optional<LastSnapshot>>>;
/// Begins to read it. Can begin before the workspace is made: of a large repository it takes longer than a window takes
/// to show.
LastRead readLast(const WorkspaceOptions &options);

/// What lies between two commits.
struct Comparison {
    BaseRef from;
    BaseRef to;
    AheadBehind counts; ///< of `to` against `from`
    QList<Commit> commits; ///< in `to` and not in `from`, newest first; GitHub alone gives 250 at most
};

/// One open repository: its models and services. Everything ends with it.
class Workspace final : public QObject {
    Q_OBJECT

public:
    /// `activity` outlives it.
    Workspace(WorkspaceOptions options, Activity &activity, QObject *parent = nullptr);
    ~Workspace() override;

    const WorkspaceOptions &options() const { return m_options; }
    /// Shows the last snapshot, then refreshes.
    void start(LastRead last = {});
    /// Ends the wait for the token, an error: why there is none. Until then GitHub is asked for nothing.
    void setToken(const Result<Secret> &token);
    /// owner/name, or the clone's folder name.
    QString title() const;
    RefreshService &refresh() { return *m_refresh; }
    DetailsService &details() { return *m_details; }
    Headlines &headlines() { return *m_headlines; }
    /// nullptr for a clone alone: there is nothing on GitHub to change.
    OperationService *operations() { return m_operations.get(); }
    Activity &activity() const { return m_activity; }
    NotesService &notes() { return *m_notes; }
    TemplateFiles &templates() { return *m_templates; }
    /// Asks the nodes after each refresh.
    ProbeService &probes() { return *m_probes; }
    SnapshotPtr snapshot() const { return m_refresh->snapshot(); }
    RateLimitInfo rateLimit() const;
    /// How many GitHub has given so far, "not modified" among them.
    int answers() const;

    /// The newest commits of the branch that candidates are made from, newest first.
    QFuture<Result<QList<Commit>>> branchCommits(int limit);
    /// An environment (what it runs), a tag, a branch or a commit.
    QFuture<Result<BaseRef>> resolve(const QString &name);
    QFuture<Result<Comparison>> compare(const BaseRef &from, const BaseRef &to);

    /// What preflight() judges, as it is now: a few requests at once; never fails. Only with GitHub.
    QFuture<PreflightFacts> preflightFacts(const Plan &plan);

Q_SIGNALS:
    void rateLimitChanged();
    void tokenChanged();

private:
    QFuture<Result<Comparison>> compareOnGitHub(const BaseRef &from, const BaseRef &to);

    WorkspaceOptions m_options;
    Activity &m_activity;
    QThreadPool m_keeping; ///< writes the last snapshot
    QTimer m_calm; ///< runs out when nothing new has come for a while
    std::unique_ptr<storage::HttpCache> m_httpCache;
    std::unique_ptr<storage::SnapshotStore> m_snapshots;
    std::unique_ptr<git::GitModel> m_git;
    std::unique_ptr<github::GitHubModel> m_github;
    std::unique_ptr<RefreshService> m_refresh;
    std::unique_ptr<DetailsService> m_details;
    std::unique_ptr<Headlines> m_headlines;
    std::unique_ptr<OperationService> m_operations;
    std::unique_ptr<ProbeService> m_probes;
    std::unique_ptr<NotesService> m_notes;
    std::unique_ptr<TemplateFiles> m_templates;
};

} // namespace slipway::services
