// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "refreshservice.h"

#include "await.h"
#include "refreshrun.h"

#include <algorithm>
#include <utility>

namespace slipway::services {

RefreshService::RefreshService(git::GitModel *git, github::GitHubModel *github, RefreshOptions options, QObject *parent)
    : QObject(parent)
    , m_git(git)
    , m_github(github)
    , m_options(std::move(options))
{
    Snapshot empty;
    if (github)
        empty.repository = github->repositoryName();
    if (git)
        empty.clonePath = git->path();
    m_snapshot = std::make_shared<const Snapshot>(std::move(empty));
}

RefreshService::~RefreshService() = default;

bool RefreshService::isRunning() const
{
    return m_run != nullptr || m_isRestoring;
}

void RefreshService::restore(const Snapshot &snapshot)
{
    if (!m_fresh)
        publish(snapshot);
}

void RefreshService::refreshAfter(QFuture<Result<std::optional<Snapshot>>> last)
{
    m_isRestoring = true;
    Q_EMIT started();
    await(std::move(last), this, [this](const Result<std::optional<Snapshot>> &snapshot) {
        if (!std::exchange(m_isRestoring, false))
            return; // cancelled
        if (snapshot && *snapshot)
            restore(**snapshot);
        if (!isRunning())
            prepare().start(); // that it started has been told
    });
}

void RefreshService::refresh()
{
    if (isRunning())
        return;
    RefreshRun &run = prepare();
    Q_EMIT started();
    run.start();
}

RefreshRun &RefreshService::prepare()
{
    RefreshRun::Listener listener;
    listener.progressed = [this](int done, int total) { Q_EMIT progressed(done, total); };
    listener.finished = [this](Snapshot snapshot, bool answered) {
        m_run.release()->deleteLater(); // it is still on the stack
        m_answered = answered;
        if (answered || !m_snapshot->tags) {
            m_fresh = true;
            if (!answered)
                snapshot.asOf = {}; // nothing to have an age
            publish(std::move(snapshot));
        } else {
            // Nobody answered: what is shown stays, with its age, and the reason is said beside it.
            Snapshot kept = *m_snapshot;
            kept.problems = snapshot.problems;
            if (std::ranges::find(kept.problems, ErrorKind::Unauthorized,
                                  [](const Problem &problem) { return problem.error.kind; })
                != kept.problems.cend())
                kept.account = {}; // whoever it was, GitHub does not know them any more
            publish(std::move(kept));
        }
        Q_EMIT finished();
    };
    m_run = std::make_unique<RefreshRun>(m_git, m_github, m_options, std::move(listener));
    m_run->remember(*m_snapshot);
    return *m_run;
}

void RefreshService::restart()
{
    cancel();
    refresh();
}

void RefreshService::cancel()
{
    if (!isRunning())
        return;
    m_isRestoring = false;
    m_answered = false;
    if (m_run) {
        m_run->abandon();
        m_run.release()->deleteLater(); // it may be on the stack
    }
    Q_EMIT finished();
}

void RefreshService::amend(const ObjectId &commit, const CommitFacts &facts)
{
    Snapshot snapshot = *m_snapshot;
    snapshot.commits.insert(commit, facts);
    publish(std::move(snapshot));
}

void RefreshService::amend(const Release &release)
{
    if (!m_snapshot->releases)
        return;
    Snapshot snapshot = *m_snapshot;
    const auto known = std::ranges::find(*snapshot.releases, release.id, &Release::id);
    if (known != snapshot.releases->end())
        *known = release;
    else
        snapshot.releases->prepend(release);
    publish(std::move(snapshot));
}

void RefreshService::amend(const ChecksumFacts &facts)
{
    Snapshot snapshot = *m_snapshot;
    snapshot.checksums.removeIf([&](const ChecksumFacts &other) { return other.asset == facts.asset; });
    snapshot.checksums.append(facts);
    publish(std::move(snapshot));
}

const CandidateList &RefreshService::candidates(bool all) const
{
    if (!m_candidates)
        m_candidates = slipway::candidates(*m_snapshot);
    if (!all || m_candidates->hidden == 0)
        return *m_candidates;
    if (!m_allCandidates)
        m_allCandidates = slipway::candidates(*m_snapshot, true);
    return *m_allCandidates;
}

void RefreshService::publish(Snapshot snapshot)
{
    m_snapshot = std::make_shared<const Snapshot>(std::move(snapshot));
    m_candidates.reset();
    m_allCandidates.reset();
    Q_EMIT snapshotChanged();
}

} // namespace slipway::services
