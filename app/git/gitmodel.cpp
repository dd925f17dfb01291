// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitmodel.h"

#include "gitqueue.h"

namespace slipway::git {

namespace {

/// Those that are there.
Result<QList<Commit>> presentOf(std::vector<Result<Commit>> commits)
{
    QList<Commit> found;
    for (Result<Commit> &commit : commits) {
        if (commit) {
            found.append(*std::move(commit));
        } else if (commit.error().kind != ErrorKind::MissingObject) {
            return std::unexpected(commit.error());
        }
    }
    return found;
}

} // namespace

GitModel::GitModel(QString path, QString historyFolder, QObject *parent)
    : QObject(parent)
    , m_worker(std::make_unique<Worker>(path, std::move(historyFolder)))
    , m_path(std::move(path))
{
    m_thread.setObjectName(QStringLiteral("git"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker.get(), &Worker::save, Qt::DirectConnection);
    m_thread.start();
}

GitModel::~GitModel()
{
    m_worker->stopping = true;
    m_thread.quit();
    m_thread.wait();
}

const QString &GitModel::path() const
{
    return m_path;
}

QFuture<Result<CloneFacts>> GitModel::facts(const QString &base)
{
    return asked<CloneFacts>(*m_worker,
                             [base](Worker &worker, Repository &repository) { return worker.facts(repository, base); });
}

QFuture<Result<QList<Remote>>> GitModel::remotes()
{
    return asked<QList<Remote>>(*m_worker, [](Worker &, Repository &repository) { return repository.remotes(); });
}

QFuture<Result<BaseRef>> GitModel::resolve(const QString &revision)
{
    return asked<BaseRef>(*m_worker,
                          [revision](Worker &, Repository &repository) { return repository.resolve(revision); });
}

QFuture<Result<QHash<ObjectId, AheadBehind>>> GitModel::aheadBehind(const ObjectId &base, const QList<ObjectId> &tips)
{
    using Counts = QHash<ObjectId, AheadBehind>;
    return asked<Counts>(*m_worker, [base, tips](Worker &worker, Repository &repository) {
        return worker.aheadBehind(repository, base, tips);
    });
}

QFuture<Result<Containment>> GitModel::highestContaining(const QHash<ObjectId, int> &rankedTips,
                                                         const QList<ObjectId> &commits)
{
    return asked<Containment>(*m_worker,
                              [rankedTips, commits](Worker &worker, Repository &repository) -> Result<Containment> {
                                  const auto graph = worker.graph(repository, rankedTips.keys() + commits);
                                  if (!graph) {
                                      return std::unexpected(graph.error());
                                  }
                                  return (*graph)->highestContaining(rankedTips, commits);
                              });
}

QFuture<Result<QList<Commit>>> GitModel::commitsBetween(const ObjectId &from, const ObjectId &to, int limit)
{
    return asked<QList<Commit>>(*m_worker,
                                [from, to, limit](Worker &worker, Repository &repository) -> Result<QList<Commit>> {
                                    if (from.isNull()) {
                                        return repository.commitsBetween(from, to, limit);
                                    }
                                    const auto graph = worker.graph(repository, {from, to});
                                    if (!graph) {
                                        return std::unexpected(graph.error());
                                    }
                                    return (*graph)->commitsBetween(repository, from, to, limit);
                                });
}

QFuture<Result<bool>> GitModel::isShallow()
{
    return asked<bool>(*m_worker,
                       [](Worker &, Repository &repository) -> Result<bool> { return repository.isShallow(); });
}

QFuture<Result<QList<Commit>>> GitModel::commits(const QList<ObjectId> &ids)
{
    return asked<QList<Commit>>(*m_worker,
                                [ids](Worker &, Repository &repository) { return presentOf(repository.commits(ids)); });
}

QFuture<Result<QList<Commit>>> GitModel::headlines(const QList<ObjectId> &ids)
{
    return asked<QList<Commit>>(
        *m_worker, [ids](Worker &, Repository &repository) { return presentOf(repository.headlines(ids)); });
}

QFuture<Result<QByteArray>> GitModel::fileAt(const ObjectId &commit, const QString &path)
{
    return asked<QByteArray>(
        *m_worker, [commit, path](Worker &, Repository &repository) { return repository.fileAt(commit, path); });
}

QFuture<Result<QList<ManifestVersion>>> GitModel::manifestVersions(const ObjectId &commit, const QStringList &patterns)
{
    return asked<QList<ManifestVersion>>(*m_worker, [commit, patterns](Worker &, Repository &repository) {
        return repository.manifestVersions(commit, patterns);
    });
}

QFuture<Result<WorkFile>> GitModel::workFile(const QString &path)
{
    return asked<WorkFile>(*m_worker,
                           [path](Worker &, Repository &repository) { return readWorkFile(repository, path); });
}

QFuture<Result<void>> GitModel::saveWorkFile(const QString &path, const QByteArray &bytes, const QByteArray &expected)
{
    return asked<void>(*m_worker, [path, bytes, expected](Worker &, Repository &repository) {
        return writeWorkFile(repository, path, bytes, expected);
    });
}

QFuture<Result<QByteArray>> GitModel::commonFile(const QString &path, const ObjectId &other)
{
    return asked<QByteArray>(*m_worker, [path, other](Worker &, Repository &repository) {
        return git::commonFile(repository, path, other);
    });
}

QFuture<Result<Commit>> GitModel::commitFile(const QString &path, const QString &message)
{
    return asked<Commit>(*m_worker, [path, message](Worker &, Repository &repository) {
        return commitWorkFile(repository, path, message);
    });
}

QFuture<Result<void>> GitModel::fetch(const QString &remote)
{
    return queued<void>(*m_worker, [worker = m_worker.get(), remote](QPromise<Result<void>> &promise) {
        worker->fetch(promise, remote);
    });
}

} // namespace slipway::git
