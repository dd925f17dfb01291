// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubmodel.h"

#include "branchreader.h"
#include "call.h"
#include "endpoints/contents.h"
#include "endpoints/generatednotes.h"
#include "endpoints/pullrequests.h"
#include "paging.h"
#include "pullrequestreader.h"
#include "transport.h"

// What the GitHub model knows and changes for release notes: files, branches, pull requests.
namespace slipway::github {

QFuture<Result<FileVersion>> GitHubModel::file(const QString &path, const QString &revision)
{
    return startCall<FileVersion>(*m_transport, endpoints::file(m_repository, path, revision), endpoints::parseFile);
}

QFuture<Result<FileCommit>> GitHubModel::putFile(const FileDraft &draft)
{
    return startCall<FileCommit>(*m_transport, endpoints::putFile(m_repository, draft), endpoints::parseFileCommit);
}

QFuture<Result<ObjectId>> GitHubModel::branch(const QString &name)
{
    return startCall<ObjectId>(*m_transport, [&](auto &call) { readBranch(call, m_repository, name); });
}

QFuture<Result<void>> GitHubModel::createBranch(const QString &name, const ObjectId &commit)
{
    return startCall<void>(*m_transport, [&](auto &call) { writeBranch(call, m_repository, name, commit); });
}

QFuture<Result<PullRequest>> GitHubModel::createPullRequest(const PullRequestDraft &draft)
{
    return startCall<PullRequest>(*m_transport, endpoints::createPullRequest(m_repository, draft),
                                  endpoints::parsePullRequest);
}

QFuture<Result<QList<PullRequest>>> GitHubModel::openPullRequests(const QString &head)
{
    return startPagedCall<PullRequest>(*m_transport, endpoints::openPullRequests(m_repository, head),
                                       endpoints::parsePullRequests);
}

QFuture<Result<QList<PullRequest>>> GitHubModel::mergedPullRequests(const QDateTime &since, const QList<int> &wanted)
{
    return startCall<QList<PullRequest>>(*m_transport,
                                         [&](auto &call) { readPullRequests(call, m_repository, since, wanted); });
}

QFuture<Result<GeneratedNotes>> GitHubModel::generateNotes(const NotesRequest &wanted)
{
    // Not as a change: there is nothing of which one would have to find out whether it was made.
    return startAnswerCall<GeneratedNotes>(
        *m_transport, endpoints::generateNotes(m_repository, wanted),
        [](const ApiAnswer &answer) { return endpoints::parseGeneratedNotes(answer.body); });
}

} // namespace slipway::github
