// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Owners of libgit2's handles. Included by .cpp files of this folder only.

#include "repository.h"

#include <QCache>
#include <QTimeZone>

#include <git2.h>

#include <cstring>
#include <memory>

namespace slipway::git {

template<auto Free>
struct Freed {
    template<class T>
    void operator()(T *handle) const
    {
        Free(handle);
    }
};

using RepositoryHandle = std::unique_ptr<git_repository, Freed<git_repository_free>>;
using ReferenceHandle = std::unique_ptr<git_reference, Freed<git_reference_free>>;
using ReferenceIteratorHandle = std::unique_ptr<git_reference_iterator, Freed<git_reference_iterator_free>>;
using ObjectHandle = std::unique_ptr<git_object, Freed<git_object_free>>;
using CommitHandle = std::unique_ptr<git_commit, Freed<git_commit_free>>;
using TreeHandle = std::unique_ptr<git_tree, Freed<git_tree_free>>;
using TreeEntryHandle = std::unique_ptr<git_tree_entry, Freed<git_tree_entry_free>>;
using BlobHandle = std::unique_ptr<git_blob, Freed<git_blob_free>>;
using TagHandle = std::unique_ptr<git_tag, Freed<git_tag_free>>;
using OdbHandle = std::unique_ptr<git_odb, Freed<git_odb_free>>;
using OdbObjectHandle = std::unique_ptr<git_odb_object, Freed<git_odb_object_free>>;
using WalkHandle = std::unique_ptr<git_revwalk, Freed<git_revwalk_free>>;
using RemoteHandle = std::unique_ptr<git_remote, Freed<git_remote_free>>;
using SignatureHandle = std::unique_ptr<git_signature, Freed<git_signature_free>>;
using FilterListHandle = std::unique_ptr<git_filter_list, Freed<git_filter_list_free>>;
using ConfigHandle = std::unique_ptr<git_config, Freed<git_config_free>>;

/// What a Repository owns.
struct Repository::Handle {
    static constexpr qsizetype mostRemembered = 8 << 20; ///< bytes of commits, about

    RepositoryHandle repository;
    const std::atomic_bool *stop = nullptr; ///< see Repository::stopWhen()
    QCache<ObjectId, Commit> commits{mostRemembered}; ///< those read last

    git_repository *get() const { return repository.get(); }
};

inline git_oid toOid(const ObjectId &id)
{
    git_oid oid;
    std::memcpy(oid.id, id.bytes().data(), id.bytes().size());
    return oid;
}

inline ObjectId fromOid(const git_oid &oid)
{
    ObjectId::Bytes bytes;
    std::memcpy(bytes.data(), oid.id, bytes.size());
    return ObjectId(bytes);
}

inline QDateTime fromTime(const git_time &time)
{
    return QDateTime::fromSecsSinceEpoch(time.time, QTimeZone::UTC);
}

/// Starts libgit2 once for the process and sets its time-outs; called before the first use.
void startLibgit2();

} // namespace slipway::git
