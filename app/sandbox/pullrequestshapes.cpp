// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shapeparts.h"
#include "shapes.h"

#include <algorithm>
#include <array>

namespace slipway::sandbox::shapes {

using namespace Qt::StringLiterals;

namespace {

struct Colour {
    QLatin1StringView label;
    QLatin1StringView colour;
};

// Those that a repository on GitHub begins with have theirs; any other is grey.
constexpr std::array colours{Colour{"bug"_L1, "d73a4a"_L1}, Colour{"documentation"_L1, "0075ca"_L1},
                             Colour{"enhancement"_L1, "a2eeef"_L1}, Colour{"dependencies"_L1, "0366d6"_L1},
                             Colour{"breaking-change"_L1, "b60205"_L1}};

QJsonObject label(const Context &context, const QString &name)
{
    const auto known = std::ranges::find(colours, name, &Colour::label);
    const auto id = qint64(qHash(name, 0) & 0x7fff'ffff);
    return {{u"id"_s, id},
            {u"node_id"_s, nodeId("LA_", id)},
            {u"url"_s, context.links.api(u"/labels/"_s + encoded(name))},
            {u"name"_s, name},
            {u"description"_s, QString()},
            {u"color"_s, known == colours.end() ? u"ededed"_s : QString(known->colour)},
            {u"default"_s, known != colours.end()}};
}

QJsonObject end(const Context &context, const QString &branch, const QString &sha, const QJsonValue &user,
                const QJsonObject &repository)
{
    return {{u"label"_s, QString(context.state.repository.owner + u':' + branch)},
            {u"ref"_s, branch},
            {u"sha"_s, sha},
            {u"user"_s, user},
            {u"repo"_s, repository}};
}

/// What the author is to the repository now, not what they were then.
QString association(const Context &context, const QString &login)
{
    const User *author = context.state.findUser(login);
    if (author && author->permission >= Permission::Write)
        return author->permission == Permission::Admin ? u"MEMBER"_s : u"COLLABORATOR"_s;
    const bool contributed = std::ranges::any_of(context.state.pullRequests, [&](const PullRequestRecord &each) {
        return each.author == login && !each.mergeSha.isEmpty();
    });
    return contributed ? u"CONTRIBUTOR"_s : u"FIRST_TIME_CONTRIBUTOR"_s;
}

QJsonObject link(const QString &address)
{
    return {{u"href"_s, address}};
}

/// Where the head is now: the branch may have gone on since.
QString headOf(const Context &context, const PullRequestRecord &record)
{
    const ObjectId tip = record.closed ? ObjectId() : resolved(context.git, u"refs/heads/"_s + record.head);
    return tip.isNull() ? record.headSha : tip.hex();
}

} // namespace

QJsonObject pullRequest(const Context &context, const PullRequestRecord &record, const QJsonObject &repository)
{
    const QString self = context.links.api(u"/pulls/%1"_s.arg(record.number));
    const QString issue = context.links.api(u"/issues/%1"_s.arg(record.number));
    const QString page = context.links.web(u"/pull/%1"_s.arg(record.number));
    const QString head = headOf(context, record);
    const QString comments = issue + u"/comments"_s;
    const QString commits = self + u"/commits"_s;
    const QString reviews = self + u"/comments"_s;
    const QString review = context.links.api(u"/pulls/comments{/number}"_s);
    const QString statuses = context.links.api(u"/statuses/"_s + head);
    const bool merged = !record.mergeSha.isEmpty();
    QJsonArray labels;
    for (const QString &name : record.labels)
        labels.append(label(context, name));
    return {{u"id"_s, record.id},
            {u"node_id"_s, nodeId("PR_", record.id)},
            {u"number"_s, record.number},
            {u"state"_s, record.closed ? u"closed"_s : u"open"_s},
            {u"locked"_s, false},
            {u"draft"_s, false},
            {u"title"_s, record.title},
            {u"body"_s, orNull(record.body)},
            {u"user"_s, user(context, record.author)},
            {u"labels"_s, labels},
            {u"milestone"_s, QJsonValue::Null},
            {u"assignee"_s, QJsonValue::Null},
            {u"assignees"_s, QJsonArray()},
            {u"requested_reviewers"_s, QJsonArray()},
            {u"requested_teams"_s, QJsonArray()},
            {u"created_at"_s, date(record.createdAt)},
            {u"updated_at"_s, date(record.updatedAt)},
            {u"closed_at"_s, date(record.closedAt)},
            {u"merged_at"_s, merged ? date(record.closedAt) : QJsonValue(QJsonValue::Null)},
            {u"merge_commit_sha"_s, orNull(record.mergeSha)},
            {u"head"_s, end(context, record.head, head, user(context, record.author), repository)},
            {u"base"_s, end(context, record.base, record.baseSha, repository.value(u"owner"_s), repository)},
            {u"author_association"_s, association(context, record.author)},
            {u"auto_merge"_s, QJsonValue::Null},
            {u"url"_s, self},
            {u"html_url"_s, page},
            {u"diff_url"_s, QString(page + u".diff"_s)},
            {u"patch_url"_s, QString(page + u".patch"_s)},
            {u"issue_url"_s, issue},
            {u"comments_url"_s, comments},
            {u"commits_url"_s, commits},
            {u"review_comments_url"_s, reviews},
            {u"review_comment_url"_s, review},
            {u"statuses_url"_s, statuses},
            {u"_links"_s,
             QJsonObject{{u"self"_s, link(self)},
                         {u"html"_s, link(page)},
                         {u"issue"_s, link(issue)},
                         {u"comments"_s, link(comments)},
                         {u"review_comments"_s, link(reviews)},
                         {u"review_comment"_s, link(review)},
                         {u"commits"_s, link(commits)},
                         {u"statuses"_s, link(statuses)}}}};
}

QJsonObject wholePullRequest(const Context &context, const PullRequestRecord &record, const QJsonObject &repository)
{
    QJsonObject object = pullRequest(context, record, repository);
    const bool merged = !record.mergeSha.isEmpty();
    object.insert(u"merged"_s, merged);
    object.insert(u"merged_by"_s, user(context, record.mergedBy));
    object.insert(u"mergeable"_s, record.closed ? QJsonValue(QJsonValue::Null) : QJsonValue(true));
    object.insert(u"mergeable_state"_s, record.closed ? u"unknown"_s : u"clean"_s);
    object.insert(u"rebaseable"_s, QJsonValue::Null);
    object.insert(u"maintainer_can_modify"_s, false);
    const auto commits = context.git.commitsBetween(ObjectId::fromHex(record.baseSha).value_or(ObjectId()),
                                                    ObjectId::fromHex(headOf(context, record)).value_or(ObjectId()));
    object.insert(u"commits"_s, commits ? int(commits->size()) : 0);
    for (const QString &count :
         {u"comments"_s, u"review_comments"_s, u"additions"_s, u"deletions"_s, u"changed_files"_s})
        object.insert(count, 0);
    return object;
}

} // namespace slipway::sandbox::shapes
