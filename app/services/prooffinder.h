// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/candidate.h"

#include <QFuture>
#include <QMap>
#include <QObject>

namespace slipway::git {
class GitModel;
}
namespace slipway::github {
class GitHubModel;
}

namespace slipway::services {

/// Finds what a candidate's readiness needs and no single question answers: what was taken back, and what a signed list
/// of checksums vouches for. Either model may be absent. Destroying it drops what is under way.
class ProofFinder final : public QObject {
public:
    ProofFinder(git::GitModel *git, github::GitHubModel *github, QObject *parent = nullptr);

    /// Whether the snapshot lacks what the rules need; false also where they need none of it.
    static bool lacksReverts(const Snapshot &snapshot, const Candidate &candidate);
    static bool lacksChecksums(const Snapshot &snapshot, const Candidate &candidate);

    /// Of the clone, else of GitHub where `mayAskGitHub`.
    QFuture<Result<RevertFacts>> reverts(const Snapshot &snapshot, const Candidate &candidate, bool mayAskGitHub);
    /// Only where lacksChecksums(). A list that cannot be read gives facts that say why.
    QFuture<Result<ChecksumFacts>> checksums(const Snapshot &snapshot, const Candidate &candidate);

    /// Where the public key of a signer is kept in the repository.
    static QString keyPath(const QString &fingerprint);

private:
    struct Reading;
    void readKey(const std::shared_ptr<Reading> &reading);
    void judge(const std::shared_ptr<Reading> &reading);
    static void end(const std::shared_ptr<Reading> &reading);

    git::GitModel *m_git;
    github::GitHubModel *m_github;
};

} // namespace slipway::services
