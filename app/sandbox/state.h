// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "records.h"

#include <QMap>

namespace slipway::sandbox {

/// Requests an hour.
struct Limits {
    int authenticated = 5000;
    int anonymous = 60;
};

/// Everything that the stand-in knows besides git. A value on the server's thread.
class State final {
public:
    RepositoryRecord repository;
    QList<User> users;
    QList<Token> tokens;
    QList<EnvironmentRecord> environments; ///< in the order in which releases pass through them
    QList<DeploymentRecord> deployments; ///< oldest first
    QList<RunRecord> runs;
    QList<StatusRecord> statuses; ///< oldest first
    QList<CheckRunRecord> checkRuns; ///< oldest first
    QList<ReleaseRecord> releases;
    QStringList reservedTags; ///< names once used by immutable releases
    QList<RulesetRecord> rulesets;
    QList<PullRequestRecord> pullRequests; ///< by their numbers
    qint64 latestRelease = 0; ///< made latest by hand; 0: worked out
    QList<EventRecord> events;
    QList<JobRecord> jobs;
    QMap<QString, QString> seenReferences; ///< name → object, as the CI saw them last
    qint64 nextId = 1001;
    int port = 0; ///< that it listened on last

    // Not kept between runs.
    Limits limits;

    qint64 takeId() { return nextId++; }

    const User *findUser(const QString &login) const;
    /// The person whose commits bear this name.
    const User *findAuthor(const QString &name) const;
    const Token *findToken(const QByteArray &value) const;
    /// The first token that reaches as far as `ceiling`, no further.
    QByteArray tokenFor(Permission ceiling) const;
    const EnvironmentRecord *findEnvironment(const QString &name) const;
    DeploymentRecord *findDeployment(qint64 id);
    const RunRecord *findRun(qint64 id) const;
    RunRecord *findRun(qint64 id);
    CheckRunRecord *findCheckRun(qint64 id);
    ReleaseRecord *findRelease(qint64 id);
    /// The type of the rule that keeps somebody from doing something to a tag; empty: none. `type`: creation, update,
    /// deletion.
    QString forbiddingRule(const QString &tag, const QString &type, const QString &login) const;
    /// Whether a rule keeps somebody from changing a branch in another way than by pull requests.
    bool asksForPullRequests(const QString &branch, const QString &login) const;
    const PullRequestRecord *findPullRequest(int number) const;
    /// The published release linked to a tag; nullptr: none.
    ReleaseRecord *publishedRelease(const QString &tagName);
    /// What /releases/latest answers; nullptr: none.
    const ReleaseRecord *latest() const;
    /// The deployment that is active on an environment: of those whose newest status is success, the one whose
    /// status is newest. nullptr: none.
    const DeploymentRecord *activeDeployment(const QString &environment) const;

    /// Adds the environment unless it is there, as GitHub does for a deployment to an unknown one.
    void ensureEnvironment(const QString &name, bool production, const QDateTime &when);
    /// Adds a deployment without any status; returns its id.
    qint64 addDeployment(const QString &environment, const QString &ref, const QString &sha, const QString &creator,
                         const QDateTime &when);
    /// Statuses of one deployment are at least a second apart: GitHub's dates have no finer grain, and clients order by
    /// them.
    void addDeploymentStatus(qint64 deployment, const QString &state, const QString &creator, const QDateTime &when,
                             const QString &description = {});
    /// Sets what else is active on the environment of `deployment` to inactive.
    void endPredecessors(qint64 deployment, const QString &creator, const QDateTime &when);
    /// Statuses of one context on one commit are at least a second apart, for the same reason.
    qint64 addStatus(const QString &sha, const QString &state, const QString &context, const QString &description,
                     const QString &creator, const QDateTime &when);
    qint64 addCheckRun(const QString &sha, const QString &name, const QDateTime &when);
};

/// The state as the JSON of its file, and back. A file of another make is refused with a sentence.
QByteArray toJson(const State &state);
Result<State> stateFromJson(const QByteArray &json);

} // namespace slipway::sandbox
