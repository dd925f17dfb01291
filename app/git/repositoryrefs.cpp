// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "giterror.h"
#include "handles.h"
#include "repository.h"

#include <algorithm>

namespace slipway::git {

namespace {

Signature toSignature(const git_signature *signature)
{
    if (signature == nullptr) {
        return {};
    }
    return {.name = QString::fromUtf8(signature->name),
            .email = QString::fromUtf8(signature->email),
            .when = fromTime(signature->when).toOffsetFromUtc(signature->when.offset * 60)};
}

/// Of a tag.
QString nameOf(const git_reference *reference)
{
    return QString::fromUtf8(git_reference_name(reference)).sliced(QLatin1StringView("refs/tags/").size());
}

/// Reads one tag. nullopt: it leads to no commit, or what it leads to cannot be told.
std::optional<Tag> readTag(git_repository *repository, const git_reference *reference)
{
    ReferenceHandle resolved;
    if (git_reference_type(reference) == GIT_REFERENCE_SYMBOLIC) {
        if (git_reference_resolve(std::out_ptr(resolved), reference) != 0) {
            return std::nullopt;
        }
    }
    const git_reference *direct = resolved ? resolved.get() : reference;
    const git_oid *target = git_reference_target(direct);
    const git_oid *peeled = git_reference_target_peel(direct); // only packed-refs knows it
    Tag tag;
    tag.name = nameOf(reference);

    ObjectHandle object;
    if (git_object_lookup(std::out_ptr(object), repository, target, GIT_OBJECT_ANY) != 0) {
        // A partial or damaged clone. The tag is still shown, its dates unknown; without packed-refs' word, a
        // target that is missing is taken for a commit, as nearly all are.
        tag.commit = fromOid(peeled != nullptr ? *peeled : *target);
        tag.annotated = peeled != nullptr;
        return tag;
    }
    if (git_object_type(object.get()) == GIT_OBJECT_TAG) {
        tag.annotated = true;
        const git_signature *tagger = git_tag_tagger(reinterpret_cast<const git_tag *>(object.get()));
        if (tagger != nullptr) {
            tag.taggedAt = fromTime(tagger->when);
        }
    }
    CommitHandle commit;
    if (git_object_type(object.get()) == GIT_OBJECT_COMMIT) {
        commit.reset(reinterpret_cast<git_commit *>(object.release()));
    } else if (peeled != nullptr) {
        if (git_commit_lookup(std::out_ptr(commit), repository, peeled) != 0) {
            ObjectHandle other;
            if (git_object_lookup(std::out_ptr(other), repository, peeled, GIT_OBJECT_ANY) == 0) {
                return std::nullopt; // a tree or a blob
            }
            tag.commit = fromOid(*peeled);
            return tag;
        }
    } else {
        ObjectHandle end;
        if (git_object_peel(std::out_ptr(end), object.get(), GIT_OBJECT_COMMIT) != 0) {
            return std::nullopt;
        }
        commit.reset(reinterpret_cast<git_commit *>(end.release()));
    }
    tag.commit = fromOid(*git_commit_id(commit.get()));
    tag.committedAt = fromTime(git_commit_committer(commit.get())->when);
    if (!tag.taggedAt.isValid()) {
        tag.taggedAt = tag.committedAt;
    }
    return tag;
}

} // namespace

Result<QList<Tag>> Repository::tags(TagTargets *known) const
{
    TagTargets stillThere;
    ReferenceIteratorHandle iterator;
    int code = git_reference_iterator_glob_new(std::out_ptr(iterator), m_handle->get(), "refs/tags/*");
    QList<Tag> tags;
    while (code == 0) {
        ReferenceHandle reference;
        code = git_reference_next(std::out_ptr(reference), iterator.get());
        if (code != 0) {
            break;
        }
        const git_oid *target = git_reference_target(reference.get()); // null: it is symbolic
        const ObjectId id = target != nullptr ? fromOid(*target) : ObjectId();
        if (const auto old = known != nullptr ? known->constFind(id) : TagTargets::const_iterator();
            known != nullptr && old != known->constEnd()) {
            tags.append({.name = nameOf(reference.get()),
                         .commit = old->commit,
                         .committedAt = old->committedAt,
                         .taggedAt = old->taggedAt,
                         .annotated = old->annotated});
        } else if (auto tag = readTag(m_handle->get(), reference.get())) {
            tags.append(*std::move(tag));
        } else {
            continue;
        }
        const Tag &tag = tags.constLast();
        if (target != nullptr && tag.committedAt.isValid()) { // else a part of it could not be read, and may come
            stillThere.insert(id, {tag.commit, tag.committedAt, tag.taggedAt, tag.annotated});
        }
    }
    if (code != GIT_ITEROVER) {
        return failFrom(code, Words::tr("The tags of %1 could not be read").arg(location()));
    }
    if (known != nullptr) {
        *known = std::move(stillThere);
    }
    return tags;
}

Result<QList<Repository::Reference>> Repository::references(const QString &prefix) const
{
    ReferenceIteratorHandle iterator;
    const QByteArray glob = prefix.toUtf8() + '*';
    int code = git_reference_iterator_glob_new(std::out_ptr(iterator), m_handle->get(), glob.constData());
    QList<Reference> found;
    while (code == 0) {
        ReferenceHandle reference;
        code = git_reference_next(std::out_ptr(reference), iterator.get());
        if (code != 0) {
            break;
        }
        ReferenceHandle direct;
        if (git_reference_resolve(std::out_ptr(direct), reference.get()) != 0) {
            continue; // a symbolic reference that leads nowhere
        }
        Reference value{.name = QString::fromUtf8(git_reference_name(reference.get())),
                        .target = fromOid(*git_reference_target(direct.get())),
                        .peeled = {}};
        ObjectHandle commit;
        if (git_reference_peel(std::out_ptr(commit), direct.get(), GIT_OBJECT_COMMIT) == 0) {
            value.peeled = fromOid(*git_object_id(commit.get()));
        }
        found.append(std::move(value));
    }
    if (code != GIT_ITEROVER) {
        return failFrom(code, Words::tr("The references of %1 could not be read").arg(location()));
    }
    std::ranges::sort(found, {}, &Reference::name);
    return found;
}

Result<Repository::TagObject> Repository::tagObject(const ObjectId &id) const
{
    const git_oid oid = toOid(id);
    TagHandle tag;
    if (git_tag_lookup(std::out_ptr(tag), m_handle->get(), &oid) != 0) {
        return fail(ErrorKind::NotFound, Words::tr("There is no tag object %1.").arg(id.abbreviated()));
    }
    return TagObject{.name = QString::fromUtf8(git_tag_name(tag.get())),
                     .target = fromOid(*git_tag_target_id(tag.get())),
                     .targetIsTag = git_tag_target_type(tag.get()) == GIT_OBJECT_TAG,
                     .tagger = toSignature(git_tag_tagger(tag.get())),
                     .message = QString::fromUtf8(git_tag_message(tag.get()))};
}

} // namespace slipway::git
