// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shapeparts.h"
#include "shapes.h"

namespace slipway::sandbox::shapes {

using namespace Qt::StringLiterals;

namespace {

QJsonObject person(const Context &context, const QString &name, const QDateTime &when)
{
    const User *user = context.state.findAuthor(name);
    return {{u"name"_s, name},
            {u"email"_s, user && !user->email.isEmpty() ? user->email : u"noreply@example.com"_s},
            {u"date"_s, date(when)}};
}

} // namespace

QJsonObject reference(const Context &context, const git::Repository::Reference &reference)
{
    const bool tag = reference.target != reference.peeled;
    const QString sha = reference.target.hex();
    return {{u"ref"_s, reference.name},
            {u"url"_s, context.links.api(u"/git/"_s + reference.name)},
            {u"object"_s,
             QJsonObject{{u"type"_s, tag ? u"tag"_s : u"commit"_s},
                         {u"sha"_s, sha},
                         {u"url"_s, context.links.api((tag ? u"/git/tags/"_s : u"/git/commits/"_s) + sha)}}}};
}

QJsonObject tagObject(const Context &context, const ObjectId &id, const git::Repository::TagObject &tag)
{
    const QString target = tag.target.hex();
    const QString folder = tag.targetIsTag ? u"/git/tags/"_s : u"/git/commits/"_s;
    return {
        {u"tag"_s, tag.name},
        {u"sha"_s, id.hex()},
        {u"url"_s, context.links.api(u"/git/tags/"_s + id.hex())},
        {u"message"_s, tag.message},
        {u"tagger"_s,
         QJsonObject{{u"name"_s, tag.tagger.name}, {u"email"_s, tag.tagger.email}, {u"date"_s, date(tag.tagger.when)}}},
        {u"object"_s,
         QJsonObject{{u"type"_s, tag.targetIsTag ? u"tag"_s : u"commit"_s},
                     {u"sha"_s, target},
                     {u"url"_s, context.links.api(folder + target)}}},
        {u"verification"_s, QJsonObject{{u"verified"_s, false}, {u"reason"_s, u"unsigned"_s}}}};
}

QJsonObject commit(const Context &context, const Commit &commit)
{
    const auto address = [&](const ObjectId &id) {
        return QJsonObject{{u"sha"_s, id.hex()},
                           {u"url"_s, context.links.api(u"/commits/"_s + id.hex())},
                           {u"html_url"_s, context.links.web(u"/commit/"_s + id.hex())}};
    };
    QJsonArray parents;
    for (const ObjectId &parent : commit.parents)
        parents.append(address(parent));
    const User *author = context.state.findAuthor(commit.authorName);
    const QJsonValue account = user(context, author ? author->login : QString());
    QJsonObject object = address(commit.id);
    object.insert(u"commit"_s,
                  QJsonObject{{u"author"_s, person(context, commit.authorName, commit.authoredAt)},
                              {u"committer"_s, person(context, commit.authorName, commit.committedAt)},
                              {u"message"_s, commit.message.isEmpty() ? commit.summary : commit.message},
                              {u"url"_s, context.links.api(u"/git/commits/"_s + commit.id.hex())},
                              {u"comment_count"_s, 0}});
    object.insert(u"author"_s, account);
    object.insert(u"committer"_s, account);
    object.insert(u"parents"_s, parents);
    return object;
}

QJsonObject status(const Context &context, const StatusRecord &status)
{
    return {{u"url"_s, context.links.api(u"/statuses/"_s + status.sha)},
            {u"id"_s, status.id},
            {u"state"_s, status.state},
            {u"context"_s, status.context},
            {u"description"_s, orNull(status.description)},
            {u"target_url"_s, orNull(absolute(context, status.targetUrl))},
            {u"creator"_s, user(context, status.creator)},
            {u"created_at"_s, date(status.createdAt)},
            {u"updated_at"_s, date(status.createdAt)}};
}

QJsonObject checkRun(const Context &context, const CheckRunRecord &run)
{
    const QString page = context.links.web(u"/runs/%1"_s.arg(run.id));
    return {{u"id"_s, run.id},
            {u"head_sha"_s, run.sha},
            {u"name"_s, run.name},
            {u"url"_s, context.links.api(u"/check-runs/%1"_s.arg(run.id))},
            {u"html_url"_s, page},
            {u"details_url"_s, page},
            {u"status"_s, run.status},
            {u"conclusion"_s, orNull(run.conclusion)},
            {u"started_at"_s, date(run.startedAt)},
            {u"completed_at"_s, date(run.completedAt)},
            {u"output"_s,
             QJsonObject{
                 {u"title"_s, orNull(run.summary)}, {u"summary"_s, orNull(run.summary)}, {u"annotations_count"_s, 0}}},
            {u"app"_s, QJsonObject{{u"slug"_s, u"github-actions"_s}, {u"name"_s, u"GitHub Actions"_s}}}};
}

} // namespace slipway::sandbox::shapes
