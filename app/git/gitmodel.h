// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range.h"
#include "worktree.h"

#include "domain/reverts.h"

#include <QFuture>
#include <QObject>
#include <QThread>

namespace slipway::git {

/// The git facts of a snapshot, read in one visit.
struct CloneFacts {
    QString location;
    BaseRef base; ///< the default branch, or what was asked for; null in an empty repository
    QString defaultBranch; ///< without the remote's name
    QList<Tag> tags;
    QList<ObjectId> tagObjects; ///< what each of the tags points to: a tag object, or the commit
    QList<Remote> remotes;
    bool shallow = false;
    QDateTime lastFetch;
};

/// The git model: one serial worker thread with its own handle; values out. Every function may be called from the
/// thread that owns the model; the futures are finished by the worker. Destroying the model cancels a fetch and waits
/// for the current question only.
class GitModel final : public QObject {
    Q_OBJECT

public:
    /// `historyFolder`: where what was learned of histories is kept between starts, a file for each clone; it may be
    /// deleted at any time. Empty: nowhere.
    explicit GitModel(QString path, QString historyFolder = {}, QObject *parent = nullptr);
    ~GitModel() override;

    const QString &path() const;

    /// `base`: a revision, or empty for the default branch.
    QFuture<Result<CloneFacts>> facts(const QString &base = {});
    QFuture<Result<QList<Remote>>> remotes();
    QFuture<Result<BaseRef>> resolve(const QString &revision);
    QFuture<Result<QHash<ObjectId, AheadBehind>>> aheadBehind(const ObjectId &base, const QList<ObjectId> &tips);
    QFuture<Result<Containment>> highestContaining(const QHash<ObjectId, int> &rankedTips,
                                                   const QList<ObjectId> &commits);
    /// Whether the clone lacks a part of the history.
    QFuture<Result<bool>> isShallow();
    /// See Repository::commitsBetween().
    QFuture<Result<QList<Commit>>> commitsBetween(const ObjectId &from, const ObjectId &to, int limit = 0);
    /// What release notes need of a range; a null `from` is before the first commit. MissingObject where a shallow
    /// clone cannot tell.
    QFuture<Result<RangeFacts>> range(const ObjectId &from, const ObjectId &to);
    /// Those of the commits that the clone has.
    QFuture<Result<QList<Commit>>> commits(const QList<ObjectId> &ids);
    /// The same without their messages and parents: of thousands.
    QFuture<Result<QList<Commit>>> headlines(const QList<ObjectId> &ids);
    QFuture<Result<QByteArray>> fileAt(const ObjectId &commit, const QString &path);
    QFuture<Result<QList<ManifestVersion>>> manifestVersions(const ObjectId &commit, const QStringList &patterns);
    /// What became of the commits that `words` name (full or abbreviated ids) in the history of `tip`, and which
    /// commits of `branch` that `tip` lacks take back something that it contains.
    QFuture<Result<RevertFacts>> reverts(const ObjectId &tip, const ObjectId &branch, const QStringList &words);
    /// A file of the work tree; see worktree.h for what each does.
    QFuture<Result<WorkFile>> workFile(const QString &path);
    QFuture<Result<void>> saveWorkFile(const QString &path, const QByteArray &bytes, const QByteArray &expected);
    QFuture<Result<QByteArray>> commonFile(const QString &path, const ObjectId &other);
    QFuture<Result<Commit>> commitFile(const QString &path, const QString &message);
    /// Cancelling the future stops the fetch. Reports progress as values 0 to 100.
    QFuture<Result<void>> fetch(const QString &remote);

private:
    class Worker;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
    QString m_path;
};

} // namespace slipway::git
