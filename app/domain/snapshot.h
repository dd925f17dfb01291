// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check.h"
#include "commit.h"
#include "configuration.h"
#include "manifest.h"
#include "rare.h"
#include "release.h"
#include "repositoryname.h"
#include "reverts.h"
#include "signature.h"
#include "tagindex.h"
#include "verdict.h"

#include <QHash>

namespace slipway {

/// Who is signed in and what they may do here.
struct Account {
    QString login{};
    Known<bool> canWrite{};

    friend bool operator==(const Account &, const Account &) = default;
};

/// What is known of one commit beyond its tags; each part may be unknown.
struct CommitFacts {
    Rare<Commit> commit{}; ///< absent: not known
    Known<AheadBehind> againstBase{};
    Known<QString> containedIn{}; ///< highest final tag that contains it; empty: none does
    Known<QList<CommitStatus>> statuses{};
    CommitChecks checks{};
    Known<QList<ManifestVersion>> manifestVersions{}; ///< of the configured manifests
    Rare<RevertFacts> reverts{}; ///< of a candidate; absent: not known

    friend bool operator==(const CommitFacts &, const CommitFacts &) = default;
};

/// Where a part of a snapshot could not be read, and why.
struct Problem {
    enum class Source { GitHub, Git, Configuration, Storage };

    Source source = Source::GitHub;
    Error error;

    friend bool operator==(const Problem &, const Problem &) = default;
};

/// Everything that one refresh found: the only input of the rules, immutable once made. GitHub's parts are unknown
/// in a git-only snapshot and the clone's parts in a GitHub-only one.
struct Snapshot {
    std::optional<RepositoryName> repository{}; ///< none: the clone alone
    QString clonePath{}; ///< empty: GitHub alone
    QDateTime asOf{}; ///< UTC, when the refresh ended
    QDateTime fetchedAt{}; ///< UTC, last fetch of the clone; invalid when it is not known
    QString defaultBranch{};
    BaseRef base{};
    Configuration configuration{};
    TagScheme scheme{}; ///< the configuration's, else learned
    Account account{};
    Known<bool> archived{};
    Known<QList<Tag>> tags{};
    Known<QList<Environment>> environments{}; ///< in pipeline order
    Known<QList<Release>> releases{};
    QHash<ObjectId, CommitFacts> commits{};
    QHash<QString, bool> writeAccess{}; ///< by login, for those that were looked up
    QHash<QString, AheadBehind> drifts{}; ///< by driftKey()
    QHash<QString, int> driftPullRequests{}; ///< by driftKey(); how many of `ahead` bear a number
    QList<Problem> problems{};
    QList<ChecksumFacts> checksums{}; ///< of the lists that were read, one for each asset
    TagIndex tagIndex{}; ///< of the tags, for those who look for one

    CommitFacts factsOf(const ObjectId &commit) const { return commits.value(commit); }
    const Tag *findTag(QStringView name) const;
    /// The tags that lead to a commit.
    QList<Tag> tagsOn(const ObjectId &commit) const;
    /// The release linked to a tag, a published one before a draft, then the newest; nullptr when there is none or
    /// releases are unknown.
    const Release *findRelease(QStringView tagName) const;
    const Environment *findEnvironment(QStringView name) const;
    /// What is known of a list of checksums, for these very bytes and the configured signers; nullptr: it was not read.
    const ChecksumFacts *findChecksums(const Asset &list) const;

    friend bool operator==(const Snapshot &, const Snapshot &) = default;
};

/// The key of a drift between two commits: "<from hex>..<to hex>".
QString driftKey(const ObjectId &from, const ObjectId &to);

} // namespace slipway
