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

QJsonObject noSignature()
{
    return {{u"verified"_s, false},
            {u"reason"_s, u"unsigned"_s},
            {u"signature"_s, QJsonValue::Null},
            {u"payload"_s, QJsonValue::Null},
            {u"verified_at"_s, QJsonValue::Null}};
}

/// The application that check runs come from.
QJsonObject actions(const Context &context)
{
    const QJsonValue since = date(context.state.repository.createdAt);
    return {{u"id"_s, 15368},
            {u"node_id"_s, nodeId("A_", 15368)},
            {u"slug"_s, u"github-actions"_s},
            {u"name"_s, u"GitHub Actions"_s},
            {u"owner"_s, briefRepository(context).value(u"owner"_s)},
            {u"description"_s, u"Automate your workflow from idea to production"_s},
            {u"external_url"_s, u"https://help.github.com/en/actions"_s},
            {u"html_url"_s, u"%1/apps/github-actions"_s.arg(context.links.host)},
            {u"created_at"_s, since},
            {u"updated_at"_s, since},
            {u"permissions"_s, QJsonObject{{u"checks"_s, u"write"_s}}},
            {u"events"_s, QJsonArray()}};
}

} // namespace

QJsonObject reference(const Context &context, const git::Repository::Reference &reference)
{
    const bool tag = reference.targetType == u"tag";
    const QString sha = reference.target.hex();
    return {{u"ref"_s, reference.name},
            {u"node_id"_s, nodeId("REF_", qint64(qHash(reference.name, 0)))},
            {u"url"_s, context.links.api(u"/git/"_s + reference.name)},
            {u"object"_s,
             QJsonObject{{u"type"_s, reference.targetType},
                         {u"sha"_s, sha},
                         {u"url"_s, context.links.api((tag ? u"/git/tags/"_s : u"/git/commits/"_s) + sha)}}}};
}

QJsonObject tagObject(const Context &context, const ObjectId &id, const git::Repository::TagObject &tag)
{
    const QString target = tag.target.hex();
    const QString folder = tag.targetType == u"tag" ? u"/git/tags/"_s : u"/git/commits/"_s;
    return {
        {u"tag"_s, tag.name},
        {u"sha"_s, id.hex()},
        {u"node_id"_s, QString(u"TA_"_s + id.hex())},
        {u"url"_s, context.links.api(u"/git/tags/"_s + id.hex())},
        {u"message"_s, tag.message},
        {u"tagger"_s,
         QJsonObject{{u"name"_s, tag.tagger.name}, {u"email"_s, tag.tagger.email}, {u"date"_s, date(tag.tagger.when)}}},
        {u"object"_s,
         QJsonObject{{u"type"_s, tag.targetType}, {u"sha"_s, target}, {u"url"_s, context.links.api(folder + target)}}},
        {u"verification"_s, noSignature()}};
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
    const QString tree = context.git.tree(commit.id).value_or(ObjectId()).hex();
    QJsonObject object = address(commit.id);
    object.insert(u"node_id"_s, QString(u"C_"_s + commit.id.hex()));
    object.insert(u"comments_url"_s, context.links.api(u"/commits/%1/comments"_s.arg(commit.id.hex())));
    object.insert(
        u"commit"_s,
        QJsonObject{{u"author"_s, person(context, commit.authorName, commit.authoredAt)},
                    {u"committer"_s, person(context, commit.authorName, commit.committedAt)},
                    {u"message"_s, commit.message.isEmpty() ? commit.summary : commit.message},
                    {u"url"_s, context.links.api(u"/git/commits/"_s + commit.id.hex())},
                    {u"tree"_s, QJsonObject{{u"sha"_s, tree}, {u"url"_s, context.links.api(u"/git/trees/"_s + tree)}}},
                    {u"verification"_s, noSignature()},
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
            {u"node_id"_s, nodeId("SC_", status.id)},
            {u"avatar_url"_s, user(context, status.creator).toObject().value(u"avatar_url"_s)},
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
    const QString url = context.links.api(u"/check-runs/%1"_s.arg(run.id));
    return {{u"id"_s, run.id},
            {u"node_id"_s, nodeId("CR_", run.id)},
            {u"external_id"_s, QString()},
            {u"check_suite"_s, QJsonObject{{u"id"_s, run.id}}},
            {u"pull_requests"_s, QJsonArray()},
            {u"head_sha"_s, run.sha},
            {u"name"_s, run.name},
            {u"url"_s, url},
            {u"html_url"_s, page},
            {u"details_url"_s, page},
            {u"status"_s, run.status},
            {u"conclusion"_s, orNull(run.conclusion)},
            {u"started_at"_s, date(run.startedAt)},
            {u"completed_at"_s, date(run.completedAt)},
            {u"output"_s,
             QJsonObject{{u"title"_s, orNull(run.summary)},
                         {u"summary"_s, orNull(run.summary)},
                         {u"text"_s, QJsonValue::Null},
                         {u"annotations_count"_s, 0},
                         {u"annotations_url"_s, u"%1/annotations"_s.arg(url)}}},
            {u"app"_s, actions(context)}};
}

} // namespace slipway::sandbox::shapes
