// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commit.h"
#include "result.h"
#include "tag.h"

#include <QStringList>

namespace slipway {

/// What a change is about, by the types that Conventional Commits and its usual conventions name.
enum class ChangeKind {
    Breaking,
    Feature,
    Fix,
    Performance,
    Revert, ///< takes back something that was released before
    Documentation,
    Refactoring,
    Tests,
    Build, ///< build, ci
    Chore, ///< chore, style
    Other, ///< says nothing of itself
};

/// Every kind, in the order of release notes.
QList<ChangeKind> changeKinds();
/// Its word in templates and in JSON: "breaking", "feature", "fix", …
QString changeKey(ChangeKind kind);

/// A line of release notes: a pull request, or a commit that came without one.
struct ReleaseChange {
    ObjectId commit; ///< never a merge; of a pull request with several, the newest
    QString title; ///< the pull request's title where GitHub told it, else of the commit, without type and "(#123)"
    QString author; ///< login, or the commit's author where no login is known
    bool authorIsLogin = false;
    std::optional<int> pullRequest{};
    QStringList labels{};
    ChangeKind kind = ChangeKind::Other;
    QString scope{};
    QString category{}; ///< the title that .github/release.yml gives it; empty: its kind is its category
    ObjectId revertedBy{}; ///< taken back by this one, before the release; null: it stands

    friend bool operator==(const ReleaseChange &, const ReleaseChange &) = default;
};

/// A commit that the release notes do not list, and why.
struct LeftOutCommit {
    enum class Reason {
        Reverts, ///< takes back `other`, which is in the same range
        AlreadyReleased, ///< the same patch as `other`, which the earlier end has
        SamePullRequest, ///< came with the pull request `number`, which is listed once
        Label, ///< .github/release.yml leaves out what bears the label `word`
        Author, ///< … or what `word` wrote
    };

    ObjectId commit{};
    QString title{};
    Reason reason = Reason::Reverts;
    ObjectId other{};
    int number = 0;
    QString word{};

    friend bool operator==(const LeftOutCommit &, const LeftOutCommit &) = default;
};

/// Who wrote something of it.
struct Contributor {
    QString name; ///< login, or the commit's author where no login is known
    bool isLogin = false;
    Known<bool> isNew{}; ///< the earlier end has nothing by them

    friend bool operator==(const Contributor &, const Contributor &) = default;
};

/// What changed between two commits.
struct ReleaseChanges {
    BaseRef from; ///< null commit: since the beginning
    BaseRef to;
    QList<ReleaseChange> changes{}; ///< newest first, those that were taken back among them
    QList<LeftOutCommit> leftOut{}; ///< newest first
    QList<Contributor> contributors{}; ///< of what stands, in the order of their first change
    QStringList categories{}; ///< titles of .github/release.yml, in its order; empty: kinds are the categories
    bool truncated = false; ///< GitHub gave the first 250 commits only
    bool fromGitHub = false; ///< titles, labels and logins are known

    friend bool operator==(const ReleaseChanges &, const ReleaseChanges &) = default;
};

} // namespace slipway
