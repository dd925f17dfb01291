// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pullrequests.h"

#include "github/json.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

namespace {

// GitHub takes 256 characters, 50 and 100; what is more comes from somewhere else.
constexpr qsizetype longestTitle = 1'000;
constexpr qsizetype longestLabel = 200;
constexpr qsizetype mostLabels = 200;

QString shortened(QString text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    const bool halves = text.at(most - 2).isHighSurrogate();
    text.truncate(halves ? most - 2 : most - 1);
    return text + u'…';
}

QStringList labelsFrom(const QJsonObject &item)
{
    QStringList labels;
    const QJsonArray all = json::list(item, "labels"_L1);
    for (const QJsonValue &value : all) {
        const QString label = shortened(json::text(value.toObject(), "name"_L1), longestLabel);
        if (!label.isEmpty() && !labels.contains(label))
            labels += label;
        if (labels.size() == mostLabels)
            break;
    }
    return labels;
}

/// nullopt for what has no number.
std::optional<PullRequest> pullRequestFrom(const QJsonObject &item)
{
    const qint64 number = json::number(item, "number"_L1);
    if (number <= 0 || number > std::numeric_limits<int>::max())
        return std::nullopt;
    // A list does not say "merged", but when.
    const bool merged = json::flag(item, "merged"_L1) || json::time(item, "merged_at"_L1).isValid();
    return PullRequest{.number = int(number),
                       .title = shortened(json::text(item, "title"_L1), longestTitle).simplified(),
                       .author = json::login(item, "user"_L1),
                       .labels = labelsFrom(item),
                       .merged = merged,
                       .updatedAt = json::time(item, "updated_at"_L1),
                       .url = json::webAddress(item, "html_url"_L1)};
}

Error withoutNumber()
{
    return json::notUnderstood(u"a pull request without number"_s);
}

} // namespace

Result<ApiRequest> closedPullRequests(const RepositoryName &name)
{
    const ApiRequest::Query newestFirst{
        {u"state"_s, u"closed"_s}, {u"sort"_s, u"updated"_s}, {u"direction"_s, u"desc"_s}};
    return getFrom(name, {u"pulls"_s}, newestFirst + perPage());
}

Result<ApiRequest> openPullRequests(const RepositoryName &name, const QString &head)
{
    const ApiRequest::Query query{{u"state"_s, u"open"_s}, {u"head"_s, QString(name.owner + u':' + head)}};
    return about(head, getFrom(name, {u"pulls"_s}, query + perPage()));
}

Result<QList<PullRequest>> parsePullRequests(const QByteArray &body)
{
    const auto items = json::array(body);
    if (!items)
        return std::unexpected(items.error());
    QList<PullRequest> result;
    for (const QJsonValue &value : *items) {
        auto found = pullRequestFrom(value.toObject());
        if (!found)
            return std::unexpected(withoutNumber());
        result += *std::move(found);
    }
    return result;
}

Result<ApiRequest> pullRequest(const RepositoryName &name, int number)
{
    const QString text = QString::number(number);
    return about(u'#' + text, getFrom(name, {u"pulls"_s, text}));
}

Result<ApiRequest> createPullRequest(const RepositoryName &name, const PullRequestDraft &draft)
{
    //: %1 is a branch
    return about(
        QCoreApplication::translate("GitHub", "A pull request for %1").arg(draft.head),
        changeAt(
            ApiRequest::Method::Post, name, {u"pulls"_s},
            {{u"title"_s, draft.title}, {u"body"_s, draft.body}, {u"head"_s, draft.head}, {u"base"_s, draft.base}}));
}

Result<PullRequest> parsePullRequest(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    if (auto found = pullRequestFrom(*object))
        return *std::move(found);
    return std::unexpected(withoutNumber());
}

} // namespace slipway::github::endpoints
