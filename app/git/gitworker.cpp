// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitworker.h"

#include "commitgraphfile.h"

#include <QDir>
#include <QFile>

#include <utility>

namespace slipway::git {

GitModel::Worker::Worker(QString path, QString historyFolder)
    : m_path(std::move(path))
    , m_historyFolder(std::move(historyFolder))
{
}

Result<Repository *> GitModel::Worker::repository()
{
    // Where a shallow clone ends elsewhere than before, commits have other parents; libgit2 reads its ends once.
    if (m_repository
        && (!QFile::exists(m_repository->gitDirectory() + QStringLiteral("/HEAD"))
            || m_repository->shallowEnds() != m_shallowEnds)) {
        m_repository.reset();
        m_history.reset();
        m_graph.reset();
    }
    if (!m_repository) {
        auto opened = Repository::open(m_path);
        if (!opened) {
            return std::unexpected(opened.error());
        }
        m_repository.emplace(*std::move(opened));
        m_repository->stopWhen(stopping);
        m_shallowEnds = m_repository->shallowEnds();
    }
    return &*m_repository;
}

namespace {

QString objectsFolder(const Repository &repository)
{
    return repository.commonDirectory() + QStringLiteral("/objects");
}

/// git's commit-graph, unless git itself was told to leave it aside.
QByteArray graphFileOf(const Repository &repository)
{
    return repository.usesCommitGraph() ? commitGraphMark(objectsFolder(repository)) : QByteArray();
}

/// What of a graph the clone still has: where a commit that nothing follows is there, its history is.
CommitGraph whatIsThere(const Repository &repository, const CommitGraph &graph)
{
    QList<ObjectId> tips = graph.tips();
    const qsizetype all = tips.size();
    tips.removeIf([&](const ObjectId &tip) { return !repository.contains(tip); });
    return tips.size() == all ? graph : graph.reachableFrom(tips);
}

} // namespace

KeptHistory &GitModel::Worker::history(Repository &repository)
{
    if (!m_history) {
        m_history =
            GraphStore(m_historyFolder, repository.commonDirectory()).load(m_shallowEnds).value_or(KeptHistory());
        m_history->shallowEnds = m_shallowEnds;
    }
    // What was taken from git's file is as good as that: where it is another one or gone, it is not believed any more.
    if (!m_history->graphFile.isEmpty() && m_history->graphFile != graphFileOf(repository)) {
        m_graph.reset();
        m_history->forgetGraph();
    }
    return *m_history;
}

/// What is kept; else what git wrote of a clone that is not shallow: one from before would know more than a shallow one
/// has.
CommitGraph GitModel::Worker::knownGraph(Repository &repository)
{
    KeptHistory &kept = history(repository);
    auto known = kept.graph.ids.isEmpty() ? std::nullopt : CommitGraph::fromParts(kept.graph);
    if (!known) { // or it contradicts itself, and nothing that was counted in it holds
        kept.forgetGraph();
    }
    if (!known && kept.shallowEnds.isEmpty()) {
        if (const QByteArray mark = graphFileOf(repository); !mark.isEmpty()) {
            known = readCommitGraphFile(objectsFolder(repository), &stopping);
            kept.graphFile = known ? mark : QByteArray();
        }
    }
    return whatIsThere(repository, known.value_or(CommitGraph()));
}

Result<const CommitGraph *> GitModel::Worker::graph(Repository &repository, const QList<ObjectId> &tips)
{
    history(repository); // drops a graph that git's own file gave and is not believed any more
    if (!m_graph) {
        keep(knownGraph(repository));
    }
    auto graph = CommitGraph::load(repository, tips, &stopping, *m_graph);
    if (!graph) {
        return std::unexpected(graph.error());
    }
    keep(*std::move(graph));
    return &*m_graph;
}

/// A graph only ever grows, or is cut where the clone was: of the same size it is the same.
void GitModel::Worker::keep(CommitGraph graph)
{
    const bool isOther = graph.size() != m_history->graph.ids.size();
    m_graph = std::move(graph);
    m_history->graph = m_graph->parts(); // shares its lists
    if (isOther) {
        changed();
    }
}

/// Where the branch went forward by so many commits, what is in it is behind by so many more; the few that are not in
/// it are counted again, and all where it went elsewhere.
void GitModel::Worker::moveBase(const CommitGraph &graph, const ObjectId &base)
{
    auto &counts = m_history->counts;
    const auto moved = graph.aheadBehind(base, {m_history->base}).value(m_history->base, {-1, 0});
    counts.removeIf([&](const auto &each) { return moved.ahead != 0 || !*each || (*each)->ahead != 0; });
    for (std::optional<AheadBehind> &count : counts) {
        count->behind += moved.behind;
    }
    m_history->base = base;
}

Result<QHash<ObjectId, AheadBehind>> GitModel::Worker::aheadBehind(Repository &repository, const ObjectId &base,
                                                                   const QList<ObjectId> &tips)
{
    const auto graph = this->graph(repository, QList<ObjectId>{base} + tips);
    if (!graph) {
        return std::unexpected(graph.error());
    }
    constexpr qsizetype few = 64; // counted in no time, and against many bases
    if (tips.size() < few || !(*graph)->contains(base)) {
        return (*graph)->aheadBehind(base, tips);
    }
    if (m_history->base != base) {
        moveBase(**graph, base);
    }
    auto &counts = m_history->counts;
    QList<ObjectId> unknown;
    for (const ObjectId &tip : tips) {
        if (!counts.contains(tip) && (*graph)->contains(tip)) {
            unknown.append(tip);
        }
    }
    if (!unknown.isEmpty()) {
        const QHash<ObjectId, AheadBehind> counted = (*graph)->aheadBehind(base, unknown);
        for (const ObjectId &tip : std::as_const(unknown)) {
            const auto count = counted.constFind(tip);
            counts.insert(tip, count != counted.constEnd() ? std::optional(*count) : std::nullopt);
        }
        changed();
    }
    QHash<ObjectId, AheadBehind> answer;
    answer.reserve(tips.size());
    for (const ObjectId &tip : tips) {
        if (const std::optional<AheadBehind> count = counts.value(tip)) {
            answer.insert(tip, *count);
        }
    }
    return answer;
}

/// It is written when no question waits.
void GitModel::Worker::changed()
{
    if (!std::exchange(m_isChanged, true)) {
        QMetaObject::invokeMethod(this, &Worker::save, Qt::QueuedConnection);
    }
}

void GitModel::Worker::save()
{
    // Whatever became of it: else the next change would not be written.
    const bool isChanged = std::exchange(m_isChanged, false);
    if (isChanged && m_repository && m_history) {
        GraphStore(m_historyFolder, m_repository->commonDirectory()).save(*m_history);
    }
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
    TagTargets &targets = history(repository).tagTargets;
    const TagTargets before = targets;
    auto tags = repository.tags(&targets, &facts.tagObjects);
    if (!tags) {
        return std::unexpected(tags.error());
    }
    facts.tags = *std::move(tags);
    if (targets != before) {
        changed();
    }
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
