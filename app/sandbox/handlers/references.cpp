// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/shapes.h"

#include <QRegularExpression>

#include <algorithm>

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

namespace {

using Reference = git::Repository::Reference;

std::optional<Reference> find(const git::Repository &git, const QString &name)
{
    const auto all = git.references(name);
    if (!all)
        return {};
    for (const Reference &each : *all) {
        if (each.name == name)
            return each;
    }
    return {};
}

bool isEmpty(const git::Repository &git)
{
    const auto all = git.references(u"refs/"_s);
    return all && all->isEmpty();
}

/// git-check-ref-format(1), as far as names that a person may type break it.
bool isValidName(const QString &name)
{
    static const QRegularExpression bad(uR"([\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|/\.|\.lock(/|$)|[./]$)"_s);
    return !bad.match(name).hasMatch();
}

bool isObject(const git::Repository &git, const ObjectId &id)
{
    return git.contains(id) || git.tagObject(id).has_value();
}

bool isReservedTag(const State &state, const QString &reference)
{
    return std::ranges::any_of(state.releases, [&](const ReleaseRecord &each) {
        return each.immutable && u"refs/tags/"_s + each.tagName == reference;
    });
}

/// A published release whose tag is gone is a draft (GitHub docs: "Managing releases in a repository").
void unpublish(Context &context, const QString &reference)
{
    for (ReleaseRecord &each : context.state.releases) {
        if (each.draft || u"refs/tags/"_s + each.tagName != reference)
            continue;
        each.draft = true;
        each.publishedAt = {};
        each.updatedAt = context.now;
        if (context.state.latestRelease == each.id)
            context.state.latestRelease = 0;
    }
}

std::optional<Response> tagRefusal(const Context &context, const Request &request, const QString &reference,
                                   const QString &type)
{
    const bool isTag = reference.startsWith(u"refs/tags/");
    return isTag ? forbidden(context, request, reference.sliced(10), type) : std::nullopt;
}

} // namespace

Response matchingReferences(Context &context, const Request &request)
{
    const auto found = context.git.references(u"refs/"_s + request.argument(u"ref"_s));
    if (!found)
        return problem(500, u"Server Error"_s);
    QJsonArray all;
    for (const Reference &each : *found)
        all.append(shapes::reference(context, each));
    // Not paged, unless somebody asks for pages.
    return request.parameter(u"per_page"_s).isEmpty() ? json(all) : paged(request, context.links.host, all);
}

Response reference(Context &context, const Request &request)
{
    if (isEmpty(context.git))
        return problem(409, u"Git Repository is empty."_s);
    const auto found = find(context.git, u"refs/"_s + request.argument(u"ref"_s));
    return found ? json(shapes::reference(context, *found)) : notFound();
}

Response createReference(Context &context, const Request &request)
{
    const QString name = request.json.value(u"ref"_s).toString();
    const auto id = ObjectId::fromHex(request.json.value(u"sha"_s).toString());
    if (isEmpty(context.git))
        return problem(409, u"Git Repository is empty."_s);
    if (!name.startsWith(u"refs/") || name.count(u'/') < 2)
        return problem(422, u"Reference name must start with 'refs/' and contain at least three components."_s);
    if (!isValidName(name))
        return problem(422, u"%1 is not a valid ref name."_s.arg(name));
    if (!id)
        return problem(422, u"The sha parameter must be exactly 40 characters and contain only [0-9a-f]."_s);
    if (!isObject(context.git, *id))
        return problem(422, u"Object does not exist"_s);
    if (find(context.git, name))
        return problem(422, u"Reference already exists"_s);
    if (const auto refusal = tagRefusal(context, request, name, u"creation"_s))
        return *refusal;
    if (const auto written = context.git.writeReference(name, *id); !written) {
        // Somebody pushed it meanwhile, or "a" stands where "a/b" shall be.
        const bool exists = written.error().kind == ErrorKind::AlreadyExists;
        return problem(422, exists ? u"Reference already exists"_s : u"Reference update failed"_s);
    }
    const auto made = find(context.git, name);
    Response response = made ? json(shapes::reference(context, *made), 201) : problem(500, u"Server Error"_s);
    return response;
}

Response updateReference(Context &context, const Request &request)
{
    const QString name = u"refs/"_s + request.argument(u"ref"_s);
    const auto old = find(context.git, name);
    if (!old)
        return problem(422, u"Reference does not exist"_s);
    const auto id = ObjectId::fromHex(request.json.value(u"sha"_s).toString());
    if (!id || !isObject(context.git, *id))
        return problem(422, u"Object does not exist"_s);
    if (isReservedTag(context.state, name))
        return problem(422, u"Cannot update a tag that an immutable release is linked to."_s);
    if (const auto refusal = tagRefusal(context, request, name, u"update"_s))
        return *refusal;
    if (!request.json.value(u"force"_s).toBool(false)) {
        const auto lost = context.git.commitsBetween(*id, old->peeled, 1);
        if (!lost || !lost->isEmpty())
            return problem(422, u"Update is not a fast forward"_s);
    }
    if (!context.git.writeReference(name, *id, true))
        return problem(422, u"Reference update failed"_s);
    return json(shapes::reference(context, *find(context.git, name)));
}

Response deleteReference(Context &context, const Request &request)
{
    const QString name = u"refs/"_s + request.argument(u"ref"_s);
    if (!find(context.git, name))
        return problem(422, u"Reference does not exist"_s);
    if (isReservedTag(context.state, name))
        return problem(422, u"Cannot delete a tag that an immutable release is linked to."_s);
    if (const auto refusal = tagRefusal(context, request, name, u"deletion"_s))
        return *refusal;
    if (!context.git.deleteReference(name))
        return problem(422, u"Reference cannot be deleted"_s);
    unpublish(context, name);
    return empty(204);
}

Response tagObject(Context &context, const Request &request)
{
    const auto id = ObjectId::fromHex(request.argument(u"sha"_s));
    const auto tag = id ? context.git.tagObject(*id) : std::unexpected(Error{});
    return tag ? json(shapes::tagObject(context, *id, *tag)) : notFound();
}

Response createTagObject(Context &context, const Request &request)
{
    const QJsonObject &body = request.json;
    const QString name = body.value(u"tag"_s).toString();
    for (const QString &field : {u"tag"_s, u"message"_s, u"object"_s, u"type"_s}) {
        if (body.value(field).toString().isEmpty())
            return invalid(u"Tag"_s, field, u"missing_field"_s);
    }
    if (!isValidName(u"refs/tags/"_s + name))
        return invalid(u"Tag"_s, u"tag"_s, u"invalid"_s);
    if (body.value(u"type"_s).toString() != u"commit")
        return invalid(u"Tag"_s, u"type"_s, u"invalid"_s);
    const auto commit = ObjectId::fromHex(body.value(u"object"_s).toString());
    if (!commit || !context.git.contains(*commit))
        return invalid(u"Tag"_s, u"object"_s, u"invalid"_s);

    const QJsonObject given = body.value(u"tagger"_s).toObject();
    const QDateTime date = QDateTime::fromString(given.value(u"date"_s).toString(), Qt::ISODate);
    const git::Signature tagger{given.value(u"name"_s).toString(request.user->name),
                                given.value(u"email"_s).toString(request.user->email),
                                date.isValid() ? date : context.now};
    const auto id = context.git.writeTagObject(name, *commit, tagger, body.value(u"message"_s).toString());
    const auto tag = id ? context.git.tagObject(*id) : std::unexpected(id.error());
    if (!tag)
        return invalid(u"Tag"_s, u"tag"_s, u"invalid"_s);
    return json(shapes::tagObject(context, *id, *tag), 201);
}

Response tags(Context &context, const Request &request)
{
    const auto found = context.git.references(u"refs/tags/"_s);
    if (!found)
        return problem(500, u"Server Error"_s);
    QJsonArray all;
    for (const Reference &each : *found) {
        const QString sha = each.peeled.hex();
        if (each.peeled.isNull())
            continue;
        all.prepend(QJsonObject{
            {u"name"_s, each.name.mid(10)}, // after "refs/tags/"
            {u"node_id"_s, QString(u"REF_"_s + sha)},
            {u"zipball_url"_s, context.links.api(u"/zipball/"_s + each.name)},
            {u"tarball_url"_s, context.links.api(u"/tarball/"_s + each.name)},
            {u"commit"_s, QJsonObject{{u"sha"_s, sha}, {u"url"_s, context.links.api(u"/commits/"_s + sha)}}}});
    }
    return paged(request, context.links.host, all);
}

} // namespace slipway::sandbox::handlers
