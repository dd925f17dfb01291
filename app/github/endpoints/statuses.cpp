// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "statuses.h"

#include "github/json.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

namespace {

constexpr qsizetype longestDescription = 140; // characters; GitHub answers 422 to more

constexpr std::array stateWords{
    std::pair{"pending"_L1, CommitStatus::State::Pending}, std::pair{"success"_L1, CommitStatus::State::Success},
    std::pair{"failure"_L1, CommitStatus::State::Failure}, std::pair{"error"_L1, CommitStatus::State::Error}};

/// nullopt for what is no status: a state that is not known must not be taken for another.
std::optional<NumberedCommitStatus> statusFrom(const QJsonObject &item)
{
    const QString word = json::text(item, "state"_L1);
    const auto state = std::ranges::find_if(stateWords, [&](const auto &pair) { return word == pair.first; });
    const QString context = json::text(item, "context"_L1);
    if (state == stateWords.end() || context.isEmpty())
        return std::nullopt;
    return NumberedCommitStatus{
        .id = json::number(item, "id"_L1),
        .status = {.state = state->second,
                   .context = context,
                   .description = json::text(item, "description"_L1),
                   .creator = json::login(item, "creator"_L1),
                   .creatorIsBot = json::text(json::child(item, "creator"_L1), "type"_L1) == "Bot"_L1,
                   .createdAt = json::time(item, "created_at"_L1),
                   .targetUrl = json::webAddress(item, "target_url"_L1)}};
}

} // namespace

Result<ApiRequest> statuses(const RepositoryName &name, const ObjectId &commit)
{
    return about(commit.abbreviated(), getFrom(name, {u"commits"_s, commit.hex(), u"statuses"_s}, perPage()));
}

Result<QList<NumberedCommitStatus>> parseStatuses(const QByteArray &body)
{
    const auto items = json::array(body);
    if (!items)
        return std::unexpected(items.error());
    QList<NumberedCommitStatus> result;
    for (const QJsonValue &value : *items) {
        const QJsonObject item = value.toObject();
        if (json::text(item, "state"_L1).isEmpty() || json::text(item, "context"_L1).isEmpty())
            return std::unexpected(json::notUnderstood(u"a status without state or context"_s));
        if (auto status = statusFrom(item))
            result += *std::move(status);
    }
    return result;
}

QList<CommitStatus> oldestFirst(QList<NumberedCommitStatus> statuses)
{
    std::ranges::stable_sort(statuses, {},
                             [](const NumberedCommitStatus &s) { return std::tuple(s.status.createdAt, s.id); });
    QList<CommitStatus> result;
    for (const NumberedCommitStatus &numbered : std::as_const(statuses))
        result += numbered.status;
    return result;
}

Result<ApiRequest> createStatus(const RepositoryName &name, const ObjectId &commit, CommitStatus::State state,
                                const QString &context, const QString &description, const QString &targetUrl)
{
    if (description.size() > longestDescription) {
        return std::unexpected(Error{
            .kind = ErrorKind::BadInput,
            .message = QCoreApplication::translate("GitHub",
                                                   "The description of a status is longer than the 140 characters "
                                                   "that GitHub takes; shorten it.")});
    }
    const auto word = std::ranges::find(stateWords, state, [](const auto &pair) { return pair.second; });
    QJsonObject body{{u"state"_s, QString(word->first)}, {u"context"_s, context}, {u"description"_s, description}};
    if (!targetUrl.isEmpty())
        body.insert(u"target_url"_s, targetUrl);
    return about(context, changeAt(ApiRequest::Method::Post, name, {u"statuses"_s, commit.hex()}, body));
}

Result<CommitStatus> parseStatus(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    if (auto status = statusFrom(*object))
        return std::move(status)->status;
    return std::unexpected(json::notUnderstood(u"a status without state or context"_s));
}

} // namespace slipway::github::endpoints
