// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checksums.h"

#include <QDateTime>
#include <QStringList>

namespace slipway {

/// What is known of the signature on a list of checksums.
struct SignatureFacts {
    enum class State {
        NotAsked, ///< no signers are configured
        Good, ///< by one of the signers, whose key was valid
        Bad, ///< the text was changed after it was signed
        NotSigned,
        ForeignKey, ///< by `key`, and it is none of the signers', all of whose keys are there
        ExpiredKey,
        ExpiredSignature,
        RevokedKey,
        NoKey, ///< a signer's key is not in the repository: `key` is its fingerprint
        NoTool, ///< GnuPG is not installed
        Failed, ///< GnuPG did not come to an end; `reason`
    };

    State state = State::Failed;
    QString key{}; ///< fingerprint of the primary key, or what GnuPG calls the key that it lacks
    QString reason{}; ///< one sentence

    /// Not known either way: looked at again.
    bool isUnknown() const { return state >= State::NoKey; }
    friend bool operator==(const SignatureFacts &, const SignatureFacts &) = default;
};

/// A list of checksums among a release's assets, as it was read.
struct ChecksumFacts {
    qint64 asset = 0; ///< id; with the next two: which bytes these are the facts of
    QString assetDigest{};
    QDateTime assetUpdatedAt{};
    QStringList signers{}; ///< that were asked for
    SignatureFacts signature{};
    QList<Checksum> list{}; ///< of the text that the signature covers; empty where it is not good
    std::optional<ChecksumFault> fault{};

    friend bool operator==(const ChecksumFacts &, const ChecksumFacts &) = default;
};

/// Judges what GnuPG wrote to --status-fd (GnuPG's doc/DETAILS). Good only when exactly one text was read, no signature
/// on it is bad, and one is valid and made by a primary key among `signers` (40 upper-case hexadecimal digits).
/// `missing`: the signers whose keys GnuPG was not given.
SignatureFacts judgeSignature(const QByteArray &status, const QStringList &signers, const QStringList &missing);

} // namespace slipway
