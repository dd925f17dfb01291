// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "candidate.h"

namespace slipway {

/// One condition for promotion with what was found.
struct Condition {
    enum class Kind {
        Checks,
        Manifests,
        Assets,
        Deployed,
        Soak,
        Prerelease,
        Notes, ///< nothing is left to fill in; `details`: "LINE: TEXT"; none and not met: there are no notes
        Digests, ///< the assets are those that the list `subject` vouches for; `details`: those that differ
        Signature, ///< of the list `subject`, by a signer
        Checklist, ///< the item `subject`; `details`: who ticked it
        Rejections, ///< what was named when the candidate `subject` was rejected; `details`: "COMMIT TITLE"
        Reverts, ///< nothing that it contains was taken back since; `details`: "COMMIT TITLE" of those that did
        Configuration, ///< the repository's own conditions; only where they could not be read: what they ask is unknown
    };
    enum class Result { Met, Waiting, NotMet, Unknown };

    Kind kind = Kind::Checks;
    Result result = Result::Unknown;
    int found = 0; ///< how many of `wanted`
    int wanted = 0;
    /// Environment, asset pattern, …. Deployed: empty when the environments are not known. Checks: which half could not
    /// be read, "runs" or "statuses"; empty: both or none.
    QString subject{};
    QStringList details{}; ///< names: failing checks, missing assets, manifests that differ
    QDateTime at{}; ///< Soak: until when; Deployed: since when
    std::chrono::seconds elapsed{0};
    std::chrono::seconds needed{0};
    QStringList missing{}; ///< Digests: assets that the list does not name
    QStringList unclear{}; ///< Digests: assets whose digest GitHub does not give
    std::optional<ChecksumFault> fault{}; ///< Digests: why the list vouches for nothing
    std::optional<SignatureFacts> signature{}; ///< Signature and Digests: what was found

    friend bool operator==(const Condition &, const Condition &) = default;
};

/// The conditions that apply to a candidate, in the order in which they are shown. `now` in UTC.
QList<Condition> readiness(const Snapshot &snapshot, const Candidate &candidate, const QDateTime &now);

/// Those that are not met, or not known to be.
QList<Condition> unmet(QList<Condition> conditions);

/// All are met. An unknown condition is not a met one.
bool isReady(const QList<Condition> &conditions);

/// The required assets alone, for lists of many candidates.
Condition requiredAssets(const Snapshot &snapshot, const Candidate &candidate);

/// The commits that the reasons of earlier rejections may name, by the rejected tag: of this version, and of those
/// before it that were never released (a release has settled the rejections on the way to it).
QList<std::pair<QString, QStringList>> namedInRejections(const Snapshot &snapshot, const Candidate &candidate);

/// The configured list of checksums among the assets of the candidate's release; nullptr: it is not there, or was made
/// for an earlier candidate.
const Asset *checksumList(const Snapshot &snapshot, const Candidate &candidate);

/// Shell-like patterns over names: "*" and "?" (case-sensitive; "*" crosses "/").
bool matchesPattern(const QString &pattern, const QString &name);

} // namespace slipway
