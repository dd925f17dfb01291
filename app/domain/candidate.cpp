// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "candidate.h"

#include <QSet>

#include <algorithm>

namespace slipway {

namespace {

/// What a production environment runs or ran.
struct Reach {
    bool known = false;
    Version highest{}; ///< of what was ever successful there
    Version highestUnknown{}; ///< of what may have been: its statuses were not asked for
    QSet<ObjectId> commits{};
    QSet<ObjectId> unknownCommits{};
};

/// What is worked out once for all candidates of a snapshot.
class Derivation final {
public:
    explicit Derivation(const Snapshot &snapshot)
        : m_snapshot(snapshot)
        , m_finals(finalTags(snapshot))
    {
        if (snapshot.releases) {
            for (const Release &release : *snapshot.releases) {
                const Release *&known = m_releases[release.tagName];
                if (!known || (known->draft && !release.draft)) // as Snapshot::findRelease() chooses
                    known = &release;
            }
        }
        for (auto it = snapshot.writeAccess.cbegin(); it != snapshot.writeAccess.cend(); ++it) {
            if (!it.value())
                m_strangers.append(it.key());
        }
        for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
            if (environment.production)
                m_production.append(reachOf(environment));
            m_unclear = m_unclear || isUnclear(environment);
            takePlace(environment);
        }
        for (const Reach &reach : std::as_const(m_production)) {
            if (!m_passedBy || reach.highest < *m_passedBy)
                m_passedBy = reach.highest;
        }
    }

    /// Fills `candidate`, which knows nothing yet: it is large, and there are thousands.
    void derive(Candidate &candidate, const CandidateTag &named, const Candidate *newer) const;

private:
    const Release *release(const QString &tagName) const { return m_releases.value(tagName, nullptr); }
    Known<bool> releaseFlipped(const Candidate &candidate) const;
    Known<bool> productionReached(const Candidate &candidate) const;
    Reach reachOf(const Environment &environment) const;
    void takePlace(const Environment &environment);
    Known<bool> overtaken(Candidate &candidate, const CommitFacts &commit) const;
    Known<bool> hasPrerelease(const Candidate &candidate) const;
    Known<bool> runsWhereCandidatesRun(Candidate &candidate) const;

    const Snapshot &m_snapshot;
    QHash<Version, Tag> m_finals;
    QHash<QString, const Release *> m_releases;
    QStringList m_strangers;
    /// What is active in an environment.
    struct Place {
        QString environment;
        QDateTime since;
        bool followsCandidates = false;
    };

    QList<Reach> m_production;
    std::optional<Version> m_passedBy; ///< the lowest of the versions that each production reached
    QHash<ObjectId, QList<Place>> m_places; ///< by the commit that runs there, in the environments' order
    QSet<ObjectId> m_mayRun; ///< where candidates run; the deployment's statuses were not asked for
    bool m_hidesCandidates = false; ///< the deployments of an environment for candidates are unknown
    bool m_unclear = false; ///< an environment may be production or not
};

/// A project that makes no GitHub release for a version has nothing to flip.
Known<bool> Derivation::releaseFlipped(const Candidate &candidate) const
{
    if (!m_snapshot.releases)
        return std::nullopt;
    if (const Release *final = release(candidate.finalTag->name))
        return !final->prerelease && !final->draft;
    return release(candidate.tag.name) == nullptr;
}

Reach Derivation::reachOf(const Environment &environment) const
{
    Reach reach;
    if (!environment.deployments)
        return reach;
    reach.known = true;
    for (const Deployment &deployment : *environment.deployments) {
        if (deployment.statusesKnown && !deployment.everSucceeded())
            continue;
        Version &highest = deployment.statusesKnown ? reach.highest : reach.highestUnknown;
        highest = std::max(highest, versionOf(deployment, m_snapshot.scheme, m_finals), std::less());
        (deployment.statusesKnown ? reach.commits : reach.unknownCommits).insert(deployment.commit);
    }
    return reach;
}

Known<bool> Derivation::productionReached(const Candidate &candidate) const
{
    if (!m_snapshot.environments)
        return std::nullopt;
    const ObjectId &commit = candidate.tag.commit;
    const Version &version = candidate.name.version;
    bool allKnown = !m_unclear;
    if (m_passedBy && *m_passedBy > version) // true of nearly all of a long history
        return allKnown ? Known<bool>(true) : std::nullopt;
    for (const Reach &reach : m_production) {
        if (reach.commits.contains(commit) || reach.highest > version)
            continue;
        if (reach.known && !reach.unknownCommits.contains(commit) && reach.highestUnknown <= version)
            return false;
        allKnown = false;
    }
    return allKnown ? Known<bool>(true) : std::nullopt;
}

Known<bool> Derivation::overtaken(Candidate &candidate, const CommitFacts &commit) const
{
    if (!commit.containedIn)
        return std::nullopt;
    const TagName container = m_snapshot.scheme.classify(*commit.containedIn);
    if (container.kind != TagName::Kind::Final || container.version <= candidate.name.version)
        return false;
    candidate.overtakenBy = *commit.containedIn;
    return true;
}

Known<bool> Derivation::hasPrerelease(const Candidate &candidate) const
{
    if (!m_snapshot.releases)
        return std::nullopt;
    const Release *linked = release(candidate.tag.name);
    return linked && linked->prerelease && !linked->draft;
}

/// Environments are few and candidates many: what runs where is looked up by commit.
void Derivation::takePlace(const Environment &environment)
{
    const bool followsCandidates = environment.follows == Follows::Candidates;
    if (!environment.deployments) {
        m_hidesCandidates = m_hidesCandidates || followsCandidates;
        return;
    }
    if (const Deployment *active = activeDeployment(*environment.deployments))
        m_places[active->commit].append({environment.name, active->succeededAt(), followsCandidates});
    for (const Deployment &deployment : *environment.deployments) {
        if (followsCandidates && !deployment.statusesKnown)
            m_mayRun.insert(deployment.commit);
    }
}

Known<bool> Derivation::runsWhereCandidatesRun(Candidate &candidate) const
{
    if (!m_snapshot.environments)
        return std::nullopt;
    bool runs = false;
    for (const Place &place : m_places.value(candidate.tag.commit)) {
        candidate.runsOn.append(place.environment);
        if (!place.followsCandidates)
            continue;
        runs = true;
        if (!candidate.soakSince.isValid() || place.since < candidate.soakSince)
            candidate.soakSince = place.since;
    }
    if (!runs && (m_hidesCandidates || m_mayRun.contains(candidate.tag.commit)))
        return std::nullopt;
    return runs;
}

void Derivation::derive(Candidate &candidate, const CandidateTag &named, const Candidate *newer) const
{
    static const CommitFacts nothing;
    const Tag &tag = *named.tag;
    const TagName &name = named.name;
    const auto known = m_snapshot.commits.constFind(tag.commit);
    const CommitFacts &commit = known != m_snapshot.commits.cend() ? *known : nothing;
    candidate.tag = tag;
    candidate.name = name;
    candidate.commit = commit.commit;
    candidate.againstBase = commit.againstBase;
    if (commit.checks.runs || commit.checks.statuses)
        candidate.checks = summary(commit.checks);

    CandidateFacts facts;
    if (const auto final = m_finals.constFind(name.version); final != m_finals.constEnd()) {
        candidate.finalTag = *final;
        facts.finalTagHere = final->commit == tag.commit;
        facts.finalTagElsewhere = !facts.finalTagHere;
    }
    candidate.finalTagName = finalTagName(m_finals, m_snapshot.scheme, name.version);
    const Release *linked = release(tag.name);
    if (!linked && facts.finalTagHere)
        linked = release(candidate.finalTagName);
    if (linked)
        candidate.release = *linked;
    if (facts.finalTagHere) {
        facts.releaseFlipped = releaseFlipped(candidate);
        facts.productionReached = productionReached(candidate);
    }
    if (commit.statuses) {
        candidate.verdicts = verdictsOn(tag.name, *commit.statuses, m_strangers);
        if (!candidate.verdicts.isEmpty())
            candidate.verdict = candidate.verdicts.constLast();
        facts.rejected = candidate.verdict && candidate.verdict->kind == Verdict::Kind::Rejected;
        facts.qualified = candidate.verdict && candidate.verdict->kind == Verdict::Kind::Qualified;
    }
    facts.newerCandidate = newer != nullptr;
    facts.overtaken = overtaken(candidate, commit);
    facts.hasPrerelease = hasPrerelease(candidate);
    facts.runsWhereCandidatesRun = runsWhereCandidatesRun(candidate);

    const DerivedState derived = deriveState(facts);
    candidate.state = derived.state;
    candidate.unknown = derived.unknown;
    if (facts.finalTagElsewhere)
        candidate.supersededBy = candidate.finalTagName;
    else if (newer)
        candidate.supersededBy = newer->tag.name;
    if (!tag.committedAt.isValid())
        candidate.unknown.append(Fact::CommittedAt);
    if (!tag.taggedAt.isValid())
        candidate.unknown.append(Fact::TaggedAt);
    if (!candidate.againstBase)
        candidate.unknown.append(Fact::AheadBehind);
}

/// Candidates of a version that replace one another: all whose label counts, else those of one label. One whose label
/// does not count never stands in the way of one that does, so that a state is the same whether or not a list shows it.
QString lineOf(const TagName &name)
{
    return name.labelCounts ? QString() : name.label.toCaseFolded();
}

struct Line {
    qsizetype last = -1; ///< the candidate of it that was met last
    qsizetype newer = -1; ///< the last one that stands before `last`
};

/// `named`: in their order, with all of a version that stand in one another's way.
QList<Candidate> derived(const Snapshot &snapshot, const QList<CandidateTag> &named)
{
    QList<Candidate> made;
    if (named.isEmpty())
        return made;
    const Derivation derivation(snapshot);
    made.reserve(named.size());
    QHash<QString, Line> lines; // of the version that the loop is at
    for (const CandidateTag &item : named) {
        if (!made.isEmpty() && made.constLast().name.version != item.name.version)
            lines.clear();
        Line &line = lines[lineOf(item.name)];
        // Two tags may name one candidate (v1.0-rc1 and 1.0-rc1): neither is newer than the other.
        if (line.last >= 0 && listsBefore(made[line.last].name, item.name))
            line.newer = line.last;
        Candidate &candidate = made.emplaceBack();
        Candidate *newer = line.newer >= 0 ? &made[line.newer] : nullptr;
        line.last = made.size() - 1;
        if (newer && newer->replaces.isEmpty())
            newer->replaces = item.tag->name;
        derivation.derive(candidate, item, newer);
    }
    return made;
}

} // namespace

Version versionOf(const Deployment &deployment, const TagScheme &scheme, const QHash<Version, Tag> &finals)
{
    if (const TagName name = scheme.classify(deployment.refName()); name.kind != TagName::Kind::Other)
        return name.version;
    const auto onCommit = std::ranges::find(finals, deployment.commit, &Tag::commit);
    return onCommit == finals.cend() ? Version() : onCommit.key();
}

QHash<Version, Tag> finalTags(const Snapshot &snapshot)
{
    return snapshot.tags ? snapshot.tagIndex.finals(*snapshot.tags, snapshot.scheme) : QHash<Version, Tag>();
}

QString finalTagName(const QHash<Version, Tag> &finals, const TagScheme &scheme, const Version &version)
{
    const auto found = finals.constFind(version);
    return found != finals.cend() ? found->name : scheme.finalTag(version);
}

QList<CandidateTag> candidateTags(const Snapshot &snapshot, bool all)
{
    if (!snapshot.tags)
        return {};
    QList<CandidateTag> named = snapshot.tagIndex.candidates(*snapshot.tags, snapshot.scheme);
    if (!all)
        named.removeIf([](const CandidateTag &tag) { return !tag.name.labelCounts; });
    return named;
}

QList<CandidateTag> candidateTagsOf(const Snapshot &snapshot, const Version &version)
{
    const QList<CandidateTag> all = candidateTags(snapshot, true);
    // They stand together; the newest version is the first.
    const auto [first, end] = std::ranges::equal_range(all, version, std::ranges::greater(),
                                                       [](const CandidateTag &each) { return each.name.version; });
    return {first, end};
}

CandidateList candidates(const Snapshot &snapshot, bool all)
{
    QList<CandidateTag> named = candidateTags(snapshot, true);
    const qsizetype count = named.size();
    if (!all)
        named.removeIf([](const CandidateTag &tag) { return !tag.name.labelCounts; });
    return {derived(snapshot, named), static_cast<int>(count - named.size())};
}

QList<Candidate> candidatesOf(const Snapshot &snapshot, const Version &version)
{
    return derived(snapshot, candidateTagsOf(snapshot, version));
}

std::optional<Candidate> findCandidate(const Snapshot &snapshot, const QString &tag)
{
    const TagName name = snapshot.scheme.classify(tag);
    if (name.kind != TagName::Kind::Candidate)
        return std::nullopt;
    const QList<Candidate> ofVersion = candidatesOf(snapshot, name.version);
    const auto found = std::ranges::find(ofVersion, tag, [](const Candidate &each) { return each.tag.name; });
    return found == ofVersion.cend() ? std::nullopt : std::optional(*found);
}

} // namespace slipway
