// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "environment.h"
#include "tagscheme.h"

namespace slipway {

enum class ReleaseMode {
    Relink, ///< one release for a version, linked to the candidate's tag, then to the final tag
    New, ///< a release per tag
};

enum class LatestRule { Auto, Always, Never };

/// What .slipway.toml says, or the defaults. Empty `environments` and an empty `tags` mean: work it out.
struct Configuration {
    std::optional<TagScheme> tags{}; ///< isLearned(): the file gives labels alone
    QList<Environment> environments{}; ///< in pipeline order; deployments unset
    QStringList requiredChecks{QStringLiteral("*")};
    QStringList requiredAssets{};
    QString signature{};
    QStringList signers{};
    QStringList manifests{};
    QStringList checklist{};
    ReleaseMode release = ReleaseMode::Relink;
    LatestRule latest = LatestRule::Auto;
    QString notesTemplate = QStringLiteral(".github/release-notes.md");
    QStringList otherTemplates{}; ///< for release notes, beside notesTemplate
    bool fromFile = false;
    bool namesTemplate = false; ///< the file names the template itself: notes are expected

    friend bool operator==(const Configuration &, const Configuration &) = default;
};

/// How tags are read: by the file's patterns, else as learned from the tags' names; with the labels of `asked`, else
/// of the file, else as learned.
TagScheme schemeFor(const Configuration &configuration, const QStringList &tagNames, const QStringList &asked);

/// The environments that GitHub has, with what the configuration says of them, in pipeline order: the file's order
/// first, then those that it does not name, worked out. An environment that only the file names is
/// left in, with its deployments unknown when `github` is.
QList<Environment> pipeline(const Configuration &configuration, const Known<QList<Environment>> &github,
                            const TagScheme &scheme, const QString &defaultBranch);

} // namespace slipway
