// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commit.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace slipway::git {
class GitModel;
}

namespace slipway::services {

class RefreshService;

/// The commits of all candidates as a search looks at them: subject, author, pull request. A refresh reads those of a
/// few; the others are read from the clone as soon as somebody searches. Without a clone they stay unknown: each would
/// cost a request.
class Headlines final : public QObject {
    Q_OBJECT

public:
    Headlines(git::GitModel *git, RefreshService &refresh, QObject *parent = nullptr);

    /// Reads those of the snapshot that are not known yet. Asks nothing twice.
    void load();
    /// Without their messages.
    const QHash<ObjectId, Commit> &commits() const { return m_commits; }

Q_SIGNALS:
    void changed();

private:
    git::GitModel *m_git;
    RefreshService &m_refresh;
    QHash<ObjectId, Commit> m_commits;
    QSet<ObjectId> m_asked;
    bool m_isLoading = false;
};

} // namespace slipway::services
