// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "giterror.h"
#include "handles.h"
#include "range.h"

namespace slipway::git {

namespace {

using DiffHandle = std::unique_ptr<git_diff, Freed<git_diff_free>>;

/// What a commit changed against its only parent, or against nothing.
Result<DiffHandle> changesOf(git_repository *repository, const ObjectId &id)
{
    CommitHandle commit;
    TreeHandle tree;
    TreeHandle before;
    DiffHandle diff;
    const git_oid oid = toOid(id);
    int code = git_commit_lookup(std::out_ptr(commit), repository, &oid);
    if (code == 0) {
        code = git_commit_tree(std::out_ptr(tree), commit.get());
    }
    if (code == 0 && git_commit_parentcount(commit.get()) > 0) {
        CommitHandle parent;
        code = git_commit_parent(std::out_ptr(parent), commit.get(), 0);
        if (code == 0) {
            code = git_commit_tree(std::out_ptr(before), parent.get());
        }
    }
    if (code == 0) {
        code = git_diff_tree_to_tree(std::out_ptr(diff), repository, before.get(), tree.get(), nullptr);
    }
    if (code != 0) {
        return failFrom(code, Words::tr("What %1 changed could not be read").arg(id.abbreviated()));
    }
    return diff;
}

/// The paths that it touches: without reading a file, most commits are told apart by them.
QByteArray pathsOf(git_diff *diff)
{
    QByteArray paths;
    for (size_t i = 0; i < git_diff_num_deltas(diff); ++i) {
        const git_diff_delta *delta = git_diff_get_delta(diff, i);
        paths += char('0' + int(delta->status));
        paths += delta->new_file.path;
        paths += '\0';
    }
    return paths;
}

Result<ObjectId> patchOf(git_diff *diff, const ObjectId &commit)
{
    git_oid patch;
    if (const int code = git_diff_patchid(&patch, diff, nullptr); code != 0) {
        return failFrom(code, Words::tr("What %1 changed could not be read").arg(commit.abbreviated()));
    }
    return fromOid(patch);
}

} // namespace

Result<QHash<ObjectId, ObjectId>> samePatches(const Repository &repository, const QList<Commit> &commits,
                                              const QList<Commit> &others, const std::atomic_bool &stop)
{
    git_repository *handle = repository.handle().get();
    QHash<QByteArray, QList<ObjectId>> byPaths;
    for (const Commit &other : others) {
        if (stop) {
            return std::unexpected(Error{ErrorKind::Cancelled, Words::tr("Cancelled.")});
        }
        if (other.isMerge()) {
            continue;
        }
        const auto diff = changesOf(handle, other.id);
        if (!diff) {
            return std::unexpected(diff.error());
        }
        if (git_diff_num_deltas(diff->get()) > 0) { // an empty commit is like any other
            byPaths[pathsOf(diff->get())].append(other.id);
        }
    }
    QHash<ObjectId, ObjectId> same;
    QHash<QByteArray, QHash<ObjectId, ObjectId>> patches; // by paths, then by patch: read when asked for
    for (const Commit &commit : commits) {
        if (byPaths.isEmpty() || stop) {
            break;
        }
        if (commit.isMerge()) {
            continue;
        }
        const auto diff = changesOf(handle, commit.id);
        if (!diff) {
            return std::unexpected(diff.error());
        }
        const QByteArray paths = pathsOf(diff->get());
        const auto alike = byPaths.constFind(paths);
        if (alike == byPaths.cend()) {
            continue;
        }
        auto known = patches.find(paths);
        if (known == patches.end()) {
            known = patches.insert(paths, {});
            for (const ObjectId &other : *alike) {
                const auto otherDiff = changesOf(handle, other);
                const auto patch = otherDiff ? patchOf(otherDiff->get(), other) : std::unexpected(otherDiff.error());
                if (!patch) {
                    return std::unexpected(patch.error());
                }
                known->insert(*patch, other);
            }
        }
        const auto patch = patchOf(diff->get(), commit.id);
        if (!patch) {
            return std::unexpected(patch.error());
        }
        if (const auto found = known->constFind(*patch); found != known->cend()) {
            same.insert(commit.id, *found);
        }
    }
    return same;
}

} // namespace slipway::git
