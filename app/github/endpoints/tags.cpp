// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tags.h"

#include "github/json.h"

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

Result<ApiRequest> tags(const RepositoryName &name)
{
    return getFrom(name, {u"tags"_s}, perPage());
}

Result<QList<Tag>> parseTags(const QByteArray &body)
{
    const auto items = json::array(body);
    if (!items)
        return std::unexpected(items.error());
    QList<Tag> result;
    QSet<QString> seen;
    for (const QJsonValue &value : *items) {
        const QJsonObject item = value.toObject();
        Tag tag;
        tag.name = json::text(item, "name"_L1);
        tag.commit = json::id(json::child(item, "commit"_L1), "sha"_L1);
        if (!tag.name.isEmpty() && item.value("commit"_L1).isNull())
            continue; // one that leads to no commit
        if (tag.name.isEmpty() || tag.commit.isNull())
            return std::unexpected(json::notUnderstood(u"a tag without name or commit"_s));
        if (seen.contains(tag.name))
            continue;
        seen.insert(tag.name);
        result += tag;
    }
    return result;
}

Result<ApiRequest> tagReferences(const RepositoryName &name)
{
    return getFrom(name, {u"git"_s, u"matching-refs"_s, u"tags"_s}).transform([](ApiRequest request) {
        request.path += '/'; // else "refs/tagsomething" matches too
        return request;
    });
}

Result<QList<TagReference>> parseTagReferences(const QByteArray &body)
{
    const auto items = json::array(body);
    if (!items)
        return std::unexpected(items.error());
    QList<TagReference> result;
    result.reserve(items->size());
    QSet<QString> seen;
    for (const QJsonValue &value : *items) {
        const QJsonObject item = value.toObject();
        const QString ref = json::text(item, "ref"_L1);
        const QJsonObject object = json::child(item, "object"_L1);
        const QString type = json::text(object, "type"_L1);
        const ObjectId id = json::id(object, "sha"_L1);
        if (!ref.startsWith("refs/tags/"_L1) || ref.size() == "refs/tags/"_L1.size() || id.isNull())
            return std::unexpected(json::notUnderstood(u"a reference that is no tag, or without object.sha"_s));
        const QString name = ref.sliced("refs/tags/"_L1.size());
        if ((type != "tag"_L1 && type != "commit"_L1) || seen.contains(name))
            continue;
        seen.insert(name);
        result.append({name, id, type == "tag"_L1});
    }
    return result;
}

Result<ApiRequest> tagReference(const RepositoryName &name, const QString &tag)
{
    // A "/" of the tag's name stays one in the path: references are paths on GitHub.
    return about(tag, getFrom(name, QStringList{u"git"_s, u"ref"_s, u"tags"_s} + tag.split(u'/')));
}

Result<ApiRequest> branchReference(const RepositoryName &name, const QString &branch)
{
    return about(branch, getFrom(name, QStringList{u"git"_s, u"ref"_s, u"heads"_s} + branch.split(u'/')));
}

Result<ApiRequest> tagObject(const RepositoryName &name, const ObjectId &object)
{
    return getFrom(name, {u"git"_s, u"tags"_s, object.hex()});
}

Result<Pointer> parsePointer(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    const QJsonObject target = json::child(*object, "object"_L1);
    const QString type = json::text(target, "type"_L1);
    Pointer pointer;
    pointer.ref = json::text(*object, "ref"_L1);
    pointer.self = json::id(*object, "sha"_L1);
    pointer.target = json::id(target, "sha"_L1);
    pointer.tagger = json::text(json::child(*object, "tagger"_L1), "name"_L1);
    pointer.taggedAt = json::time(json::child(*object, "tagger"_L1), "date"_L1);
    if (type == "commit"_L1)
        pointer.type = Pointer::Type::Commit;
    else if (type == "tag"_L1)
        pointer.type = Pointer::Type::TagObject;
    if (pointer.target.isNull())
        return std::unexpected(json::notUnderstood(u"a reference without object.sha"_s));
    return pointer;
}

Result<ApiRequest> createTagObject(const RepositoryName &name, const QString &tag, const ObjectId &commit,
                                   const QString &message)
{
    return about(
        tag,
        changeAt(ApiRequest::Method::Post, name, {u"git"_s, u"tags"_s},
                 {{u"tag"_s, tag}, {u"message"_s, message}, {u"object"_s, commit.hex()}, {u"type"_s, u"commit"_s}}));
}

Result<ApiRequest> createTagReference(const RepositoryName &name, const QString &tag, const ObjectId &object)
{
    return about(tag,
                 changeAt(ApiRequest::Method::Post, name, {u"git"_s, u"refs"_s},
                          {{u"ref"_s, QString(u"refs/tags/"_s + tag)}, {u"sha"_s, object.hex()}}));
}

Result<ApiRequest> createBranchReference(const RepositoryName &name, const QString &branch, const ObjectId &commit)
{
    return about(branch,
                 changeAt(ApiRequest::Method::Post, name, {u"git"_s, u"refs"_s},
                          {{u"ref"_s, QString(u"refs/heads/"_s + branch)}, {u"sha"_s, commit.hex()}}));
}

Result<ApiRequest> deleteTagReference(const RepositoryName &name, const QString &tag)
{
    return about(
        tag,
        changeAt(ApiRequest::Method::Delete, name, QStringList{u"git"_s, u"refs"_s, u"tags"_s} + tag.split(u'/'), {}));
}

} // namespace slipway::github::endpoints
