// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tagscheme.h"
#include "git/repository.h"
#include "state.h"

#include <chrono>

namespace slipway::sandbox {

class Store;

/// The CI of the stand-in: what a repository's workflows would do. It looks at the references and the events since it
/// looked last, and moves deployments, check runs and assets on as their time comes:
///
/// - a new candidate tag: check runs on its commit (where the commit has .github/workflows/checks.yml), and a
/// deployment
///   to every environment that follows candidates; assets on its pre-release once the checks have passed;
/// - a release that became final (GitHub's event `released`): a deployment to the environments that follow releases,
/// one
///   after the other, held in `waiting` where an environment has reviewers, left out where a later version runs
///   already;
/// - a branch that moved: a deployment to the environments that follow it;
/// - a deployment or a workflow run that somebody asked for.
///
/// Its login is ci-bot. On the server's thread.
class Ci final {
public:
    struct Options {
        std::chrono::milliseconds step{3000}; ///< from one state of a deployment or check to the next
        std::chrono::milliseconds autoReview{0}; ///< reviews are approved after so long; 0: never
    };

    Ci(State &state, git::Repository &git, const Store &store, Options options);

    /// Does everything that is due at `now` (UTC). Returns whether anything changed.
    bool tick(const QDateTime &now);

    /// Takes the references as they are for seen.
    void acceptReferences();

    /// Approves or rejects what waits on an environment in a run. False when nothing waits there.
    bool review(qint64 run, const QString &environment, bool approved, const QString &by, const QString &comment,
                const QDateTime &now);

    /// Starts a run that deploys a commit to environments, in turn. Returns the run's id.
    qint64 deploy(const QStringList &environments, const QString &workflow, const QString &event, const QString &ref,
                  const QString &sha, const QString &actor, const QDateTime &now);

    /// The environments that follow something ("releases"), in order.
    QStringList following(const QString &what, const QString &branch = {}) const;

    static QString login() { return QStringLiteral("ci-bot"); }

private:
    bool noticeReferences(const QDateTime &now);
    bool handleEvents(const QDateTime &now);
    bool reviewByItself(const QDateTime &now);
    void tagAppeared(const QString &name, const ObjectId &commit, const QDateTime &now);
    void branchMoved(const QString &name, const ObjectId &commit, const QDateTime &now);
    void released(const ReleaseRecord &release, const QString &actor, const QDateTime &now);
    void startChecks(const ObjectId &commit, const QDateTime &now);
    void buildAssets(const QString &tag, const QDateTime &now);
    void deployNext(qint64 run, const QDateTime &now);
    void advance(const JobRecord &job);
    void advanceDeployment(qint64 id, const QDateTime &at);
    void advanceCheck(qint64 id, const QDateTime &at);
    void finishAssets(qint64 release, const QDateTime &at);
    bool hasWorkflow(const ObjectId &commit) const;
    bool runsLater(const QString &environment, const QString &tag) const;
    void schedule(const QString &kind, qint64 subject, const QDateTime &due);

    State &m_state;
    git::Repository &m_git;
    const Store &m_store;
    Options m_options;
    TagScheme m_scheme; ///< the lenient one: what counts as a candidate is the same for every repository here
};

} // namespace slipway::sandbox
