// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commit.h"
#include "domain/deployment.h"
#include "domain/objectid.h"
#include "domain/result.h"
#include "domain/tag.h"

#include <QDateTime>
#include <QJsonObject>
#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace slipway::github {

/// GET /repos/{owner}/{repo}, as far as Slipway reads it.
struct RepositoryInfo {
    QString fullName;
    QString defaultBranch;
    bool archived = false;
    Known<bool> canPush; ///< unknown without a token
    Known<bool> canAdmin{}; ///< the same

    friend bool operator==(const RepositoryInfo &, const RepositoryInfo &) = default;
};

/// Whether the releases that are published from now on are immutable.
struct ImmutableReleases {
    bool enabled = false;
    bool enforcedByOwner = false; ///< the repository cannot switch it off

    friend bool operator==(const ImmutableReleases &, const ImmutableReleases &) = default;
};

/// A tag as git stores it.
struct TagReference {
    QString name; ///< without refs/tags/
    ObjectId object; ///< a tag object, or the commit itself
    bool isTagObject = false;

    friend bool operator==(const TagReference &, const TagReference &) = default;
};

/// What a tag's reference leads to. Null `object`: there is no such tag.
struct TagTarget {
    ObjectId object; ///< as stored: a tag object or a commit
    ObjectId commit; ///< peeled; null where the tag leads to a tree or a blob
    QDateTime taggedAt; ///< of the outermost tag object; invalid for a lightweight tag
    QString tagger{}; ///< the name in it; empty for a lightweight tag

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
    ObjectId target{}; ///< where GitHub makes a tag that is missing when it is published; null: the branch's tip
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
    ObjectId target{}; ///< as in ReleaseDraft; null: stays. GitHub refuses another one for an immutable release
    std::optional<QString> name{};
    std::optional<QString> body{};
    std::optional<bool> draft{};
    std::optional<bool> prerelease{};
    std::optional<bool> makeLatest{};
};

/// A deployment to ask for. No branch is ever merged for it.
struct DeploymentDraft {
    QString ref{}; ///< a tag
    QString environment{};
    bool production = false;
    QString description{}; ///< at most 140 characters
    QJsonObject payload{};
    QStringList requiredContexts{}; ///< checks that GitHub insists on; none: it insists on nothing
};

struct DeploymentStatusDraft {
    DeploymentState state = DeploymentState::Success;
    QString description{}; ///< at most 140 characters
    QString logUrl{};
    QString environmentUrl{};
    bool autoInactive = true; ///< earlier ones become inactive, but production and transient ones GitHub leaves alone
};

/// What a workflow did about one event.
struct WorkflowRun {
    qint64 id = 0;
    QString workflow{}; ///< file name: "release.yml"; empty where GitHub does not say it
    QString event{};
    QString ref{}; ///< branch or tag
    ObjectId commit{};
    QString actor{};
    QString status{}; ///< GitHub's word: queued, in_progress, waiting, completed, …
    QString conclusion{}; ///< when completed: success, failure, cancelled, …
    QDateTime createdAt{};
    QString url{}; ///< for people

    bool isCompleted() const { return status == QLatin1StringView("completed"); }
    bool succeeded() const { return isCompleted() && conclusion == QLatin1StringView("success"); }
    friend bool operator==(const WorkflowRun &, const WorkflowRun &) = default;
};

/// That a workflow was started.
struct Dispatch {
    std::optional<qint64> run; ///< none: this GitHub does not tell it (Enterprise Server up to 3.19), look for it
    QDateTime at{}; ///< by GitHub's clock; invalid where it did not say

    friend bool operator==(const Dispatch &, const Dispatch &) = default;
};

/// An environment that a run waits for.
struct PendingDeployment {
    qint64 run = 0;
    QString runUrl{};
    qint64 environmentId = 0;
    QString environment{};
    QStringList reviewers{}; ///< logins, and teams as "@name"; any one of them approves
    Known<bool> currentUserCanApprove{};
    std::chrono::minutes waitTimer{0};
    QDateTime waitStartedAt{};

    friend bool operator==(const PendingDeployment &, const PendingDeployment &) = default;
};

} // namespace slipway::github
