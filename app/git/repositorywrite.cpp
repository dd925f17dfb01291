// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "giterror.h"
#include "handles.h"
#include "repository.h"

namespace slipway::git {

namespace {

Result<SignatureHandle> toHandle(const Signature &person)
{
    SignatureHandle signature;
    const int code =
        git_signature_new(std::out_ptr(signature), person.name.toUtf8().constData(), person.email.toUtf8().constData(),
                          person.when.toSecsSinceEpoch(), person.when.offsetFromUtc() / 60);
    if (code != 0) {
        return fail(ErrorKind::BadInput,
                    Words::tr("A commit or tag needs a name and an e-mail address that git accepts."));
    }
    return signature;
}

/// The tree of the first parent with the changed files written into it.
Result<TreeHandle> writeTree(git_repository *repository, git_commit *base, const Files &changed)
{
    TreeHandle baseTree;
    if (base != nullptr) {
        if (const int code = git_commit_tree(std::out_ptr(baseTree), base); code != 0) {
            return failFrom(code, Words::tr("The files of the parent commit could not be read"));
        }
    }
    QList<QByteArray> paths; // keeps the names alive that the updates point to
    paths.reserve(changed.size());
    QList<git_tree_update> updates;
    for (auto file = changed.cbegin(); file != changed.cend(); ++file) {
        git_tree_update update{};
        update.action = file->isNull() ? GIT_TREE_UPDATE_REMOVE : GIT_TREE_UPDATE_UPSERT;
        update.filemode = GIT_FILEMODE_BLOB;
        const int code = file->isNull()
            ? 0
            : git_blob_create_from_buffer(&update.id, repository, file->constData(), size_t(file->size()));
        if (code != 0) {
            return failFrom(code, Words::tr("The file %1 could not be written").arg(file.key()));
        }
        paths.append(file.key().toUtf8());
        update.path = paths.constLast().constData();
        updates.append(update);
    }
    git_oid treeId;
    int code = 0;
    if (baseTree == nullptr && updates.isEmpty()) {
        git_treebuilder *builder = nullptr;
        code = git_treebuilder_new(&builder, repository, nullptr);
        if (code == 0) {
            code = git_treebuilder_write(&treeId, builder);
        }
        git_treebuilder_free(builder);
    } else {
        code =
            git_tree_create_updated(&treeId, repository, baseTree.get(), size_t(updates.size()), updates.constData());
    }
    TreeHandle tree;
    if (code == 0) {
        code = git_tree_lookup(std::out_ptr(tree), repository, &treeId);
    }
    if (code != 0) {
        return failFrom(code, Words::tr("The files of the commit could not be written"));
    }
    return tree;
}

/// Whether git has a reference a, so that a/b cannot be, or a/b/c, so that a/b cannot be.
bool collides(git_repository *repository, const QString &name)
{
    for (qsizetype slash = name.lastIndexOf(u'/'); slash > 0; slash = name.lastIndexOf(u'/', slash - 1)) {
        ReferenceHandle above;
        if (git_reference_lookup(std::out_ptr(above), repository, name.first(slash).toUtf8().constData()) == 0) {
            return true;
        }
    }
    const QByteArray below = name.toUtf8() + "/*";
    ReferenceIteratorHandle iterator;
    ReferenceHandle reference;
    return git_reference_iterator_glob_new(std::out_ptr(iterator), repository, below.constData()) == 0
        && git_reference_next(std::out_ptr(reference), iterator.get()) == 0;
}

} // namespace

Result<ObjectId> Repository::writeCommit(const Files &changed, const QList<ObjectId> &parents, const Signature &author,
                                         const QString &message)
{
    std::vector<CommitHandle> handles;
    std::vector<const git_commit *> pointers;
    for (const ObjectId &parent : parents) {
        const git_oid oid = toOid(parent);
        CommitHandle handle;
        if (git_commit_lookup(std::out_ptr(handle), m_handle->get(), &oid) != 0) {
            return missingObject(parent, isShallow());
        }
        pointers.push_back(handle.get());
        handles.push_back(std::move(handle));
    }
    const auto tree = writeTree(m_handle->get(), handles.empty() ? nullptr : handles.front().get(), changed);
    if (!tree) {
        return std::unexpected(tree.error());
    }
    const auto signature = toHandle(author);
    if (!signature) {
        return std::unexpected(signature.error());
    }
    git_oid id;
    const int code = git_commit_create(&id, m_handle->get(), nullptr, signature->get(), signature->get(), nullptr,
                                       message.toUtf8().constData(), tree->get(), pointers.size(), pointers.data());
    if (code != 0) {
        return failFrom(code, Words::tr("The commit could not be written"));
    }
    return fromOid(id);
}

Result<ObjectId> Repository::writeTagObject(const QString &name, const ObjectId &commit, const Signature &tagger,
                                            const QString &message)
{
    int valid = 0;
    if (git_tag_name_is_valid(&valid, name.toUtf8().constData()) != 0 || valid == 0) {
        return fail(ErrorKind::BadInput, Words::tr("\"%1\" is not a name that git accepts; choose another.").arg(name));
    }
    const git_oid target = toOid(commit);
    ObjectHandle object;
    if (git_object_lookup(std::out_ptr(object), m_handle->get(), &target, GIT_OBJECT_ANY) != 0) {
        return missingObject(commit, isShallow());
    }
    const auto signature = toHandle(tagger);
    if (!signature) {
        return std::unexpected(signature.error());
    }
    git_oid id;
    const int code = git_tag_annotation_create(&id, m_handle->get(), name.toUtf8().constData(), object.get(),
                                               signature->get(), message.toUtf8().constData());
    if (code != 0) {
        return failFrom(code, Words::tr("The tag %1 could not be written").arg(name));
    }
    return fromOid(id);
}

Result<void> Repository::writeReference(const QString &name, const ObjectId &target, bool force)
{
    const git_oid oid = toOid(target);
    ReferenceHandle reference;
    const int code = git_reference_create(std::out_ptr(reference), m_handle->get(), name.toUtf8().constData(), &oid,
                                          force ? 1 : 0, nullptr);
    if (code == GIT_EEXISTS || (code != 0 && collides(m_handle->get(), name))) {
        return fail(ErrorKind::AlreadyExists,
                    Words::tr("%1 exists already, or its name collides with another; choose another name.").arg(name));
    }
    if (code == GIT_EINVALIDSPEC) {
        return fail(ErrorKind::BadInput, Words::tr("\"%1\" is not a name that git accepts; choose another.").arg(name));
    }
    if (code != 0) {
        OdbHandle odb;
        if (git_repository_odb(std::out_ptr(odb), m_handle->get()) == 0 && git_odb_exists(odb.get(), &oid) == 0) {
            return missingObject(target, isShallow());
        }
        return failFrom(code, Words::tr("%1 could not be written").arg(name));
    }
    return {};
}

Result<void> Repository::deleteReference(const QString &name)
{
    ReferenceHandle reference;
    int code = git_reference_lookup(std::out_ptr(reference), m_handle->get(), name.toUtf8().constData());
    if (code == GIT_ENOTFOUND || code == GIT_EINVALIDSPEC) {
        return fail(ErrorKind::NotFound, Words::tr("There is no reference %1.").arg(name));
    }
    if (code == 0) {
        code = git_reference_delete(reference.get());
    }
    if (code != 0) {
        return failFrom(code, Words::tr("%1 could not be deleted").arg(name));
    }
    return {};
}

} // namespace slipway::git
