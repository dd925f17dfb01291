// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/candidate.h"
#include "prooffinder.h"
#include "refreshservice.h"

#include <QFuture>
#include <QObject>

namespace slipway::services {

/// The commits that a candidate brings: those since a baseline.
struct Changes {
    QString tag; ///< the candidate
    QString since{}; ///< the baseline's tag; empty: from the beginning
    Known<QList<Commit>> commits{}; ///< newest first; unknown: see `error`
    int total = 0; ///< how many there are; more than `commits` where GitHub cuts its answer
    bool newestOnly = false; ///< without a baseline, and nobody counted how many more there are
    std::optional<Error> error{};
};

/// What only the chosen candidate needs: its changes, and the facts that the refresh left out (checks, statuses and
/// manifests of older candidates), which are added to the snapshot.
class DetailsService final : public QObject {
    Q_OBJECT

public:
    DetailsService(git::GitModel *git, github::GitHubModel *github, RefreshService &refresh, QObject *parent = nullptr);
    ~DetailsService() override;

    enum class Reach {
        Clone, ///< the changes, which cost nobody anything, if there is a clone
        All,
    };
    /// Loads for this tag; answers for an earlier one are dropped. Calling it again for the same tag and commit
    /// asks nothing twice.
    void load(const QString &tag, Reach reach = Reach::All);
    const Changes &changes() const { return m_changes; }
    bool isLoading() const;

Q_SIGNALS:
    void changesChanged();
    void loadingChanged();

private:
    void loadChanges(const Candidate &candidate);
    void loadFacts(const Snapshot &snapshot, const Candidate &candidate);
    void loadProofs(const Snapshot &snapshot, const Candidate &candidate);
    void loadCompared(const QString &since);
    void useCommits(Result<QList<Commit>> commits);
    template<class T, class Use>
    void ask(QFuture<Result<T>> future, Use use);

    git::GitModel *m_git;
    github::GitHubModel *m_github;
    RefreshService &m_refresh;
    ProofFinder m_proofs;
    Changes m_changes;
    ObjectId m_commit;
    ObjectId m_baseline;
    QFuture<Result<QList<Commit>>> m_read; ///< from the clone; many wait where somebody walks through a list
    bool m_asksAll = false; ///< for what is loaded now
    quint64 m_generation = 0;
    int m_pending = 0;
};

} // namespace slipway::services
