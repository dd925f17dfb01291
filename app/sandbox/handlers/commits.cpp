// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/shapes.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestComparison = 250; ///< commits that one comparison lists
constexpr qsizetype largestFile = 1024 * 1024;

bool isEmpty(const git::Repository &git)
{
    const auto all = git.references(u"refs/"_s);
    return all && all->isEmpty();
}

Response emptyRepository()
{
    return problem(409, u"Git Repository is empty."_s);
}

QJsonObject shape(const Context &context, const Commit &commit)
{
    const auto whole = context.git.commit(commit.id); // lists may hold the summaries only
    return shapes::commit(context, whole ? *whole : commit);
}

/// Where two lines of history parted: the newest parent, outside of what is ahead, of something that is ahead.
QJsonValue mergeBase(const Context &context, const QList<Commit> &ahead, const ObjectId &head)
{
    if (ahead.isEmpty()) {
        const auto commit = context.git.commit(head);
        return commit ? QJsonValue(shapes::commit(context, *commit)) : QJsonValue(QJsonValue::Null);
    }
    QSet<ObjectId> inside;
    for (const Commit &each : ahead)
        inside.insert(each.id);
    std::optional<Commit> best;
    for (const Commit &each : ahead) {
        for (const ObjectId &parent : each.parents) {
            const auto commit = inside.contains(parent) ? std::unexpected(Error{}) : context.git.commit(parent);
            if (commit && (!best || commit->committedAt > best->committedAt))
                best = *commit;
        }
    }
    return best ? QJsonValue(shapes::commit(context, *best)) : QJsonValue(QJsonValue::Null);
}

} // namespace

Response commits(Context &context, const Request &request)
{
    if (isEmpty(context.git))
        return emptyRepository();
    const QString start = request.parameter(u"sha"_s);
    const ObjectId tip = resolved(context.git, start.isEmpty() ? context.state.repository.defaultBranch : start);
    if (tip.isNull())
        return notFound();
    const auto history = context.git.commitsBetween({}, tip);
    if (!history)
        return problem(500, u"Server Error"_s);
    QJsonArray all;
    for (const Commit &each : *history)
        all.append(shape(context, each));
    return paged(request, context.links.host, all);
}

Response commit(Context &context, const Request &request)
{
    if (isEmpty(context.git))
        return emptyRepository();
    const QString revision = request.argument(u"ref"_s);
    const auto found = context.git.commit(resolved(context.git, revision));
    return found ? json(shapes::commit(context, *found)) : problem(422, u"No commit found for SHA: "_s + revision);
}

Response compare(Context &context, const Request &request)
{
    const QString range = request.argument(u"range"_s);
    const qsizetype dots = range.indexOf(u"...");
    const ObjectId base = resolved(context.git, range.first(std::max<qsizetype>(dots, 0)));
    const ObjectId head = dots < 0 ? ObjectId() : resolved(context.git, range.sliced(dots + 3));
    if (base.isNull() || head.isNull())
        return notFound();
    const auto ahead = context.git.commitsBetween(base, head);
    const auto behind = context.git.commitsBetween(head, base);
    const auto baseCommit = context.git.commit(base);
    if (!ahead || !behind || !baseCommit)
        return problem(500, u"Server Error"_s);

    QJsonArray listed; // oldest first; of many, the newest are left out
    for (qsizetype i = ahead->size() - 1; i >= 0 && listed.size() < longestComparison; --i)
        listed.append(shape(context, ahead->at(i)));
    const QString status = ahead->isEmpty() ? (behind->isEmpty() ? u"identical"_s : u"behind"_s)
                                            : (behind->isEmpty() ? u"ahead"_s : u"diverged"_s);
    const QString page = context.links.web(u"/compare/"_s + range);
    return json({{u"url"_s, context.links.api(u"/compare/"_s + range)},
                 {u"html_url"_s, page},
                 {u"permalink_url"_s, page},
                 {u"diff_url"_s, QString(page + u".diff")},
                 {u"patch_url"_s, QString(page + u".patch")},
                 {u"base_commit"_s, shapes::commit(context, *baseCommit)},
                 {u"merge_base_commit"_s, mergeBase(context, *ahead, head)},
                 {u"status"_s, status},
                 {u"ahead_by"_s, ahead->size()},
                 {u"behind_by"_s, behind->size()},
                 {u"total_commits"_s, ahead->size()},
                 {u"commits"_s, listed},
                 {u"files"_s, QJsonArray()}});
}

namespace {

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
    const QByteArray blob = "blob " + QByteArray::number(bytes->size()) + '\0' + *bytes;
    const QByteArray sha = QCryptographicHash::hash(blob, QCryptographicHash::Sha1).toHex();
    const QString self = context.links.api(u"/contents/"_s + path);
    const QString object = context.links.api(u"/git/blobs/"_s + QString::fromLatin1(sha));
    const QString page = context.links.web(u"/blob/%1/%2"_s.arg(commit.hex(), path));
    return json({{u"type"_s, u"file"_s},
                 {u"name"_s, path.section(u'/', -1)},
                 {u"path"_s, path},
                 {u"sha"_s, QString::fromLatin1(sha)},
                 {u"size"_s, bytes->size()},
                 {u"encoding"_s, large ? u"none"_s : u"base64"_s},
                 {u"content"_s, QString::fromLatin1(content)},
                 {u"url"_s, self},
                 {u"git_url"_s, object},
                 {u"html_url"_s, page},
                 {u"download_url"_s, context.links.web(u"/raw/%1/%2"_s.arg(commit.hex(), path))},
                 {u"_links"_s, QJsonObject{{u"self"_s, self}, {u"git"_s, object}, {u"html"_s, page}}}});
}

} // namespace slipway::sandbox::handlers
