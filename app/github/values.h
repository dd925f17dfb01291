// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commit.h"
#include "domain/objectid.h"
#include "domain/result.h"
#include "domain/tag.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace slipway::github {

/// GET /repos/{owner}/{repo}, as far as Slipway reads it.
struct RepositoryInfo {
    QString fullName;
    QString defaultBranch;
    bool archived = false;
    bool isPrivate = false;
    Known<bool> canPush; ///< unknown without a token

    friend bool operator==(const RepositoryInfo &, const RepositoryInfo &) = default;
};

/// What a tag's reference leads to. Null `object`: there is no such tag.
struct TagTarget {
    ObjectId object; ///< as stored: a tag object or a commit
    ObjectId commit; ///< peeled; null where the tag leads to a tree or a blob
    QDateTime taggedAt; ///< of the outermost tag object; invalid for a lightweight tag

    friend bool operator==(const TagTarget &, const TagTarget &) = default;
};

struct Comparison {
    AheadBehind counts; ///< head against base
    QList<Commit> commits; ///< at most 250, oldest first: GitHub's limit

    friend bool operator==(const Comparison &, const Comparison &) = default;
};

struct RateLimit {
    int remaining = -1; ///< -1: not known yet
    int limit = -1;
    QDateTime resetsAt;

    friend bool operator==(const RateLimit &, const RateLimit &) = default;
};

struct ReleaseDraft {
    QString tagName{};
    QString name{};
    QString body{};
    bool draft = false;
    bool prerelease = true;
    bool makeLatest = false; ///< only for what is neither draft nor pre-release
};

/// A file that becomes an asset.
struct AssetFile {
    QString path{};
    QString name{}; ///< GitHub turns what is odd in it into dots: the answer tells
    QString contentType{}; ///< empty: application/octet-stream
};

/// What to change of a release; what is not set stays. `tagName` is always sent (GitHub untags drafts without it).
struct ReleasePatch {
    QString tagName{};
    std::optional<QString> name{};
    std::optional<QString> body{};
    std::optional<bool> draft{};
    std::optional<bool> prerelease{};
    std::optional<bool> makeLatest{};
};

} // namespace slipway::github
