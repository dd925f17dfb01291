// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bodysink.h"
#include "contentvalues.h"
#include "domain/cachedresponse.h"
#include "domain/check.h"
#include "domain/commit.h"
#include "domain/environment.h"
#include "domain/pullrequest.h"
#include "domain/release.h"
#include "domain/repositoryname.h"
#include "domain/result.h"
#include "domain/secret.h"
#include "domain/tag.h"
#include "domain/tagrules.h"
#include "domain/verdict.h"
#include "domain/workflowtriggers.h"
#include "values.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace slipway::github {

class Transport;

/// The GitHub model: one repository on one host, read and changed through its REST API. Futures are finished on the
/// model's thread; cancelling a (root) future aborts its requests. Mutations run one after the other.
class GitHubModel final : public QObject {
    Q_OBJECT

public:
    /// An empty token: public data only. `cache` may have empty functions.
    GitHubModel(const RepositoryName &repository, const Secret &token, ResponseCache cache, QObject *parent = nullptr);
    ~GitHubModel() override;

    const RepositoryName &repositoryName() const;
    bool hasToken() const;
    /// Sends nothing until setToken(): what is asked for meanwhile waits.
    void awaitToken();
    /// Empty: public data only.
    void setToken(const Secret &token);
    RateLimit rateLimit() const;
    /// How many the API has given so far, "not modified" among them.
    int answers() const;

    QFuture<Result<RepositoryInfo>> repository();
    /// The login of the token's owner.
    QFuture<Result<QString>> login();
    /// All environments; deployments unset.
    QFuture<Result<QList<Environment>>> environments();
    /// The newest `limit` (at most 100) deployments to an environment, newest first, with their statuses.
    QFuture<Result<QList<Deployment>>> deployments(const QString &environment, int limit,
                                                   const QList<Deployment> &known = {});
    /// The deployments of a commit to an environment (empty: to all), newest first, with their statuses.
    QFuture<Result<QList<Deployment>>> deploymentsOf(const ObjectId &commit, const QString &environment);
    /// With its statuses.
    QFuture<Result<Deployment>> deployment(qint64 id);
    QFuture<Result<WorkflowRun>> workflowRun(qint64 id);
    /// The runs of a workflow for an event on a commit, newest first, at most 100.
    QFuture<Result<QList<WorkflowRun>>> findRuns(const QString &file, const QString &event, const ObjectId &commit);
    /// What a run waits for.
    QFuture<Result<QList<PendingDeployment>>> pendingDeployments(qint64 run);
    /// What all waiting runs of a commit wait for. (GitHub documents no way from a deployment to its run; it lists runs
    /// by status and commit.)
    QFuture<Result<QList<PendingDeployment>>> pendingDeploymentsOf(const ObjectId &commit);
    /// Newest first, at most `limit`; drafts only with push rights.
    QFuture<Result<QList<Release>>> releases(int limit);
    QFuture<Result<Release>> release(qint64 id);
    /// All tags with their peeled commits; dates unset.
    QFuture<Result<QList<Tag>>> tags();
    /// All tags, in one request, as git stores them.
    QFuture<Result<QList<TagReference>>> tagReferences();
    /// What a tag object leads to.
    QFuture<Result<TagTarget>> tagObject(const ObjectId &object);
    QFuture<Result<TagTarget>> tag(const QString &name);
    /// The commit at the head of a branch.
    QFuture<Result<Commit>> commit(const QString &revision);
    /// The newest commits of a branch, newest first, at most `limit`.
    QFuture<Result<QList<Commit>>> commits(const QString &branch, int limit);
    /// All statuses of a commit with their creators, oldest first.
    QFuture<Result<QList<CommitStatus>>> statuses(const ObjectId &commit);
    QFuture<Result<QList<Check>>> checkRuns(const ObjectId &commit);
    /// Whether a person may write to the repository.
    QFuture<Result<bool>> hasWriteAccess(const QString &login);
    QFuture<Result<Comparison>> compare(const QString &base, const QString &head);
    /// The bytes of a small asset, such as a checksum list; BadInput when there are more than `limit`.
    QFuture<Result<QByteArray>> assetText(qint64 id, qint64 limit);
    /// Streams an asset to `file`, which only its owner may read then; gives its digest, "sha256:HEX". Takes as long
    /// as bytes come. Unless it succeeds, no file is left.
    QFuture<Result<QString>> downloadAsset(qint64 id, const QString &file, TransferProgress progress = {});
    /// Whether releases become immutable; nullopt: cannot be known, because GitHub tells administrators only.
    QFuture<Result<Known<ImmutableReleases>>> immutableReleases();
    /// The rulesets that are about tags, those of the repository's owners included.
    QFuture<Result<QList<Ruleset>>> tagRulesets();
    /// The rules that would stop the creation of a tag; see rulesAgainstTag().
    QFuture<Result<QList<RuleAgainst>>> tagRules(const QString &tag);
    /// What starts the workflows of a revision, by path: of 50 files at most. A file that cannot be understood, or is
    /// larger than 100 kB, is there with everything unknown.
    QFuture<Result<QList<WorkflowTriggers>>> workflows(const QString &revision);
    /// A file at a revision (empty: default branch); NotFound when there is none. At most 1 MB.
    QFuture<Result<FileVersion>> file(const QString &path, const QString &revision);
    /// The commit at the tip of a branch; null when there is no such branch.
    QFuture<Result<ObjectId>> branch(const QString &name);
    /// The open pull requests from a branch of the repository itself.
    QFuture<Result<QList<PullRequest>>> openPullRequests(const QString &head);
    /// The pull requests with these numbers, in this order, as far as they are found: walks once through the closed
    /// ones that changed after `since` (at most 1,000), then asks for at most 20 others singly. One that is not merged
    /// is there, too, and says so.
    QFuture<Result<QList<PullRequest>>> mergedPullRequests(const QDateTime &since, const QList<int> &wanted);
    /// The release notes that GitHub would write; saves nothing, but GitHub wants a token that may write.
    QFuture<Result<GeneratedNotes>> generateNotes(const NotesRequest &wanted);

    /// An annotated tag: the tag object, then its reference. AlreadyExists when the name is taken.
    QFuture<Result<TagTarget>> createTag(const QString &name, const ObjectId &commit, const QString &message);
    QFuture<Result<Release>> createRelease(const ReleaseDraft &draft);
    QFuture<Result<Release>> updateRelease(qint64 id, const ReleasePatch &patch);
    /// The tag alone; a published release that is linked to it becomes a draft. NotFound when it is gone already.
    QFuture<Result<void>> deleteTag(const QString &name);
    /// With its assets; its tag stays. NotFound when it is gone already.
    QFuture<Result<void>> deleteRelease(qint64 id);
    /// Streams a file as an asset to GitHub's host for uploads. AlreadyExists when the release has one of that name,
    /// half-uploaded ones included: deleteAsset() those first.
    QFuture<Result<Asset>> uploadAsset(qint64 release, const AssetFile &asset, TransferProgress progress = {});
    /// NotFound when it is gone already.
    QFuture<Result<void>> deleteAsset(qint64 id);
    /// Conflict when checks have not passed (the sentence names them); Server when GitHub merged a branch in place of
    /// deploying.
    QFuture<Result<Deployment>> createDeployment(const DeploymentDraft &draft);
    QFuture<Result<DeploymentStatus>> createDeploymentStatus(qint64 deployment, const DeploymentStatusDraft &draft);
    QFuture<Result<Dispatch>> dispatchWorkflow(const QString &file, const QString &ref,
                                               const QMap<QString, QString> &inputs);
    /// Approves or rejects what a run waits for, as the token's owner; gives the deployments, statuses not known.
    QFuture<Result<QList<Deployment>>> reviewDeployments(qint64 run, const QList<qint64> &environments, bool approved,
                                                         const QString &comment);
    QFuture<Result<CommitStatus>> createStatus(const ObjectId &commit, CommitStatus::State state,
                                               const QString &context, const QString &description,
                                               const QString &targetUrl);
    /// Makes or replaces a file by a commit on a branch. Conflict when the branch has another version of the file than
    /// the draft names; RuleViolation when the branch takes no commits but through pull requests.
    QFuture<Result<FileCommit>> putFile(const FileDraft &draft);
    /// AlreadyExists when the name is taken.
    QFuture<Result<void>> createBranch(const QString &name, const ObjectId &commit);
    /// AlreadyExists when there is one already from its head to its base.
    QFuture<Result<PullRequest>> createPullRequest(const PullRequestDraft &draft);

Q_SIGNALS:
    void rateLimitChanged();

private:
    RepositoryName m_repository;
    std::unique_ptr<Transport> m_transport;
};

} // namespace slipway::github
