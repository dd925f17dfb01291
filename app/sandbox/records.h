// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace slipway::sandbox {

/// What the stand-in keeps besides git, as plain values. States are GitHub's own words ("in_progress"), dates are
/// UTC, commits are 40 hexadecimal digits. A link that starts with "/" is relative to the sandbox's own address, which
/// changes with its port.

enum class Permission { None, Read, Write, Admin };

struct User {
    qint64 id = 0;
    QString login;
    QString name{};
    QString email{};
    Permission permission = Permission::Read;
    bool bot = false;
};

struct Token {
    QByteArray value;
    QString login;
    Permission ceiling = Permission::Write; ///< at most this, whatever the person may do
    QStringList denied{}; ///< fine-grained permissions that it lacks: "checks"
};

struct RepositoryRecord {
    qint64 id = 0;
    QString owner{};
    QString name{};
    QString description{};
    QString defaultBranch = QStringLiteral("main");
    bool isPrivate = false;
    bool archived = false;
    bool immutableReleases = false; ///< what is published from now on cannot be changed
    QDateTime createdAt{};
};

struct EnvironmentRecord {
    qint64 id = 0;
    QString name;
    QString follows{}; ///< what the CI deploys here: "branch", "candidates", "releases" or nothing
    QString branch{};
    bool production = false;
    QStringList reviewers{}; ///< logins; any one of them approves
    bool preventSelfReview = false;
    int waitMinutes = 0;
    QDateTime createdAt{};
};

struct DeploymentStatusRecord {
    qint64 id = 0;
    QString state;
    QString creator{};
    QString description{};
    QString logUrl{};
    QString environmentUrl{};
    QDateTime createdAt{};
};

struct DeploymentRecord {
    qint64 id = 0;
    QString environment;
    QString ref{};
    QString sha{};
    QString task = QStringLiteral("deploy");
    QString description{};
    QString creator{};
    QJsonObject payload{};
    bool production = false;
    bool transient = false;
    qint64 run = 0; ///< the workflow run that made it; 0: none
    QDateTime createdAt{};
    QList<DeploymentStatusRecord> statuses{}; ///< oldest first

    /// The word of its newest status; empty without any.
    QString state() const { return statuses.isEmpty() ? QString() : statuses.constLast().state; }
};

/// A workflow run: what the CI does about one event.
struct RunRecord {
    qint64 id = 0;
    QString workflow;
    QString event{};
    QString ref{};
    QString sha{};
    QString actor{};
    QStringList remaining{}; ///< environments that come after the one it deploys to now
    QJsonObject inputs{}; ///< that it was dispatched with
    QDateTime createdAt{};
};

struct StatusRecord {
    qint64 id = 0;
    QString sha;
    QString state{};
    QString context{};
    QString description{};
    QString targetUrl{};
    QString creator{};
    QDateTime createdAt{};
};

struct CheckRunRecord {
    qint64 id = 0;
    QString sha;
    QString name{};
    QString status = QStringLiteral("queued");
    QString conclusion{};
    QString summary{};
    QDateTime startedAt{};
    QDateTime completedAt{};
};

struct AssetRecord {
    qint64 id = 0;
    QString name;
    QString label{};
    QString contentType{};
    QString uploader{};
    qint64 size = 0; ///< bytes
    QString digest{};
    QString state = QStringLiteral("uploaded"); ///< "starter": an upload that was cut
    int downloads = 0;
    QDateTime createdAt{};
};

struct ReleaseRecord {
    qint64 id = 0;
    QString tagName;
    QString targetCommitish{};
    QString name{};
    QString body{};
    bool draft = false;
    bool prerelease = false;
    bool immutable = false;
    QString makeLatest = QStringLiteral("legacy"); ///< what was asked for last
    QString author{};
    QString assetsOf{}; ///< the commit that the CI built the assets from
    QDateTime createdAt{};
    QDateTime publishedAt{};
    QDateTime updatedAt{};
    QList<AssetRecord> assets{};
};

struct PullRequestRecord {
    qint64 id = 0;
    int number = 0; ///< those of issues and pull requests are one row
    QString title{};
    QString body{};
    QString author{};
    QStringList labels{};
    QString head{}; ///< branch; of a merged one it may be gone
    QString headSha{};
    QString base{}; ///< branch
    QString baseSha{};
    bool closed = false;
    QString mergeSha{}; ///< the commit that it became; empty: it was not merged
    QString mergedBy{};
    QDateTime createdAt{};
    QDateTime updatedAt{};
    QDateTime closedAt{}; ///< of a merged one: when that was
};

struct RulesetRecord {
    qint64 id = 0;
    QString name;
    QString target = QStringLiteral("tag");
    QString enforcement = QStringLiteral("active"); ///< active, evaluate, disabled
    QStringList include{}; ///< fnmatch patterns over whole references, or ~ALL
    QStringList exclude{};
    QStringList rules{}; ///< types: creation, update, deletion; of branches: pull_request
    QStringList bypass{}; ///< logins whom it does not bind
    QDateTime createdAt{};
};

/// Something that workflows react to, until the CI has seen it.
struct EventRecord {
    QString kind; ///< "released", "linked", "deployment"
    qint64 subject = 0;
    QString actor{};
};

/// The CI's next move on a deployment, a check run or a release's assets.
struct JobRecord {
    QString kind; ///< "deployment", "check", "assets"
    qint64 subject = 0;
    QDateTime due{};
};

} // namespace slipway::sandbox
