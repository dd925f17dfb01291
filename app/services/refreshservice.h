// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/candidate.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace slipway::git {
class GitModel;
}
namespace slipway::github {
class GitHubModel;
}

namespace slipway::services {

class RefreshRun;
using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// The candidates of a snapshot.
struct DerivedCandidates {
    CandidateList counting{}; ///< whose label counts
    std::optional<CandidateList> all{}; ///< only where that are more
};

/// A snapshot that was kept, with its candidates.
struct LastSnapshot {
    Snapshot snapshot;
    DerivedCandidates candidates;
};

/// The candidates; and the index of the tags is made, which the window needs at once. Not for the window's thread:
/// thousands take longer than a frame.
DerivedCandidates derive(const Snapshot &snapshot);
/// derive() on another thread.
QFuture<Result<DerivedCandidates>> derived(const Snapshot &snapshot);

struct RefreshOptions {
    QString baseRevision{}; ///< what ahead and behind are counted against; empty: the default branch
    QStringList labels{}; ///< which labels count; empty: the configuration's, else learned
    bool candidates = true; ///< read what only candidates need: statuses, checks, manifests, distances
    bool anonymous = false; ///< without a token: whoever the last snapshot names is not here
    std::optional<Error> tokenProblem{}; ///< why there is no token; part of every snapshot's problems
    bool fetchClone = false; ///< fetch the clone from the repository's remote first
};

/// Turns GitHub + git into one immutable Snapshot. Either model may be absent (nullptr). A part that fails leaves its
/// facts unknown, and a Problem in the snapshot says why; facts of the last snapshot never stand in for them.
class RefreshService final : public QObject {
    Q_OBJECT

public:
    RefreshService(git::GitModel *git, github::GitHubModel *github, RefreshOptions options, QObject *parent = nullptr);
    ~RefreshService() override;

    /// The newest snapshot; never null. Before the first refresh it is empty, or the stored one given to restore().
    SnapshotPtr snapshot() const { return m_snapshot; }
    /// The candidates of that snapshot.
    const CandidateList &candidates(bool all = false) const;
    /// Whether the snapshot comes from this run of the program rather than from the store.
    bool isFresh() const { return m_fresh; }
    /// Whether that is only what an earlier run is said to have read, by a file that anything may have changed.
    bool isFromLastRun(const ChecksumFacts &facts) const { return m_checksumsOfLastRun.contains(facts); }
    bool isRunning() const;
    /// The last snapshot is being read; a refresh follows.
    bool isRestoring() const { return m_isRestoring; }
    /// Whether the last refresh reached everything that there is to ask; false also after cancel().
    bool answered() const { return m_answered; }

    /// Shows a stored snapshot until the first refresh ends.
    void restore(const Snapshot &snapshot);
    /// Before the first refresh: none begins until setToken(). One that was asked for counts as running.
    void awaitToken() { m_awaitsToken = true; }
    /// It is known now whether there is a token; `problem`: why there is none.
    void setToken(bool anonymous, const std::optional<Error> &problem);
    /// Shows the last snapshot when it has been read, unless there is none, and refreshes then. Counts as running.
    void refreshAfter(QFuture<Result<std::optional<LastSnapshot>>> last);
    /// Starts a refresh; while one is running, does nothing.
    void refresh();
    /// Starts a refresh that reads everything from now on: one that is running is given up for it.
    void restart();
    /// Ends the running refresh; the snapshot stays as it was.
    void cancel();
    /// Adds what was learned of one commit or one release since (details, an operation's answer).
    void amend(const ObjectId &commit, const CommitFacts &facts);
    void amend(const Release &release);
    void amend(const ChecksumFacts &facts);

Q_SIGNALS:
    void started();
    /// What is being read, for the status bar: done of total requests.
    void progressed(int done, int total);
    void snapshotChanged();
    /// Also after cancel(). `problems` are in the snapshot.
    void finished();

private:
    RefreshRun &prepare();
    void begin();
    /// `candidates`: where they are worked out already.
    void publish(Snapshot snapshot, std::optional<DerivedCandidates> candidates = {});
    void amendVersions(Snapshot snapshot, const QList<Version> &versions);

    git::GitModel *m_git;
    github::GitHubModel *m_github;
    RefreshOptions m_options;
    SnapshotPtr m_snapshot;
    QList<ChecksumFacts> m_checksumsOfLastRun; ///< but for what was read again
    mutable std::optional<DerivedCandidates> m_candidates; ///< of m_snapshot; else made at the first question
    std::unique_ptr<RefreshRun> m_run;
    bool m_isRestoring = false; ///< the last snapshot is being read, a refresh follows
    bool m_awaitsToken = false;
    bool m_isHeld = false; ///< a refresh that was told to have started has not begun
    bool m_fresh = false;
    bool m_answered = false;
};

} // namespace slipway::services
