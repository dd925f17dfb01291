// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "refreshservice.h"

#include "await.h"
#include "domain/actions.h"
#include "refreshrun.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace slipway::services {

namespace {

/// The part of a list that is about one version, anew. Which candidates there are stays as it is.
void replaceVersion(QList<Candidate> &list, QList<Candidate> ofVersion, const Version &version, bool all)
{
    if (!all)
        ofVersion.removeIf([](const Candidate &candidate) { return !candidate.name.labelCounts; });
    const auto first = std::ranges::find(list, version, [](const Candidate &each) { return each.name.version; });
    std::ranges::move(ofVersion, first);
}

} // namespace

DerivedCandidates derive(const Snapshot &snapshot)
{
    if (snapshot.tags)
        (void)snapshot.tagIndex.find(*snapshot.tags, {});
    DerivedCandidates made{.counting = candidates(snapshot)};
    if (made.counting.hidden > 0)
        made.all = candidates(snapshot, true);
    return made;
}

QFuture<Result<DerivedCandidates>> derived(const Snapshot &snapshot)
{
    return QtConcurrent::run([snapshot]() -> Result<DerivedCandidates> { return derive(snapshot); });
}

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
    return m_run != nullptr || m_isRestoring || m_isHeld;
}

void RefreshService::restore(const Snapshot &snapshot)
{
    if (!m_fresh)
        publish(snapshot);
}

void RefreshService::refreshAfter(QFuture<Result<std::optional<LastSnapshot>>> last)
{
    m_isRestoring = true;
    Q_EMIT started();
    await(std::move(last), this, [this](const Result<std::optional<LastSnapshot>> &found) {
        if (!std::exchange(m_isRestoring, false))
            return; // cancelled
        if (found && *found && !m_fresh) {
            Snapshot snapshot = (*found)->snapshot;
            if (m_options.anonymous)
                snapshot.account = {};
            m_checksumsOfLastRun = snapshot.checksums;
            publish(std::move(snapshot), (*found)->candidates);
        }
        if (isRunning())
            return;
        m_isHeld = true; // that it started has been told
        begin();
    });
}

void RefreshService::setToken(bool anonymous, const std::optional<Error> &problem)
{
    m_awaitsToken = false;
    m_options.anonymous = anonymous;
    m_options.tokenProblem = problem;
    if (anonymous && m_snapshot->account != Account()) {
        Snapshot snapshot = *m_snapshot;
        snapshot.account = {};
        publish(std::move(snapshot), m_candidates);
    }
    begin();
}

/// Unless it still waits, or was cancelled.
void RefreshService::begin()
{
    if (!m_awaitsToken && std::exchange(m_isHeld, false))
        prepare().start();
}

void RefreshService::refresh()
{
    if (isRunning())
        return;
    m_isHeld = true;
    Q_EMIT started();
    begin();
}

RefreshRun &RefreshService::prepare()
{
    RefreshRun::Listener listener;
    listener.progressed = [this](int done, int total) { Q_EMIT progressed(done, total); };
    listener.finished = [this](Snapshot snapshot, DerivedCandidates candidates, bool answered) {
        m_run.release()->deleteLater(); // it is still on the stack
        m_answered = answered;
        if (answered || !m_snapshot->tags) {
            m_fresh = true;
            if (!answered)
                snapshot.asOf = {}; // nothing to have an age
            publish(std::move(snapshot), std::move(candidates));
        } else {
            // Nobody answered: what is shown stays, with its age, and the reason is said beside it.
            Snapshot kept = *m_snapshot;
            kept.problems = snapshot.problems;
            if (tokenRefused(kept))
                kept.account = {}; // whoever it was, GitHub does not know them any more
            publish(std::move(kept), m_candidates);
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
    m_isHeld = false;
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
    QList<Version> versions;
    for (const Tag &tag : snapshot.tagsOn(commit))
        versions.append(snapshot.scheme.classify(tag.name).version);
    amendVersions(std::move(snapshot), versions);
}

void RefreshService::amend(const Release &release)
{
    if (!m_snapshot->releases)
        return;
    Snapshot snapshot = *m_snapshot;
    QList<Version> versions{snapshot.scheme.classify(release.tagName).version};
    const auto known = std::ranges::find(*snapshot.releases, release.id, &Release::id);
    if (known != snapshot.releases->end()) {
        versions.append(snapshot.scheme.classify(known->tagName).version);
        *known = release;
    } else {
        snapshot.releases->prepend(release);
    }
    amendVersions(std::move(snapshot), versions);
}

void RefreshService::amend(const ChecksumFacts &facts)
{
    m_checksumsOfLastRun.removeOne(facts); // it was right
    Snapshot snapshot = *m_snapshot;
    snapshot.checksums.removeIf([&](const ChecksumFacts &other) { return other.asset == facts.asset; });
    snapshot.checksums.append(facts);
    amendVersions(std::move(snapshot), {});
}

/// Only the candidates of these versions may be others than before.
void RefreshService::amendVersions(Snapshot snapshot, const QList<Version> &versions)
{
    std::optional<DerivedCandidates> known = std::exchange(m_candidates, {});
    for (const Version &version : known ? versions : QList<Version>()) {
        const QList<Candidate> ofVersion = candidatesOf(snapshot, version);
        replaceVersion(known->counting.shown, ofVersion, version, false);
        if (known->all)
            replaceVersion(known->all->shown, ofVersion, version, true);
    }
    publish(std::move(snapshot), std::move(known));
}

const CandidateList &RefreshService::candidates(bool all) const
{
    if (!m_candidates)
        m_candidates = derive(*m_snapshot);
    return all && m_candidates->all ? *m_candidates->all : m_candidates->counting;
}

void RefreshService::publish(Snapshot snapshot, std::optional<DerivedCandidates> candidates)
{
    m_snapshot = std::make_shared<const Snapshot>(std::move(snapshot));
    m_candidates = std::move(candidates);
    Q_EMIT snapshotChanged();
}

} // namespace slipway::services
