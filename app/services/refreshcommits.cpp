// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "refreshrun.h"

#include "merging.h"

#include "domain/drift.h"

#include <QSet>

#include <algorithm>

namespace slipway::services {

void RefreshRun::readStatuses(const ObjectId &commit)
{
    ask(Problem::Source::GitHub, m_github->statuses(commit), [this, commit](const QList<CommitStatus> &statuses) {
        CommitFacts &facts = m_snapshot.commits[commit];
        facts.statuses = statuses;
        facts.checks.statuses = checksFromStatuses(statuses);
    });
    ask(Problem::Source::GitHub, m_github->checkRuns(commit),
        [this, commit](const QList<Check> &runs) { m_snapshot.commits[commit].checks.runs = runs; });
}

void RefreshRun::readManifests(const ObjectId &commit)
{
    ask(
        Problem::Source::Git, m_git->manifestVersions(commit, m_snapshot.configuration.manifests),
        [this, commit](const QList<ManifestVersion> &versions) {
            m_snapshot.commits[commit].manifestVersions = versions;
        },
        ErrorKind::MissingObject);
}

/// Ahead and behind, and the highest final version that contains each candidate: one walk of the clone serves all.
void RefreshRun::readGraph()
{
    QList<ObjectId> commits;
    QSet<ObjectId> seen;
    for (const CandidateTag &candidate : candidateTags(m_snapshot, true)) {
        if (!seen.contains(candidate.tag->commit)) {
            seen.insert(candidate.tag->commit);
            commits.append(candidate.tag->commit);
        }
    }
    if (commits.isEmpty() || m_snapshot.base.commit.isNull())
        return;
    ask(Problem::Source::Git, m_git->aheadBehind(m_snapshot.base.commit, commits),
        [this](const QHash<ObjectId, AheadBehind> &counts) {
            for (auto it = counts.cbegin(); it != counts.cend(); ++it)
                m_snapshot.commits[it.key()].againstBase = it.value();
        });
    const RankedFinals finals = rankedFinals(m_snapshot);
    ask(Problem::Source::Git, m_git->highestContaining(finals.ranks, commits),
        [this, commits, names = finals.names](const git::Containment &containment) {
            for (const ObjectId &commit : commits) {
                const auto rank = containment.highest.constFind(commit);
                if (rank != containment.highest.constEnd())
                    m_snapshot.commits[commit].containedIn = names.value(*rank);
                else if (containment.complete && m_snapshot.commits.value(commit).againstBase)
                    m_snapshot.commits[commit].containedIn = QString(); // in the clone, and in no final version
            }
        });
}

/// What the clone does not have. Candidates that are still open are compared with the base one by one, bounded by
/// commitsToExamine().
void RefreshRun::readCommitsFromGitHub(const QList<ObjectId> &commits)
{
    if (!m_githubOpen)
        return;
    for (const ObjectId &id : commits) {
        if (id == m_snapshot.base.commit)
            m_snapshot.commits[id].againstBase = AheadBehind();
        if (!m_snapshot.commits.value(id).commit) {
            ask(
                Problem::Source::GitHub, m_github->commit(id.hex()),
                [this](const Commit &commit) { m_snapshot.commits[commit.id].commit = commit; }, ErrorKind::NotFound);
        }
        if (m_cloneOpen || m_snapshot.base.commit.isNull() || m_snapshot.commits.value(id).againstBase)
            continue;
        ask(
            Problem::Source::GitHub, m_github->compare(m_snapshot.base.commit.hex(), id.hex()),
            [this, id](const github::Comparison &comparison) {
                m_snapshot.commits[id].againstBase = comparison.counts;
            },
            ErrorKind::NotFound);
    }
}

void RefreshRun::readDrifts()
{
    QSet<QString> asked; // several environments may run the same two
    for (const Drift &drift : drifts(m_snapshot)) {
        const QString pair = driftKey(drift.fromCommit, drift.toCommit);
        if (drift.same() || drift.counts || asked.contains(pair))
            continue;
        asked.insert(pair);
        comparePair(drift.fromCommit, drift.toCommit);
    }
}

void RefreshRun::comparePair(const ObjectId &from, const ObjectId &to)
{
    const QString key = driftKey(from, to);
    const auto use = [this, key](const AheadBehind &counts, const QList<Commit> &commits) {
        m_snapshot.drifts.insert(key, counts);
        QSet<int> requests;
        for (const Commit &commit : commits) {
            if (commit.pullRequest)
                requests.insert(*commit.pullRequest);
        }
        m_snapshot.driftPullRequests.insert(key, static_cast<int>(requests.size()));
    };
    const auto compareOnGitHub = [this, from, to, use] {
        if (!m_githubOpen)
            return;
        ask(
            Problem::Source::GitHub, m_github->compare(to.hex(), from.hex()),
            [use](const github::Comparison &comparison) { use(comparison.counts, comparison.commits); },
            ErrorKind::NotFound);
    };
    if (!m_cloneOpen) {
        compareOnGitHub();
        return;
    }
    ++m_pending;
    await(m_git->aheadBehind(to, {from}), this,
          [this, from, to, use, compareOnGitHub](const Result<QHash<ObjectId, AheadBehind>> &counts) {
              if (!counts || !counts->contains(from)) {
                  compareOnGitHub(); // the clone lacks one of the two
              } else {
                  ask(Problem::Source::Git, m_git->commitsBetween(to, from),
                      [use, ahead = counts->value(from)](const QList<Commit> &commits) { use(ahead, commits); });
              }
              answered();
          });
}

} // namespace slipway::services
