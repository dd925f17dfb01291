// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "giterror.h"
#include "handles.h"
#include "manyobjects.h"
#include "rawobject.h"
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

QString nameOf(git_object_t type)
{
    return QString::fromLatin1(git_object_type2string(type));
}

/// What a tag's target leads to, through any number of tag objects; `peeled`: what packed-refs says of it, or null.
/// nullopt: to a tree or a blob, or it cannot be told.
std::optional<TagTarget> follow(git_odb *odb, const git_oid &target, const git_oid *peeled, RawObject::Check check)
{
    constexpr int deepest = 1000; // a tag of tags; git goes to any depth
    RawObject object;
    object.read(odb, target, check);
    TagTarget found;
    if (!object.isThere()) {
        // A partial or damaged clone. The tag is still shown, its dates unknown; without packed-refs' word, a
        // target that is missing is taken for a commit, as nearly all are.
        found.commit = fromOid(peeled != nullptr ? *peeled : target);
        found.annotated = peeled != nullptr;
        return found;
    }
    git_oid at = target;
    if (object.isTag()) {
        found.annotated = true;
        found.taggedAt = object.time("tagger");
    }
    for (int depth = 0; object.isTag() && depth < deepest; ++depth) {
        const QByteArrayView next = object.line("object");
        const bool saysCommit = object.line("type") == "commit";
        const bool saysTag = object.line("type") == "tag";
        if (next.size() != GIT_OID_SHA1_HEXSIZE || git_oid_fromstrn(&at, next.data(), size_t(next.size())) != 0) {
            return std::nullopt;
        }
        object.read(odb, at, check);
        if (object.isThere() && !(saysCommit && object.isCommit()) && !(saysTag && object.isTag())) {
            return std::nullopt; // for git, too, such a tag leads nowhere
        }
    }
    if (!object.isThere() && peeled != nullptr) {
        found.commit = fromOid(*peeled);
        return found;
    }
    if (!object.isCommit()) {
        return std::nullopt;
    }
    found.commit = fromOid(at);
    found.committedAt = object.time("committer");
    if (!found.taggedAt.isValid()) {
        found.taggedAt = found.committedAt;
    }
    return found;
}

/// Whether git itself, which packs tags together with what they lead to, says the same: neither what was kept nor bytes
/// that were not hashed decide alone which commit a tag means.
bool isConfirmed(const TagTarget &target, const git_oid *peeled)
{
    return target.annotated && peeled != nullptr && fromOid(*peeled) == target.commit;
}

std::optional<TagTarget> readTarget(git_odb *odb, const git_oid &target, const git_oid *peeled)
{
    if (peeled != nullptr) {
        const auto found = follow(odb, target, peeled, RawObject::Check::None);
        if (found && isConfirmed(*found, peeled)) {
            return found;
        }
    }
    return follow(odb, target, peeled, RawObject::Check::Hash);
}

} // namespace

Result<QList<Tag>> Repository::tags(TagTargets *known, QList<ObjectId> *objects) const
{
    struct Read {
        QString name;
        ObjectId id; ///< what the reference points to
        std::optional<git_oid> peeled; ///< what packed-refs says of it
        std::optional<TagTarget> target; ///< nullopt: to a tree or a blob, or it cannot be told
    };
    OdbHandle odb;
    ReferenceIteratorHandle iterator;
    int code = git_repository_odb(std::out_ptr(odb), m_handle->get());
    if (code == 0) {
        code = git_reference_iterator_glob_new(std::out_ptr(iterator), m_handle->get(), "refs/tags/*");
    }
    std::vector<Read> references;
    std::vector<size_t> unknown;
    while (code == 0) {
        ReferenceHandle reference;
        ReferenceHandle resolved;
        code = git_reference_next(std::out_ptr(reference), iterator.get());
        if (code != 0) {
            break;
        }
        if (git_reference_type(reference.get()) == GIT_REFERENCE_SYMBOLIC
            && git_reference_resolve(std::out_ptr(resolved), reference.get()) != 0) {
            continue;
        }
        const git_reference *direct = resolved ? resolved.get() : reference.get();
        const git_oid *peeled = git_reference_target_peel(direct);
        Read &read = references.emplace_back(nameOf(reference.get()), fromOid(*git_reference_target(direct)),
                                             peeled != nullptr ? std::optional(*peeled) : std::nullopt, std::nullopt);
        const auto old = known != nullptr ? known->constFind(read.id) : TagTargets::const_iterator();
        if (known != nullptr && old != known->constEnd() && (!old->annotated || isConfirmed(*old, peeled))) {
            read.target = *old;
        } else {
            unknown.push_back(references.size() - 1);
        }
    }
    if (code != GIT_ITEROVER) {
        return failFrom(code, Words::tr("The tags of %1 could not be read").arg(location()));
    }
    const auto all = readMany(*this, odb.get(), qsizetype(unknown.size()), [&](git_odb *own, qsizetype i) {
        Read &read = references[unknown[size_t(i)]];
        read.target = readTarget(own, toOid(read.id), read.peeled ? &*read.peeled : nullptr);
    });
    if (!all) {
        return std::unexpected(all.error());
    }

    QList<Tag> tags;
    TagTargets targets;
    tags.reserve(qsizetype(references.size()));
    targets.reserve(qsizetype(references.size()));
    for (const Read &read : references) {
        if (!read.target) {
            continue;
        }
        tags.append({.name = read.name,
                     .commit = read.target->commit,
                     .committedAt = read.target->committedAt,
                     .taggedAt = read.target->taggedAt,
                     .annotated = read.target->annotated});
        if (objects != nullptr) {
            objects->append(read.id);
        }
        if (read.target->committedAt.isValid()) { // else a part of it could not be read, and may come
            targets.insert(read.id, *read.target);
        }
    }
    if (known != nullptr) {
        *known = std::move(targets);
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
                        .targetType = {},
                        .peeled = {}};
        ObjectHandle object;
        ObjectHandle commit;
        if (git_object_lookup(std::out_ptr(object), m_handle->get(), git_reference_target(direct.get()), GIT_OBJECT_ANY)
            == 0) {
            value.targetType = nameOf(git_object_type(object.get()));
            if (git_object_peel(std::out_ptr(commit), object.get(), GIT_OBJECT_COMMIT) == 0) {
                value.peeled = fromOid(*git_object_id(commit.get()));
            }
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
                     .targetType = nameOf(git_tag_target_type(tag.get())),
                     .tagger = toSignature(git_tag_tagger(tag.get())),
                     .message = QString::fromUtf8(git_tag_message(tag.get()))};
}

} // namespace slipway::git
