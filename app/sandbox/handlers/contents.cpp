// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/shapes.h"

#include <QCryptographicHash>

#include <algorithm>

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestFile = 1024 * 1024;

Response folder(Context &context, const ObjectId &commit, const QString &path)
{
    const auto entries = context.git.folderAt(commit, path);
    if (!entries)
        return notFound();
    QJsonArray all;
    for (const git::Repository::FolderEntry &each : *entries) {
        const QString whole = path + u'/' + each.name;
        const QString kind = each.isFile ? u"blob"_s : u"tree"_s;
        const QString api = context.links.api(u"/contents/%1?ref=%2"_s.arg(whole, commit.hex()));
        const QString web = context.links.web(u"/%1/%2/%3"_s.arg(kind, commit.hex(), whole));
        const QString git = context.links.api(u"/git/%1s/%2"_s.arg(kind, each.id.hex()));
        all.append(QJsonObject{{u"type"_s, each.isFile ? u"file"_s : u"dir"_s},
                               {u"name"_s, each.name},
                               {u"path"_s, whole},
                               {u"sha"_s, each.id.hex()},
                               {u"size"_s, each.size},
                               {u"url"_s, api},
                               {u"html_url"_s, web},
                               {u"git_url"_s, git},
                               {u"download_url"_s,
                                each.isFile ? QJsonValue(context.links.web(u"/raw/%1/%2"_s.arg(commit.hex(), whole)))
                                            : QJsonValue(QJsonValue::Null)},
                               {u"_links"_s, QJsonObject{{u"self"_s, api}, {u"git"_s, git}, {u"html"_s, web}}}});
    }
    return json(all);
}

/// The name that git gives to a file's bytes.
QString blobOf(const QByteArray &bytes)
{
    const QByteArray blob = "blob " + QByteArray::number(bytes.size()) + '\0' + bytes;
    return QString::fromLatin1(QCryptographicHash::hash(blob, QCryptographicHash::Sha1).toHex());
}

/// A file without its content.
QJsonObject file(const Context &context, const ObjectId &commit, const QString &path, const QByteArray &bytes)
{
    const QString sha = blobOf(bytes);
    const QString self = context.links.api(u"/contents/"_s + path);
    const QString object = context.links.api(u"/git/blobs/"_s + sha);
    const QString page = context.links.web(u"/blob/%1/%2"_s.arg(commit.hex(), path));
    return {{u"type"_s, u"file"_s},
            {u"name"_s, path.section(u'/', -1)},
            {u"path"_s, path},
            {u"sha"_s, sha},
            {u"size"_s, bytes.size()},
            {u"url"_s, self},
            {u"git_url"_s, object},
            {u"html_url"_s, page},
            {u"download_url"_s, context.links.web(u"/raw/%1/%2"_s.arg(commit.hex(), path))},
            {u"_links"_s, QJsonObject{{u"self"_s, self}, {u"git"_s, object}, {u"html"_s, page}}}};
}

/// A commit as git itself knows it.
QJsonObject gitCommit(const Context &context, const Commit &commit)
{
    const QJsonObject whole = shapes::commit(context, commit);
    QJsonObject object = whole.value(u"commit"_s).toObject();
    object.remove(u"comment_count"_s);
    for (const QString &key : {u"sha"_s, u"node_id"_s, u"html_url"_s, u"parents"_s})
        object.insert(key, whole.value(key));
    return object;
}

git::Signature person(const Request &request, const QString &field, const git::Signature &otherwise)
{
    const QJsonObject given = request.json.value(field).toObject();
    const QDateTime date = QDateTime::fromString(given.value(u"date"_s).toString(), Qt::ISODate);
    return {given.value(u"name"_s).toString(otherwise.name), given.value(u"email"_s).toString(otherwise.email),
            date.isValid() ? date : otherwise.when};
}

/// What stands against writing to the branch, in GitHub's order: the branch comes first. `tip`: null in an empty
/// repository.
std::optional<Response> refusal(const Context &context, const Request &request, const QString &branch,
                                const ObjectId &tip)
{
    const auto branches = context.git.references(u"refs/heads/"_s);
    const bool isFirst = branches && branches->isEmpty() && branch == context.state.repository.defaultBranch;
    if (tip.isNull() && !isFirst)
        return problem(404, u"Branch %1 not found"_s.arg(branch));
    if (context.state.asksForPullRequests(branch, request.login())) {
        return problem(409, u"Repository rule violations found\n\nChanges must be made through a pull request.\n\n"_s);
    }
    return {};
}

} // namespace

Response contents(Context &context, const Request &request)
{
    const QString path = request.argument(u"path"_s);
    const QString revision = request.parameter(u"ref"_s);
    const ObjectId commit =
        resolved(context.git, revision.isEmpty() ? context.state.repository.defaultBranch : revision);
    if (commit.isNull())
        return revision.isEmpty() ? notFound() : problem(404, u"No commit found for the ref "_s + revision);
    const auto bytes = context.git.fileAt(commit, path);
    if (!bytes)
        return folder(context, commit, path);
    if (request.accept.contains("raw"))
        return {.body = *bytes, .contentType = "application/vnd.github.raw+json; charset=utf-8"};

    const bool large = bytes->size() > largestFile;
    QByteArray content;
    const QByteArray base64 = large ? QByteArray() : bytes->toBase64();
    for (qsizetype i = 0; i < base64.size(); i += 60)
        content += base64.mid(i, 60) + '\n';
    QJsonObject object = file(context, commit, path, *bytes);
    object.insert(u"encoding"_s, large ? u"none"_s : u"base64"_s);
    object.insert(u"content"_s, QString::fromLatin1(content));
    return json(object);
}

Response putContents(Context &context, const Request &request)
{
    const QString path = request.argument(u"path"_s);
    const QJsonObject &body = request.json;
    for (const QString &field : {u"message"_s, u"content"_s}) {
        if (!body.value(field).isString())
            return problem(422, u"Invalid request.\n\n\"%1\" wasn't supplied."_s.arg(field));
    }
    auto content = QByteArray::fromBase64Encoding(body.value(u"content"_s).toString().toLatin1(),
                                                  QByteArray::AbortOnBase64DecodingErrors);
    if (!content)
        return problem(422, u"content is not valid Base64"_s);
    if (content.decoded.isNull())
        content.decoded = ""; // an empty file
    const QString branch = body.value(u"branch"_s).toString(context.state.repository.defaultBranch);
    const QString reference = u"refs/heads/"_s + branch;
    const ObjectId tip = resolved(context.git, reference);
    if (const auto refused = refusal(context, request, branch, tip))
        return *refused;

    const auto there = tip.isNull() ? std::unexpected(Error{}) : context.git.fileAt(tip, path);
    const QString sha = body.value(u"sha"_s).toString();
    if (there && sha.isEmpty())
        return problem(422, u"Invalid request.\n\n\"sha\" wasn't supplied."_s);
    if (there && sha != blobOf(*there)) // of a path where nothing is, any one will do
        return problem(409, u"%1 does not match %2"_s.arg(path, sha));

    const git::Signature committer =
        person(request, u"committer"_s, {request.user->name, request.user->email, context.now});
    const git::Signature author = person(request, u"author"_s, committer);
    const QList<ObjectId> parents = tip.isNull() ? QList<ObjectId>() : QList{tip};
    const auto commit =
        context.git.writeCommit({{path, content.decoded}}, parents, author, body.value(u"message"_s).toString());
    if (!commit)
        return problem(422, u"path contains a malformed path component"_s);
    if (!context.git.writeReference(reference, *commit, true))
        return problem(409, u"Reference update failed"_s);
    const auto made = context.git.commit(*commit);
    if (!made)
        return problem(500, u"Server Error"_s);
    return json(
        {{u"content"_s, file(context, *commit, path, content.decoded)}, {u"commit"_s, gitCommit(context, *made)}},
        there ? 200 : 201);
}

} // namespace slipway::sandbox::handlers
