// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "await.h"
#include "merging.h"
#include "prooffinder.h"
#include "refreshservice.h"

#include "git/gitmodel.h"
#include "github/githubmodel.h"

#include <functional>
#include <vector>

namespace slipway::services {

/// One refresh, from the first question to a whole snapshot. It goes through phases; each phase asks in parallel what
/// the phases before made known, and ends when all its answers are there. Destroying the run drops every answer.
class RefreshRun final : public QObject {
public:
    struct Listener {
        std::function<void(int done, int total)> progressed;
        /// `candidates`: of the snapshot. `answered`: every model that there is could be opened.
        std::function<void(Snapshot snapshot, DerivedCandidates candidates, bool answered)> finished;
    };

    RefreshRun(git::GitModel *git, github::GitHubModel *github, const RefreshOptions &options, Listener listener);

    /// Before start(): what an earlier snapshot knows and no refresh has to find again.
    void remember(const Snapshot &before);
    void start();
    /// Tells nobody anything from now on, and takes back what was asked.
    void abandon();

private:
    using Phase = void (RefreshRun::*)();

    void enter(Phase phase, Phase next);
    void answered();
    void addProblem(Problem::Source source, const Error &error);

    /// Asks one question of the phase. `use` gets the value; a fault becomes a problem, unless it is `expected`.
    template<class T, class Use>
    void ask(Problem::Source source, QFuture<Result<T>> future, Use use,
             std::optional<ErrorKind> expected = std::nullopt);

    // The phases, in order.
    void readOrigins(); ///< the repository on GitHub, the clone
    void readBase(); ///< the default branch as GitHub names it, under the remote that is the repository
    void readLists(); ///< environments, releases, tags, the configuration file
    void readNames(); ///< what the tags' names say; nothing is asked
    void readDeployments(); ///< of each environment
    void readCommits(); ///< graph questions, statuses, checks, dates
    void readJudges(); ///< who of those who spoke a verdict may write
    void readProofs(); ///< the candidates, and what the rules need of the open ones beyond single questions
    void finish();

    void takeOverProofs();
    void readProofsOfCandidates();
    void readClone(bool fetchFirst);
    QString remoteToFetch(const QList<git::Remote> &remotes) const;
    void fetch(const QString &remote);
    void readTags();
    void readTagReferences();
    void readTagObject(const github::TagReference &reference);
    void readConfiguration();
    void useConfiguration(const QByteArray &bytes);
    void readDeploymentsOf(const QString &environment, int count, const QList<Deployment> &known);
    void useEnvironments();
    void readGraph();
    void readDrifts();
    void comparePair(const ObjectId &from, const ObjectId &to);
    void readStatuses(const ObjectId &commit);
    void readCommitsFromGitHub(const QList<ObjectId> &commits);
    void readManifests(const ObjectId &commit);

    git::GitModel *m_git;
    github::GitHubModel *m_github;
    RefreshOptions m_options;
    Listener m_listener;
    Snapshot m_snapshot;
    DerivedCandidates m_candidates; ///< of the snapshot, from readProofs() on
    QHash<ObjectId, CommitFacts> m_before; ///< of the last snapshot
    TagNames m_namesBefore; ///< of the last snapshot
    ProofFinder m_proofs;
    QList<Tag> m_cloneTags;
    QList<ObjectId> m_cloneTagObjects; ///< as in git::CloneFacts
    Known<QList<Tag>> m_githubTags;
    Known<QList<Environment>> m_githubEnvironments;
    QString m_githubBranch; ///< the default branch
    QString m_remote; ///< of the clone: the one that is fetched
    std::vector<std::function<void()>> m_cancels; ///< of the questions that were asked
    bool m_abandoned = false;
    bool m_cloneOpen = false;
    bool m_githubOpen = false;
    bool m_joined = false; ///< GitHub's tags are the clone's where both have one
    Phase m_next = nullptr;
    int m_pending = 0;
    int m_done = 0;
    int m_total = 0;
};

template<class T, class Use>
void RefreshRun::ask(Problem::Source source, QFuture<Result<T>> future, Use use, std::optional<ErrorKind> expected)
{
    ++m_pending;
    ++m_total;
    m_cancels.push_back([future]() mutable { future.cancel(); });
    await(std::move(future), this, [this, source, expected, use = std::move(use)](Result<T> result) mutable {
        if (!result) {
            if (result.error().kind != expected)
                addProblem(source, result.error());
        } else if constexpr (std::is_void_v<T>) {
            use();
        } else {
            use(*std::move(result));
        }
        ++m_done;
        if (m_listener.progressed)
            m_listener.progressed(m_done, m_total);
        answered();
    });
}

} // namespace slipway::services
