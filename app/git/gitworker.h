// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gitmodel.h"

#include <QPromise>

#include <optional>

namespace slipway::git {

/// What lives on the model's thread: the repository's handle and the graph of the last question. Every member function
/// runs there, one at a time; only `stopping` is touched from outside.
class GitModel::Worker final : public QObject {
public:
    explicit Worker(QString path);

    std::atomic_bool stopping = false; ///< the model goes away: what is still queued is not done, a fetch ends

    /// The repository, opened at the first question, and again when its folder was taken away meanwhile.
    Result<Repository *> repository();
    /// A graph that holds all the tips that the clone has: the last one, if it does.
    Result<const CommitGraph *> graph(Repository &repository, const QList<ObjectId> &tips);

    Result<CloneFacts> facts(Repository &repository, const QString &base);
    void fetch(QPromise<Result<void>> &promise, const QString &remote);

private:
    const QString m_path;
    std::optional<Repository> m_repository;
    std::optional<CommitGraph> m_graph;
    QByteArray m_graphEnds; ///< the shallow file that the graph was read with: deepening a clone changes history
};

} // namespace slipway::git
