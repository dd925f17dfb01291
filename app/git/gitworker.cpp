// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitworker.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace slipway::git {

GitModel::Worker::Worker(QString path)
    : m_path(std::move(path))
{
}

Result<Repository *> GitModel::Worker::repository()
{
    if (m_repository && !QFile::exists(m_repository->gitDirectory() + QStringLiteral("/HEAD"))) {
        m_repository.reset();
        m_graph.reset();
    }
    if (!m_repository) {
        auto opened = Repository::open(m_path);
        if (!opened) {
            return std::unexpected(opened.error());
        }
        m_repository.emplace(*std::move(opened));
    }
    return &*m_repository;
}

Result<const CommitGraph *> GitModel::Worker::graph(Repository &repository, const QList<ObjectId> &tips)
{
    const QByteArray ends = repository.shallowEnds();
    const bool fits = m_graph && ends == m_graphEnds && std::ranges::all_of(tips, [&](const ObjectId &tip) {
                          return m_graph->contains(tip) || !repository.contains(tip);
                      });
    if (!fits) {
        // With all tags in it, the next question will most likely be answered by the same graph.
        QList<ObjectId> all = tips;
        if (const auto tags = repository.tags()) {
            for (const Tag &tag : *tags) {
                all.append(tag.commit);
            }
        }
        auto loaded = CommitGraph::load(repository, all, &stopping);
        if (!loaded) {
            return std::unexpected(loaded.error());
        }
        m_graph.emplace(*std::move(loaded));
        m_graphEnds = ends;
    }
    return &*m_graph;
}

Result<CloneFacts> GitModel::Worker::facts(Repository &repository, const QString &base)
{
    CloneFacts facts;
    facts.location = repository.location();
    facts.shallow = repository.isShallow();
    facts.lastFetch = repository.lastFetch();
    const auto branch = repository.defaultBranch();
    if (branch) {
        facts.defaultBranch = branch->ref;
        for (const Remote &remote : repository.remotes().value_or(QList<Remote>())) {
            if (branch->ref.startsWith(remote.name + u'/')) {
                facts.defaultBranch = branch->ref.sliced(remote.name.size() + 1);
            }
        }
    }
    const auto chosen = base.isEmpty() ? branch : repository.resolve(base);
    // An empty repository has no commit to count from, and that is no fault.
    const bool isEmpty = base.isEmpty() && !chosen && chosen.error().kind == ErrorKind::NotFound;
    if (!chosen && !isEmpty) {
        return std::unexpected(chosen.error());
    }
    facts.base = chosen.value_or(BaseRef());
    auto tags = repository.tags();
    if (!tags) {
        return std::unexpected(tags.error());
    }
    facts.tags = *std::move(tags);
    auto remotes = repository.remotes();
    if (!remotes) {
        return std::unexpected(remotes.error());
    }
    facts.remotes = *std::move(remotes);
    return facts;
}

void GitModel::Worker::fetch(QPromise<Result<void>> &promise, const QString &remote)
{
    const auto opened = repository();
    if (!opened) {
        promise.addResult(std::unexpected(opened.error()));
        return;
    }
    promise.setProgressRange(0, 100);
    std::atomic_bool cancelled = false;
    const auto report = [&](const FetchProgress &progress) {
        cancelled = promise.isCanceled() || stopping;
        if (progress.totalObjects > 0) {
            promise.setProgressValue(int(qint64(progress.receivedObjects) * 100 / progress.totalObjects));
        }
    };
    auto result = (*opened)->fetch(remote, report, cancelled);
    if (result) {
        promise.setProgressValue(100);
    }
    promise.addResult(std::move(result));
}

} // namespace slipway::git
