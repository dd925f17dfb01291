// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commit.h"
#include "domain/manifest.h"
#include "domain/result.h"
#include "domain/tag.h"

#include <QDateTime>
#include <QHash>
#include <QStringList>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace slipway::git {

struct Remote {
    QString name;
    QString url;

    friend bool operator==(const Remote &, const Remote &) = default;
};

using ManifestVersion = slipway::ManifestVersion;

struct FetchProgress {
    int receivedObjects = 0;
    int totalObjects = 0;
    qint64 receivedBytes = 0;
};

struct Signature {
    QString name;
    QString email;
    QDateTime when;
};

/// What a tag's target leads to.
struct TagTarget {
    ObjectId commit;
    QDateTime committedAt; ///< UTC
    QDateTime taggedAt; ///< UTC
    bool annotated = false;

    friend bool operator==(const TagTarget &, const TagTarget &) = default;
};
/// By what the reference points to: a tag object or a commit.
using TagTargets = QHash<ObjectId, TagTarget>;

/// The files of a commit to be made: path → content. A null content (not an empty one) takes the file away.
using Files = QMap<QString, QByteArray>;

/// A git repository (bare or not, worktree, shallow). Move-only; owns its libgit2 handle; stays on the thread that
/// opened it. Every error is read at the call and comes back as a sentence.
class Repository final {
public:
    /// `path`: a work tree, any folder in it, or a git directory.
    static Result<Repository> open(const QString &path);
    static Result<Repository> initBare(const QString &path, const QString &branch);
    /// Clones `url` (a path or an address without credentials) to `path`.
    static Result<Repository> clone(const QString &url, const QString &path);

    Repository(Repository &&) noexcept;
    Repository &operator=(Repository &&) noexcept;
    ~Repository();

    /// What reads much ends with Cancelled as soon as `stop` is set, from any thread; that outlives the repository.
    void stopWhen(const std::atomic_bool &stop);
    QString gitDirectory() const;
    /// Where the objects and the references are; another one than gitDirectory() in a linked work tree.
    QString commonDirectory() const;
    /// The work tree, or the git directory of a bare repository.
    QString location() const;
    bool isShallow() const;
    /// The bytes of git's "shallow" file, one commit id a line: those whose parents the clone lacks. Empty: not
    /// shallow.
    QByteArray shallowEnds() const;
    /// When FETCH_HEAD was written last, UTC; invalid: never.
    QDateTime lastFetch() const;

    /// The branch that releases come from: what origin/HEAD names, else origin/main, origin/master, else HEAD's branch.
    /// NotFound in an empty repository.
    Result<BaseRef> defaultBranch() const;
    /// A branch, remote branch, tag or (abbreviated) commit id to the commit that it leads to.
    Result<BaseRef> resolve(const QString &revision) const;
    Result<QList<Remote>> remotes() const;

    /// All tags that lead to commits, unordered. Those that lead to trees or blobs are left out. `known`: what an
    /// earlier call learned; such targets are not read again, and those that no tag points to any more are taken out of
    /// it. `objects` gets what the reference of each tag points to: a tag object, or the commit.
    Result<QList<Tag>> tags(TagTargets *known = nullptr, QList<ObjectId> *objects = nullptr) const;
    /// What was read before is remembered: of the candidates of one version, the changes are nearly the same.
    Result<Commit> commit(const ObjectId &id) const;
    /// The same of many, in their order; on several cores.
    std::vector<Result<Commit>> commits(const QList<ObjectId> &ids) const;
    /// Without their messages and parents: of thousands, all together. Nothing of them is remembered.
    std::vector<Result<Commit>> headlines(const QList<ObjectId> &ids) const;

    /// The tree of a commit.
    Result<ObjectId> tree(const ObjectId &commit) const;
    bool contains(const ObjectId &commit) const;
    /// git's core.commitGraph: whether its commit-graph may be believed.
    bool usesCommitGraph() const;
    /// Commits reachable from `to` and not from `from`, newest first, at most `limit` (0: all). MissingObject when
    /// either is missing, or a shallow clone cannot tell. A null `from` means the history of `to` as far as it is
    /// there.
    Result<QList<Commit>> commitsBetween(const ObjectId &from, const ObjectId &to, int limit = 0) const;

    /// A file's bytes at a commit. NotFound when there is none, or it is a symbolic link.
    Result<QByteArray> fileAt(const ObjectId &commit, const QString &path) const;
    struct FolderEntry {
        QString name;
        ObjectId id;
        bool isFile = false; ///< else a folder, a link or a submodule
        qint64 size = 0; ///< bytes, of a file
    };
    /// What lies in a folder at a commit, in git's order. NotFound when there is no such folder.
    Result<QList<FolderEntry>> folderAt(const ObjectId &commit, const QString &path) const;
    /// The versions in the manifests whose path matches one of the patterns (Cargo.toml, */Cargo.toml,
    /// package.json). A crate that inherits workspace.package.version has the workspace's.
    Result<QList<ManifestVersion>> manifestVersions(const ObjectId &commit, const QStringList &patterns) const;

    using Progress = std::function<void(const FetchProgress &)>;
    /// Fetches branches and tags of a remote. Never moves a local tag that exists, prunes nothing.
    /// `cancelled` is looked at often; set from another thread.
    Result<void> fetch(const QString &remote, const Progress &progress, const std::atomic_bool &cancelled);

    // Writing, for the sandbox and for tests.
    Result<ObjectId> writeCommit(const Files &changed, const QList<ObjectId> &parents, const Signature &author,
                                 const QString &message);
    Result<ObjectId> writeTagObject(const QString &name, const ObjectId &commit, const Signature &tagger,
                                    const QString &message);
    /// `name` with refs/. AlreadyExists when it exists and `force` is not given.
    Result<void> writeReference(const QString &name, const ObjectId &target, bool force = false);
    Result<void> deleteReference(const QString &name);
    struct Reference {
        QString name;
        ObjectId target; ///< as stored: a tag object or a commit
        QString targetType; ///< git's word: commit, tag, tree, blob; empty: the object is missing
        ObjectId peeled; ///< the commit; null when it leads to none
    };
    /// References whose name starts with `prefix` (refs/tags/, refs/heads/), sorted by name.
    Result<QList<Reference>> references(const QString &prefix) const;
    struct TagObject {
        QString name;
        ObjectId target;
        QString targetType; ///< git's word: commit, tag, tree, blob
        Signature tagger;
        QString message;
    };
    Result<TagObject> tagObject(const ObjectId &id) const;

    struct Handle;
    Handle &handle() const { return *m_handle; }

private:
    explicit Repository(std::unique_ptr<Handle> handle);
    Result<Commit> readCommit(const ObjectId &id) const;
    std::vector<Result<Commit>> readCommits(const QList<ObjectId> &ids) const;
    std::unique_ptr<Handle> m_handle;
};

} // namespace slipway::git
