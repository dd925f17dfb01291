// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lastof.h"

#include "domain/snapshot.h"

#include <concepts>
#include <type_traits>

/// What is stored of each struct, the same list for writing and reading. The structured bindings name every member, so
/// that a struct which gains one no longer compiles here: add it, and raise the format's version.
namespace slipway::storage {

template<>
inline constexpr auto lastOf<Check::State> = Check::State::Neutral;
template<>
inline constexpr auto lastOf<CommitStatus::State> = CommitStatus::State::Error;
template<>
inline constexpr auto lastOf<DeploymentState> = DeploymentState::Inactive;
template<>
inline constexpr auto lastOf<DeployWay::Kind> = DeployWay::Kind::Deployment;
template<>
inline constexpr auto lastOf<Follows> = Follows::Releases;
template<>
inline constexpr auto lastOf<ReleaseMode> = ReleaseMode::New;
template<>
inline constexpr auto lastOf<LatestRule> = LatestRule::Never;
template<>
inline constexpr auto lastOf<Asset::State> = Asset::State::Incomplete;
template<>
inline constexpr auto lastOf<Problem::Source> = Problem::Source::Storage;
template<>
inline constexpr auto lastOf<ErrorKind> = ErrorKind::NameBurned;

template<>
inline constexpr auto lastOf<NamedCommit::State> = NamedCommit::State::Unknown;
template<>
inline constexpr auto lastOf<SignatureFacts::State> = SignatureFacts::State::Failed;
template<>
inline constexpr auto lastOf<ChecksumFault::Kind> = ChecksumFault::Kind::Empty;

template<class T, class Struct>
concept Is = std::same_as<std::remove_const_t<T>, Struct>;

/// It shows its parts and is made of them.
void fields(auto &archive, Is<TagScheme> auto &value)
{
    QString finalPattern = value.finalPattern();
    QString candidatePattern = value.candidatePattern();
    QStringList labels = value.labels();
    bool learned = value.isLearned();
    archive(finalPattern, candidatePattern, labels, learned);
    if constexpr (!std::is_const_v<std::remove_reference_t<decltype(value)>>) {
        value = learned ? TagScheme::learned(finalPattern, candidatePattern, labels)
                        : TagScheme(finalPattern, candidatePattern, labels);
    }
}

void fields(auto &archive, Is<RepositoryName> auto &value)
{
    auto &[owner, name, host, apiUrl] = value;
    archive(owner, name, host, apiUrl);
}

void fields(auto &archive, Is<BaseRef> auto &value)
{
    auto &[ref, commit] = value;
    archive(ref, commit);
}

void fields(auto &archive, Is<AheadBehind> auto &value)
{
    auto &[ahead, behind] = value;
    archive(ahead, behind);
}

void fields(auto &archive, Is<Tag> auto &value)
{
    auto &[name, commit, committedAt, taggedAt, annotated] = value;
    archive(name, commit, committedAt, taggedAt, annotated);
}

void fields(auto &archive, Is<Commit> auto &value)
{
    auto &[id, summary, message, authorName, authorLogin, authoredAt, committedAt, parents, pullRequest] = value;
    archive(id, summary, message, authorName, authorLogin, authoredAt, committedAt, parents, pullRequest);
}

void fields(auto &archive, Is<CommitStatus> auto &value)
{
    auto &[state, context, description, creator, creatorIsBot, createdAt, targetUrl] = value;
    archive(state, context, description, creator, creatorIsBot, createdAt, targetUrl);
}

void fields(auto &archive, Is<Check> auto &value)
{
    auto &[name, state, detail, url, finishedAt] = value;
    archive(name, state, detail, url, finishedAt);
}

void fields(auto &archive, Is<CommitChecks> auto &value)
{
    auto &[runs, statuses] = value;
    archive(runs, statuses);
}

void fields(auto &archive, Is<ManifestVersion> auto &value)
{
    auto &[path, version] = value;
    archive(path, version);
}

void fields(auto &archive, Is<Revert> auto &value)
{
    auto &[commit, summary, reverted, mainline] = value;
    archive(commit, summary, reverted, mainline);
}

void fields(auto &archive, Is<NamedCommit> auto &value)
{
    auto &[word, commit, summary, state] = value;
    archive(word, commit, summary, state);
}

void fields(auto &archive, Is<RevertFacts> auto &value)
{
    auto &[branch, named, since] = value;
    archive(branch, named, since);
}

void fields(auto &archive, Is<Checksum> auto &value)
{
    auto &[name, sha256] = value;
    archive(name, sha256);
}

void fields(auto &archive, Is<ChecksumFault> auto &value)
{
    auto &[kind, line, name] = value;
    archive(kind, line, name);
}

void fields(auto &archive, Is<SignatureFacts> auto &value)
{
    auto &[state, key, reason] = value;
    archive(state, key, reason);
}

void fields(auto &archive, Is<ChecksumFacts> auto &value)
{
    auto &[asset, assetDigest, assetUpdatedAt, signers, signature, list, fault] = value;
    archive(asset, assetDigest, assetUpdatedAt, signers, signature, list, fault);
}

void fields(auto &archive, Is<CommitFacts> auto &value)
{
    auto &[commit, againstBase, containedIn, statuses, checks, manifestVersions, reverts] = value;
    archive(commit, againstBase, containedIn, statuses, checks, manifestVersions, reverts);
}

void fields(auto &archive, Is<DeploymentStatus> auto &value)
{
    auto &[state, createdAt, creator, description, logUrl] = value;
    archive(state, createdAt, creator, description, logUrl);
}

void fields(auto &archive, Is<Deployment> auto &value)
{
    auto &[id, environment, ref, commit, task, creator, createdAt, production, statusesKnown, statuses] = value;
    archive(id, environment, ref, commit, task, creator, createdAt, production, statusesKnown, statuses);
}

void fields(auto &archive, Is<DeployWay> auto &value)
{
    auto &[kind, workflow, inputs] = value;
    archive(kind, workflow, inputs);
}

void fields(auto &archive, Is<Environment> auto &value)
{
    auto &[name, follows, branch, production, soak, deploy, probes, probeVersion, needsReview, deployments] = value;
    archive(name, follows, branch, production, soak, deploy, probes, probeVersion, needsReview, deployments);
}

void fields(auto &archive, Is<Configuration> auto &value)
{
    auto &[tags, environments, checks, assets, signature, signers, manifests, checklist, release, latest, notesTemplate,
           otherTemplates, fromFile, namesTemplate] = value;
    archive(tags, environments, checks, assets, signature, signers, manifests, checklist, release, latest,
            notesTemplate, otherTemplates, fromFile, namesTemplate);
}

void fields(auto &archive, Is<Asset> auto &value)
{
    auto &[id, name, size, digest, state, downloadUrl, downloads, updatedAt, contentType] = value;
    archive(id, name, size, digest, state, downloadUrl, downloads, updatedAt, contentType);
}

void fields(auto &archive, Is<Release> auto &value)
{
    auto &[id, tagName, name, body, draft, prerelease, immutable, author, createdAt, publishedAt, updatedAt, url,
           assets] = value;
    archive(id, tagName, name, body, draft, prerelease, immutable, author, createdAt, publishedAt, updatedAt, url,
            assets);
}

void fields(auto &archive, Is<Account> auto &value)
{
    auto &[login, canWrite] = value;
    archive(login, canWrite);
}

void fields(auto &archive, Is<Error> auto &value)
{
    auto &[kind, message, detail, retryAt] = value;
    archive(kind, message, detail, retryAt);
}

void fields(auto &archive, Is<Problem> auto &value)
{
    auto &[source, error] = value;
    archive(source, error);
}

void fields(auto &archive, Is<Snapshot> auto &value)
{
    auto &[repository, clonePath, asOf, fetchedAt, defaultBranch, base, configuration, scheme, account, archived, tags,
           environments, releases, commits, writeAccess, drifts, driftPullRequests, problems, checksums, tagIndex] =
        value;
    Q_UNUSED(tagIndex) // follows from the tags
    archive(repository, clonePath, asOf, fetchedAt, defaultBranch, base, configuration, scheme, account, archived, tags,
            environments, releases, commits, writeAccess, drifts, driftPullRequests, problems, checksums);
}

} // namespace slipway::storage
