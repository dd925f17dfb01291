// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "refreshrun.h"

#include <algorithm>

namespace slipway::services {

void RefreshRun::readOrigins()
{
    if (m_git)
        readClone(m_options.fetchClone);
    if (!m_github)
        return;
    ask(Problem::Source::GitHub, m_github->repository(), [this](const github::RepositoryInfo &info) {
        m_githubOpen = true;
        m_snapshot.account.canWrite = info.canPush;
        m_snapshot.archived = info.archived;
        m_githubBranch = info.defaultBranch;
    });
    if (m_github->hasToken()) {
        ask(Problem::Source::GitHub, m_github->login(),
            [this](const QString &login) { m_snapshot.account.login = login; });
    }
}

void RefreshRun::readClone(bool fetchFirst)
{
    ask(Problem::Source::Git, m_git->facts(m_options.baseRevision), [this, fetchFirst](const git::CloneFacts &facts) {
        m_cloneOpen = true;
        m_snapshot.defaultBranch = facts.defaultBranch;
        m_snapshot.base = facts.base;
        m_snapshot.fetchedAt = facts.lastFetch;
        m_cloneTags = facts.tags;
        m_cloneTagObjects = facts.tagObjects;
        if (!facts.remotes.isEmpty())
            m_remote = remoteToFetch(facts.remotes);
        if (fetchFirst && !m_remote.isEmpty())
            fetch(m_remote);
    });
}

/// In a fork's clone origin is the fork: what counts is the branch of the repository that is open.
void RefreshRun::readBase()
{
    if (m_githubBranch.isEmpty())
        return;
    m_snapshot.defaultBranch = m_githubBranch;
    if (!m_cloneOpen || m_remote.isEmpty() || !m_options.baseRevision.isEmpty())
        return;
    ++m_pending;
    const QString branch = m_remote + u'/' + m_githubBranch;
    await(m_git->resolve(QStringLiteral("refs/remotes/") + branch), this, [this, branch](const Result<BaseRef> &head) {
        if (head)
            m_snapshot.base = {branch, head->commit};
        answered();
    });
}

/// The remote that is the repository on GitHub, else origin, else the first.
QString RefreshRun::remoteToFetch(const QList<git::Remote> &remotes) const
{
    for (const git::Remote &remote : remotes) {
        const auto name = RepositoryName::fromRemote(remote.url);
        if (m_snapshot.repository && name && name->host == m_snapshot.repository->host
            && name->fullName().compare(m_snapshot.repository->fullName(), Qt::CaseInsensitive) == 0)
            return remote.name;
    }
    const auto origin = std::ranges::find(remotes, QStringLiteral("origin"), &git::Remote::name);
    return origin != remotes.cend() ? origin->name : remotes.constFirst().name;
}

/// A clone that cannot be fetched can still be read.
void RefreshRun::fetch(const QString &remote)
{
    ++m_pending;
    QFuture<Result<void>> fetched = m_git->fetch(remote);
    m_cancels.push_back([fetched]() mutable { fetched.cancel(); });
    await(fetched, this, [this](const Result<void> &result) {
        if (!result)
            addProblem(Problem::Source::Git, result.error());
        readClone(false);
        answered();
    });
}

} // namespace slipway::services
