// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gitmodel.h"
#include "graphstore.h"

#include <QPromise>

#include <optional>

namespace slipway::git {

/// What lives on the model's thread: the repository's handle and the graph of the last question. Every member function
/// runs there, one at a time; only `stopping` is touched from outside.
class GitModel::Worker final : public QObject {
public:
    /// `historyFolder`: where histories are kept between starts; empty: nowhere.
    Worker(QString path, QString historyFolder);

    std::atomic_bool stopping = false; ///< the model goes away: what is still queued is not done, a fetch ends

    /// The repository, opened at the first question, and again when its folder was taken away meanwhile.
    Result<Repository *> repository();
    /// A graph that holds all the tips that the clone has: what is kept, and what came since.
    Result<const CommitGraph *> graph(Repository &repository, const QList<ObjectId> &tips);
    /// CommitGraph::aheadBehind(), and kept where there are many.
    Result<QHash<ObjectId, AheadBehind>> aheadBehind(Repository &repository, const ObjectId &base,
                                                     const QList<ObjectId> &tips);
    /// Writes what is kept, if there is something new.
    void save();

    Result<CloneFacts> facts(Repository &repository, const QString &base);
    void fetch(QPromise<Result<void>> &promise, const QString &remote);

private:
    /// What is kept of the repository, read at the first question about history.
    KeptHistory &history(Repository &repository);
    CommitGraph knownGraph(Repository &repository);
    void keep(CommitGraph graph);
    void moveBase(const CommitGraph &graph, const ObjectId &base);
    void changed();

    const QString m_path;
    std::optional<Repository> m_repository;
    QByteArray m_shallowEnds; ///< when it was opened
    std::optional<KeptHistory> m_history;
    std::optional<CommitGraph> m_graph; ///< made of what is kept at the first question that needs it
    const QString m_historyFolder;
    bool m_isChanged = false; ///< what is kept, since it was written
};

} // namespace slipway::git
