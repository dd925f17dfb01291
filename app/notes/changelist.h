// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"
#include "domain/pullrequest.h"
#include "releaserules.h"

#include <QHash>
#include <QSet>

namespace slipway::notes {

/// What a list of changes is made from.
struct ChangeSources {
    BaseRef from; ///< null commit: since the beginning
    BaseRef to;
    QList<Commit> commits{}; ///< in `to` and not in `from`; children before their parents, with whole messages
    QHash<ObjectId, ObjectId> released{}; ///< of these: those whose patch `from` has, too, and that commit
    Known<QSet<ObjectId>> firstContributions{}; ///< of these: those whose author has nothing in `from`
    Known<QHash<int, PullRequest>> pullRequests{}; ///< by number; nullopt: GitHub was not asked
    std::optional<ReleaseRules> rules{};
    bool truncated = false; ///< there are more commits than these
};

/// The changes, as release notes list them. Merges are no changes. Left out, each with its reason: what was released
/// with the same patch before, what takes back something of the same range (and what it takes back is marked), all but
/// the newest commit of a pull request, and what .github/release.yml excludes.
ReleaseChanges changesOf(const ChangeSources &sources);

/// The numbers of the pull requests that the range came with: what to ask GitHub for.
QList<int> pullRequestsOf(const QList<Commit> &commits);

/// A title or name of strangers as one line of Markdown that stays words and code: no line ends, no HTML, link, picture
/// or block of its own, none of Slipway's marks, nothing that reorders or hides text. A name behind "@" is left, as
/// GitHub's own notes leave it.
QString safeTitle(const QString &title);

} // namespace slipway::notes
