// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notesdocument.h"

#include "candidate.h"

#include <QSet>

#include <algorithm>

namespace slipway {

namespace {

/// Whether `other` is older than the tag: a lower version, or an earlier candidate of the same one.
bool isBelow(const TagName &other, const TagName &name)
{
    if (other.version == name.version && other.kind == TagName::Kind::Candidate)
        return name.kind == TagName::Kind::Final || listsBefore(name, other);
    return other.version < name.version;
}

struct OlderTag {
    QString tag;
    bool isCandidate; ///< else a final version
};

/// Those named as a final version, newest first: of one version there may be several.
QList<std::pair<Version, QString>> namedFinal(const Snapshot &snapshot)
{
    // Which are candidates is known, and to take a name apart takes longer than to look that up.
    QSet<QStringView> candidates;
    for (const CandidateTag &candidate : candidateTags(snapshot, true))
        candidates.insert(candidate.tag->name);
    QList<std::pair<Version, QString>> versions;
    for (const Tag &tag : *snapshot.tags) {
        if (candidates.contains(tag.name))
            continue;
        const TagName name = snapshot.scheme.classify(tag.name);
        if (name.kind == TagName::Kind::Final)
            versions.append({name.version, tag.name});
    }
    std::ranges::stable_sort(versions, std::ranges::greater(), &std::pair<Version, QString>::first);
    return versions;
}

/// Final versions and the candidates that count which are older than the tag, newest first; of a name that is no
/// version's, all.
QList<OlderTag> olderTags(const Snapshot &snapshot, const TagName &name)
{
    if (!snapshot.tags)
        return {};
    const bool all = name.kind == TagName::Kind::Other;
    QList<std::pair<Version, QString>> versions = namedFinal(snapshot);
    if (!all)
        versions.removeIf([&](const auto &each) { return !(each.first < name.version); });
    QList<OlderTag> older;
    auto next = versions.cbegin();
    for (const CandidateTag &candidate : candidateTags(snapshot)) {
        if (!all && !isBelow(candidate.name, name))
            continue;
        for (; next != versions.cend() && next->first >= candidate.name.version; ++next)
            older.append({next->second, false});
        older.append({candidate.tag->name, true});
    }
    for (; next != versions.cend(); ++next)
        older.append({next->second, false});
    return older;
}

} // namespace

QString notesKey(const Snapshot &snapshot, const QString &tag)
{
    const TagName name = snapshot.scheme.classify(tag);
    const bool moves = snapshot.configuration.release == ReleaseMode::Relink && name.kind == TagName::Kind::Candidate;
    return moves ? finalTagName(finalTags(snapshot), snapshot.scheme, name.version) : tag;
}

QList<NotesDocument> notesDocuments(const Snapshot &snapshot)
{
    struct Placed {
        NotesDocument document;
        Version version;
    };
    QList<Placed> all;
    QSet<QString> keys;
    for (const Release &release : snapshot.releases.value_or(QList<Release>())) {
        const QString key = notesKey(snapshot, release.tagName);
        if (keys.contains(key) && snapshot.findRelease(release.tagName) != &release)
            continue; // of two for one tag, the one that counts
        keys.insert(key);
        all.append({{.key = key,
                     .name = release.name.isEmpty() ? release.tagName : release.name,
                     .tag = release.tagName,
                     .releaseId = release.id,
                     .isPrerelease = release.prerelease,
                     .isDraft = release.draft},
                    snapshot.scheme.classify(release.tagName).version});
    }
    const auto addTag = [&](const QString &key, const QString &tag, const Version &version) {
        if (keys.contains(key))
            return;
        keys.insert(key);
        all.append(
            {{.key = key, .name = key, .tag = tag, .releaseId = 0, .isReleaseKnown = snapshot.releases.has_value()},
             version});
    };
    const QHash<Version, Tag> finals = finalTags(snapshot);
    if (!snapshot.releases) {
        for (auto each = finals.cbegin(); each != finals.cend(); ++each)
            addTag(each->name, each->name, each.key());
    }
    const bool moves = snapshot.configuration.release == ReleaseMode::Relink; // as notesKey() has it
    for (const CandidateTag &each : candidateTags(snapshot)) {
        const QString finalTag = finalTagName(finals, snapshot.scheme, each.name.version);
        if (!keys.contains(finalTag)) // else its version has notes
            addTag(moves ? finalTag : each.tag->name, each.tag->name, each.name.version);
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &Placed::version);
    QList<NotesDocument> documents;
    documents.reserve(all.size());
    for (Placed &each : all)
        documents.append(std::move(each.document));
    return documents;
}

std::optional<NotesDocument> notesDocument(const Snapshot &snapshot, const QString &tag)
{
    const QString key = notesKey(snapshot, tag);
    for (const NotesDocument &document : notesDocuments(snapshot)) {
        if (document.key == key)
            return document;
    }
    return std::nullopt;
}

QString usualBaseline(const Snapshot &snapshot, const QString &tag)
{
    const TagName name = snapshot.scheme.classify(tag);
    Version best;
    QString found;
    const auto finals = finalTags(snapshot);
    for (auto each = finals.cbegin(); each != finals.cend(); ++each) {
        const bool isLower = name.kind == TagName::Kind::Other || each.key() < name.version;
        if (isLower && each->name != tag && (found.isEmpty() || each.key() > best)) {
            best = each.key();
            found = each->name;
        }
    }
    return found;
}

QList<Baseline> baselines(const Snapshot &snapshot, const QString &tag)
{
    QList<Baseline> all;
    QSet<QString> named;
    const auto add = [&](Baseline::Kind kind, const QString &name, const QString &subject = {}) {
        if (name.isEmpty() || name == tag || (named.contains(name) && kind != Baseline::Kind::Production))
            return;
        named.insert(name);
        all.append({kind, name, subject});
    };
    const QString usual = usualBaseline(snapshot, tag);
    if (usual.isEmpty())
        all.append({Baseline::Kind::Beginning, usual});
    add(Baseline::Kind::LastFinal, usual);
    const TagName name = snapshot.scheme.classify(tag);
    const QList<OlderTag> older = olderTags(snapshot, name);
    const auto before = std::ranges::find_if(older, &OlderTag::isCandidate);
    if (before != older.cend() && name.kind != TagName::Kind::Other)
        add(Baseline::Kind::LastCandidate, before->tag);
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
        const Deployment *active =
            environment.production && environment.deployments ? activeDeployment(*environment.deployments) : nullptr;
        if (active && snapshot.findTag(active->refName())
            && (isBelow(snapshot.scheme.classify(active->refName()), name) || name.kind == TagName::Kind::Other))
            add(Baseline::Kind::Production, active->refName(), environment.name);
    }
    for (const OlderTag &each : older)
        add(Baseline::Kind::Tag, each.tag);
    return all;
}

} // namespace slipway
