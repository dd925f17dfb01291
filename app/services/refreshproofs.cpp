// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refreshrun.h"

#include <algorithm>
#include <utility>

namespace slipway::services {

/// What was found out about history and about bytes stays so; the rules look at which history and which bytes.
void RefreshRun::remember(const Snapshot &before)
{
    m_before = before.commits;
    m_namesBefore = {before.tags, before.scheme, before.tagIndex};
    m_snapshot.checksums = before.checksums;
}

void RefreshRun::takeOverProofs()
{
    for (auto it = m_before.cbegin(); it != m_before.cend(); ++it) {
        if (it->reverts && !m_snapshot.commits.value(it.key()).reverts)
            m_snapshot.commits[it.key()].reverts = it->reverts;
    }
    m_before.clear();
    QSet<qint64> assets;
    for (const Release &release : m_snapshot.releases.value_or(QList<Release>())) {
        for (const Asset &asset : release.assets)
            assets.insert(asset.id);
    }
    if (m_snapshot.releases)
        m_snapshot.checksums.removeIf([&](const ChecksumFacts &facts) { return !assets.contains(facts.asset); });
}

/// For the candidates about which something is to be decided: so that a promotion can be planned at once. What only
/// GitHub knows of reverts costs many requests and is left to the details.
void RefreshRun::readProofs()
{
    takeOverProofs();
    if (m_snapshot.tags)
        fillDates(*m_snapshot.tags, m_snapshot.commits);
    ++m_pending;
    await(derived(m_snapshot), this, [this](const Result<DerivedCandidates> &candidates) {
        m_candidates = candidates.value_or(DerivedCandidates()); // no proof makes them others
        if (m_githubOpen && m_options.candidates)
            readProofsOfCandidates();
        answered();
    });
}

void RefreshRun::readProofsOfCandidates()
{
    constexpr qsizetype most = 8;
    qsizetype taken = 0;
    for (const Candidate &candidate : std::as_const(m_candidates.counting.shown)) {
        if (!candidate.isOpen() || taken++ >= most)
            continue;
        if (m_cloneOpen && ProofFinder::lacksReverts(m_snapshot, candidate)) {
            ++m_pending;
            await(m_proofs.reverts(m_snapshot, candidate, false), this,
                  [this, commit = candidate.tag.commit](const Result<RevertFacts> &facts) {
                      if (facts)
                          m_snapshot.commits[commit].reverts = *facts;
                      answered();
                  });
        }
        if (ProofFinder::lacksChecksums(m_snapshot, candidate)) {
            ++m_pending;
            await(m_proofs.checksums(m_snapshot, candidate), this, [this](const Result<ChecksumFacts> &facts) {
                if (facts) {
                    m_snapshot.checksums.removeIf(
                        [&](const ChecksumFacts &other) { return other.asset == facts->asset; });
                    m_snapshot.checksums.append(*facts);
                }
                answered();
            });
        }
    }
}

} // namespace slipway::services
