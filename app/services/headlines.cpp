// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "headlines.h"

#include "await.h"
#include "refreshservice.h"

#include "git/gitmodel.h"

namespace slipway::services {

Headlines::Headlines(git::GitModel *git, RefreshService &refresh, QObject *parent)
    : QObject(parent)
    , m_git(git)
    , m_refresh(refresh)
{
}

void Headlines::load()
{
    if (!m_git || m_isLoading)
        return;
    const SnapshotPtr snapshot = m_refresh.snapshot();
    QSet<ObjectId> wanted;
    for (const CandidateTag &each : candidateTags(*snapshot, true)) {
        const ObjectId &commit = each.tag->commit;
        if (!m_asked.contains(commit) && !snapshot->factsOf(commit).commit)
            wanted.insert(commit);
    }
    if (wanted.isEmpty())
        return;
    m_isLoading = true;
    m_asked.unite(wanted);
    await(m_git->headlines(wanted.values()), this, [this](const Result<QList<Commit>> &commits) {
        m_isLoading = false;
        for (const Commit &commit : commits.value_or(QList<Commit>()))
            m_commits.insert(commit.id, commit);
        Q_EMIT changed();
    });
}

} // namespace slipway::services
