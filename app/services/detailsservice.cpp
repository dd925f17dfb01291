// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "detailsservice.h"

#include "await.h"

#include "git/gitmodel.h"
#include "github/githubmodel.h"

#include <algorithm>

namespace slipway::services {

namespace {

/// Without an earlier final version all of the history is the candidate's: so many commits of it are shown, the newest.
constexpr int mostWithoutBaseline = 250;

/// The last final version before the candidate's: never an earlier candidate, which would cut the list short.
std::optional<Tag> baseline(const Snapshot &snapshot, const Candidate &candidate)
{
    std::optional<Tag> best;
    Version highest;
    const auto finals = finalTags(snapshot);
    for (auto it = finals.cbegin(); it != finals.cend(); ++it) {
        if (it.key() < candidate.name.version && (!best || it.key() > highest)) {
            best = it.value();
            highest = it.key();
        }
    }
    return best;
}

} // namespace

DetailsService::DetailsService(git::GitModel *git, github::GitHubModel *github, RefreshService &refresh,
                               QObject *parent)
    : QObject(parent)
    , m_git(git)
    , m_github(github)
    , m_refresh(refresh)
    , m_proofs(git, github)
{
}

DetailsService::~DetailsService() = default;

bool DetailsService::isLoading() const
{
    return m_pending > 0;
}

/// Asks for the candidate that is chosen now; an answer for an earlier one is dropped.
template<class T, class Use>
void DetailsService::ask(QFuture<Result<T>> future, Use use)
{
    ++m_pending;
    await(std::move(future), this, [this, generation = m_generation, use = std::move(use)](Result<T> result) mutable {
        if (generation != m_generation)
            return;
        use(std::move(result));
        if (--m_pending == 0)
            Q_EMIT loadingChanged();
    });
}

void DetailsService::load(const QString &tag, Reach reach)
{
    const SnapshotPtr snapshot = m_refresh.snapshot();
    const auto candidate = findCandidate(*snapshot, tag);
    if (!candidate)
        return;
    const auto since = baseline(*snapshot, *candidate);
    const ObjectId base = since ? since->commit : ObjectId();
    const bool isSame = m_changes.tag == tag && m_commit == candidate->tag.commit && m_baseline == base;
    if (isSame && isLoading() && (reach == Reach::Clone || m_asksAll))
        return;
    const bool isNew = !isSame || (!m_changes.commits && !isLoading());
    if (isNew) {
        ++m_generation;
        m_pending = 0;
        m_asksAll = false;
        m_commit = candidate->tag.commit;
        m_baseline = base;
        m_changes = {tag, since ? since->name : QString()};
        if (m_git || reach == Reach::All)
            loadChanges(*candidate);
    }
    if (reach == Reach::All) {
        m_asksAll = true;
        loadFacts(*snapshot, *candidate); // also again: a new snapshot may lack what only the details asked for
        loadProofs(*snapshot, *candidate);
    }
    if (isNew || isLoading())
        Q_EMIT loadingChanged(); // of what is new there are no changes yet: told once
}

void DetailsService::loadChanges(const Candidate &candidate)
{
    const QString since = m_baseline.isNull() ? QString() : m_baseline.hex();
    if (!m_git) {
        loadCompared(since);
        return;
    }
    if (m_baseline.isNull()) {
        ask(m_git->isShallow(), [this](const Result<bool> &shallow) {
            m_changes.newestOnly = shallow.value_or(false);
            Q_EMIT changesChanged();
        });
    }
    m_read.cancel();
    m_read = m_git->commitsBetween(m_baseline, candidate.tag.commit, m_baseline.isNull() ? mostWithoutBaseline : 0);
    ask(m_read, [this, since](Result<QList<Commit>> commits) {
        if (commits || !m_github)
            useCommits(std::move(commits));
        else if (m_asksAll)
            loadCompared(since); // the clone lacks one of the two, or what lies between
    });
}

void DetailsService::useCommits(Result<QList<Commit>> commits)
{
    if (commits) {
        m_changes.total = static_cast<int>(commits->size());
        m_changes.newestOnly |= m_baseline.isNull() && m_changes.total == mostWithoutBaseline;
        m_changes.commits = *std::move(commits);
    } else {
        m_changes.error = commits.error();
    }
    Q_EMIT changesChanged();
}

void DetailsService::loadCompared(const QString &since)
{
    if (!m_github)
        return;
    if (since.isEmpty()) {
        ask(m_github->commits(m_commit.hex(), mostWithoutBaseline),
            [this](Result<QList<Commit>> commits) { useCommits(std::move(commits)); });
        return;
    }
    ask(m_github->compare(since, m_commit.hex()), [this](Result<github::Comparison> comparison) {
        if (comparison) {
            std::ranges::reverse(comparison->commits);
            m_changes.total = comparison->counts.ahead;
            m_changes.commits = std::move(comparison->commits);
        } else {
            m_changes.error = comparison.error();
        }
        Q_EMIT changesChanged();
    });
}

void DetailsService::loadFacts(const Snapshot &snapshot, const Candidate &candidate)
{
    const ObjectId commit = candidate.tag.commit;
    const CommitFacts known = snapshot.factsOf(commit);
    const auto amend = [this, commit](const auto &change) {
        CommitFacts facts = m_refresh.snapshot()->factsOf(commit);
        change(facts);
        m_refresh.amend(commit, facts);
    };
    if (m_github && !known.statuses) {
        ask(m_github->statuses(commit), [amend](Result<QList<CommitStatus>> statuses) {
            if (!statuses)
                return;
            amend([&](CommitFacts &facts) {
                facts.checks.statuses = checksFromStatuses(*statuses);
                facts.statuses = *std::move(statuses);
            });
        });
    }
    if (m_github && !known.checks.runs) {
        ask(m_github->checkRuns(commit), [amend](Result<QList<Check>> runs) {
            if (runs)
                amend([&](CommitFacts &facts) { facts.checks.runs = *std::move(runs); });
        });
    }
    if (m_git && !known.manifestVersions && !snapshot.configuration.manifests.isEmpty()) {
        ask(m_git->manifestVersions(commit, snapshot.configuration.manifests),
            [amend](Result<QList<ManifestVersion>> versions) {
                if (versions)
                    amend([&](CommitFacts &facts) { facts.manifestVersions = *std::move(versions); });
            });
    }
    if (known.commit)
        return;
    const auto useCommit = [amend](Result<Commit> found) {
        if (found)
            amend([&](CommitFacts &facts) { facts.commit = *std::move(found); });
    };
    if (m_git) {
        ask(m_git->commits({commit}), [useCommit](Result<QList<Commit>> found) {
            if (found && !found->isEmpty())
                useCommit(found->constFirst());
        });
    } else if (m_github) {
        ask(m_github->commit(commit.hex()), useCommit);
    }
}

void DetailsService::loadProofs(const Snapshot &snapshot, const Candidate &candidate)
{
    if (!m_github)
        return;
    if (ProofFinder::lacksReverts(snapshot, candidate)) {
        ask(m_proofs.reverts(snapshot, candidate, true),
            [this, commit = candidate.tag.commit](Result<RevertFacts> found) {
                if (!found)
                    return;
                CommitFacts facts = m_refresh.snapshot()->factsOf(commit);
                facts.reverts = *std::move(found);
                m_refresh.amend(commit, facts);
            });
    }
    // About the candidate that is looked at, nobody has to believe what a cache says that a list vouched for.
    Snapshot known = snapshot;
    known.checksums.removeIf([this](const ChecksumFacts &facts) { return m_refresh.isFromLastRun(facts); });
    if (ProofFinder::lacksChecksums(known, candidate)) {
        ask(m_proofs.checksums(known, candidate), [this](const Result<ChecksumFacts> &facts) {
            if (facts)
                m_refresh.amend(*facts);
        });
    }
}

} // namespace slipway::services
