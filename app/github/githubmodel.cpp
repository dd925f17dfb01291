// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubmodel.h"

#include "assettransfer.h"
#include "call.h"
#include "deploymentreader.h"
#include "endpoints/accounts.h"
#include "endpoints/assets.h"
#include "endpoints/checks.h"
#include "endpoints/commits.h"
#include "endpoints/deployments.h"
#include "endpoints/environments.h"
#include "endpoints/releases.h"
#include "endpoints/repositories.h"
#include "endpoints/statuses.h"
#include "endpoints/tags.h"
#include "paging.h"
#include "tagreader.h"
#include "transport.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::github {

namespace {

/// Answered without a body.
QFuture<Result<void>> startDeletion(Transport &transport, const Result<ApiRequest> &request)
{
    return startCall<void>(transport, [&](auto &call) {
        call.send(request, [&call](Result<ApiAnswer> answer) {
            call.finish(std::move(answer).transform([](const ApiAnswer &) { }));
        });
    });
}

} // namespace

GitHubModel::GitHubModel(const RepositoryName &repository, const Secret &token, ResponseCache cache, QObject *parent)
    : QObject(parent)
    , m_repository(repository)
    , m_transport(std::make_unique<Transport>(
          TransportSettings::forApi(repository.apiUrl, token, std::move(cache), repository.host)))
{
    connect(m_transport.get(), &Transport::rateLimitChanged, this, &GitHubModel::rateLimitChanged);
}

GitHubModel::~GitHubModel() = default;

const RepositoryName &GitHubModel::repositoryName() const
{
    return m_repository;
}

bool GitHubModel::hasToken() const
{
    return m_transport->hasToken();
}

void GitHubModel::awaitToken()
{
    m_transport->awaitToken();
}

void GitHubModel::setToken(const Secret &token)
{
    m_transport->setToken(token);
}

RateLimit GitHubModel::rateLimit() const
{
    return m_transport->rateLimit();
}

int GitHubModel::answers() const
{
    return m_transport->answers();
}

QFuture<Result<RepositoryInfo>> GitHubModel::repository()
{
    return startCall<RepositoryInfo>(*m_transport, endpoints::repository(m_repository), endpoints::parseRepository);
}

QFuture<Result<QString>> GitHubModel::login()
{
    // Without a token the answer is known, and each 401 counts towards GitHub's patience.
    Result<ApiRequest> request = endpoints::currentUser();
    if (!hasToken()) {
        request = std::unexpected(
            Error{.kind = ErrorKind::Unauthorized,
                  .message = QCoreApplication::translate("GitHub", "Nobody is signed in; sign in with a token.")});
    }
    return startCall<QString>(*m_transport, std::move(request), endpoints::parseLogin);
}

QFuture<Result<QList<Environment>>> GitHubModel::environments()
{
    return startPagedCall<Environment>(*m_transport, endpoints::environments(m_repository),
                                       endpoints::parseEnvironments);
}

QFuture<Result<QList<Deployment>>> GitHubModel::deployments(const QString &environment, int limit,
                                                            const QList<Deployment> &known)
{
    return startCall<QList<Deployment>>(*m_transport, [&](auto &call) {
        const int count = std::clamp(limit, 1, largestPage);
        readDeployments(call, m_repository, endpoints::deployments(m_repository, environment, count), count, known);
    });
}

QFuture<Result<QList<Deployment>>> GitHubModel::deploymentsOf(const ObjectId &commit, const QString &environment)
{
    return startCall<QList<Deployment>>(*m_transport, [&](auto &call) {
        readDeployments(call, m_repository, endpoints::deploymentsOf(m_repository, commit, environment), noLimit);
    });
}

QFuture<Result<Deployment>> GitHubModel::deployment(qint64 id)
{
    return startCall<Deployment>(*m_transport, [&](auto &call) { readDeployment(call, m_repository, id); });
}

QFuture<Result<QList<Release>>> GitHubModel::releases(int limit)
{
    return startPagedCall<Release>(*m_transport, endpoints::releases(m_repository, limit), endpoints::parseReleases,
                                   std::max(limit, 1));
}

QFuture<Result<Release>> GitHubModel::release(qint64 id)
{
    return startCall<Release>(*m_transport, endpoints::release(m_repository, id), endpoints::parseRelease);
}

QFuture<Result<QList<Tag>>> GitHubModel::tags()
{
    return startPagedCall<Tag>(*m_transport, endpoints::tags(m_repository), endpoints::parseTags);
}

QFuture<Result<QList<TagReference>>> GitHubModel::tagReferences()
{
    return startPagedCall<TagReference>(*m_transport, endpoints::tagReferences(m_repository),
                                        endpoints::parseTagReferences);
}

QFuture<Result<TagTarget>> GitHubModel::tagObject(const ObjectId &object)
{
    return startCall<TagTarget>(*m_transport, [&](auto &call) { readTagObject(call, m_repository, object); });
}

QFuture<Result<TagTarget>> GitHubModel::tag(const QString &name)
{
    return startCall<TagTarget>(*m_transport, [&](auto &call) { readTag(call, m_repository, name); });
}

QFuture<Result<Commit>> GitHubModel::commit(const QString &revision)
{
    return startCall<Commit>(*m_transport, endpoints::commit(m_repository, revision), endpoints::parseCommit);
}

QFuture<Result<QList<Commit>>> GitHubModel::commits(const QString &branch, int limit)
{
    return startPagedCall<Commit>(*m_transport, endpoints::commits(m_repository, branch, limit),
                                  endpoints::parseCommits, std::max(limit, 1));
}

QFuture<Result<QList<CommitStatus>>> GitHubModel::statuses(const ObjectId &commit)
{
    return startCall<QList<CommitStatus>>(*m_transport, [&](auto &call) {
        collect<endpoints::NumberedCommitStatus>(
            call, endpoints::statuses(m_repository, commit), endpoints::parseStatuses, noLimit, [&call](auto statuses) {
                call.finish(std::move(statuses).transform([](auto all) { return oldestFirst(std::move(all)); }));
            });
    });
}

QFuture<Result<QList<Check>>> GitHubModel::checkRuns(const ObjectId &commit)
{
    return startPagedCall<Check>(*m_transport, endpoints::checkRuns(m_repository, commit), endpoints::parseCheckRuns);
}

QFuture<Result<bool>> GitHubModel::hasWriteAccess(const QString &login)
{
    return startCall<bool>(*m_transport, endpoints::permission(m_repository, login), endpoints::parseWriteAccess);
}

QFuture<Result<Comparison>> GitHubModel::compare(const QString &base, const QString &head)
{
    return startCall<Comparison>(*m_transport, endpoints::compare(m_repository, base, head),
                                 endpoints::parseComparison);
}

QFuture<Result<QByteArray>> GitHubModel::assetText(qint64 id, qint64 limit)
{
    return startCall<QByteArray>(*m_transport, [&](auto &call) { readAssetText(call, m_repository, id, limit); });
}

QFuture<Result<QString>> GitHubModel::downloadAsset(qint64 id, const QString &file, TransferProgress progress)
{
    return startCall<QString>(*m_transport,
                              [&](auto &call) { readAssetToFile(call, m_repository, id, file, std::move(progress)); });
}

QFuture<Result<TagTarget>> GitHubModel::createTag(const QString &name, const ObjectId &commit, const QString &message)
{
    return startCall<TagTarget>(*m_transport, [&](auto &call) { writeTag(call, m_repository, name, commit, message); });
}

QFuture<Result<Release>> GitHubModel::createRelease(const ReleaseDraft &draft)
{
    return startCall<Release>(*m_transport, endpoints::createRelease(m_repository, draft), endpoints::parseRelease);
}

QFuture<Result<Release>> GitHubModel::updateRelease(qint64 id, const ReleasePatch &patch)
{
    return startCall<Release>(*m_transport, endpoints::updateRelease(m_repository, id, patch), endpoints::parseRelease);
}

QFuture<Result<Asset>> GitHubModel::uploadAsset(qint64 release, const AssetFile &asset, TransferProgress progress)
{
    return startCall<Asset>(*m_transport, [&](auto &call) {
        github::uploadAsset(call, m_repository, release, asset, std::move(progress));
    });
}

QFuture<Result<void>> GitHubModel::deleteAsset(qint64 id)
{
    return startDeletion(*m_transport, endpoints::deleteAsset(m_repository, id));
}

QFuture<Result<void>> GitHubModel::deleteTag(const QString &name)
{
    return startDeletion(*m_transport, endpoints::deleteTagReference(m_repository, name));
}

QFuture<Result<void>> GitHubModel::deleteRelease(qint64 id)
{
    return startDeletion(*m_transport, endpoints::deleteRelease(m_repository, id));
}

QFuture<Result<CommitStatus>> GitHubModel::createStatus(const ObjectId &commit, CommitStatus::State state,
                                                        const QString &context, const QString &description,
                                                        const QString &targetUrl)
{
    return startCall<CommitStatus>(
        *m_transport, endpoints::createStatus(m_repository, commit, state, context, description, targetUrl),
        endpoints::parseStatus);
}

} // namespace slipway::github
