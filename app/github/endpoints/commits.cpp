// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commits.h"

#include "github/json.h"

#include <QCoreApplication>

#include <limits>

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

namespace {

Commit commitFrom(const QJsonObject &item)
{
    const QJsonObject inner = json::child(item, "commit"_L1);
    Commit commit;
    commit.id = json::id(item, "sha"_L1);
    commit.message = json::text(inner, "message"_L1);
    commit.summary = commit.message.section(u'\n', 0, 0).trimmed();
    commit.authorName = json::text(json::child(inner, "author"_L1), "name"_L1);
    commit.authorLogin = json::login(item, "author"_L1);
    commit.authoredAt = json::time(json::child(inner, "author"_L1), "date"_L1);
    commit.committedAt = json::time(json::child(inner, "committer"_L1), "date"_L1);
    commit.pullRequest = pullRequestNumber(commit.summary);
    const QJsonArray parents = json::list(item, "parents"_L1);
    for (const QJsonValue &parent : parents) {
        if (const ObjectId id = json::id(parent.toObject(), "sha"_L1); !id.isNull())
            commit.parents += id;
    }
    return commit;
}

Result<QList<Commit>> commitsFrom(const QJsonArray &items)
{
    QList<Commit> result;
    for (const QJsonValue &item : items) {
        Commit commit = commitFrom(item.toObject());
        if (commit.id.isNull())
            return std::unexpected(json::notUnderstood(u"a commit without sha"_s));
        result += std::move(commit);
    }
    return result;
}

std::optional<int> count(const QJsonObject &object, QLatin1StringView key)
{
    const qint64 number = object.value(key).toInteger(-1);
    return number >= 0 && number <= std::numeric_limits<int>::max() ? std::optional(int(number)) : std::nullopt;
}

} // namespace

Result<ApiRequest> commit(const RepositoryName &name, const QString &revision)
{
    return about(revision, getFrom(name, {u"commits"_s, revision}));
}

Result<Commit> parseCommit(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    Commit commit = commitFrom(*object);
    if (commit.id.isNull())
        return std::unexpected(json::notUnderstood(u"a commit without sha"_s));
    return commit;
}

Result<ApiRequest> commits(const RepositoryName &name, const QString &branch, int limit)
{
    ApiRequest::Query query = perPage(limit);
    if (!branch.isEmpty())
        query.prepend({u"sha"_s, branch});
    return about(branch.isEmpty() ? name.fullName() : branch, getFrom(name, {u"commits"_s}, query));
}

Result<QList<Commit>> parseCommits(const QByteArray &body)
{
    return json::array(body).and_then(commitsFrom);
}

Result<ApiRequest> compare(const RepositoryName &name, const QString &base, const QString &head)
{
    const QString range = base + u"..."_s + head;
    // git allows ".." in no name, and three dots more would shift what is compared with what.
    if (base.isEmpty() || head.isEmpty() || base.contains(".."_L1) || head.contains(".."_L1)) {
        return std::unexpected(
            Error{.kind = ErrorKind::BadInput,
                  .message = QCoreApplication::translate("GitHub",
                                                         "“%1” does not name two revisions to compare; "
                                                         "check the names.")
                                 .arg(range)});
    }
    return about(range, getFrom(name, {u"compare"_s, range}));
}

Result<Comparison> parseComparison(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    const auto ahead = count(*object, "ahead_by"_L1);
    const auto behind = count(*object, "behind_by"_L1);
    if (!ahead || !behind)
        return std::unexpected(json::notUnderstood(u"a comparison without ahead_by or behind_by"_s));
    return commitsFrom(json::list(*object, "commits"_L1)).transform([&](const QList<Commit> &commits) {
        return Comparison{.counts = {.ahead = *ahead, .behind = *behind}, .commits = commits};
    });
}

} // namespace slipway::github::endpoints
