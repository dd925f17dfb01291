// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks.h"

#include "github/json.h"

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

namespace {

Check::State stateFrom(const QString &status, const QString &conclusion)
{
    if (status != "completed"_L1)
        return Check::State::Running;
    if (conclusion == "success"_L1)
        return Check::State::Passed;
    if (conclusion == "neutral"_L1 || conclusion == "skipped"_L1)
        return Check::State::Neutral;
    return Check::State::Failed;
}

Check checkFrom(const QJsonObject &item)
{
    const QString status = json::text(item, "status"_L1);
    const QString conclusion = json::text(item, "conclusion"_L1);
    Check check;
    check.name = json::text(item, "name"_L1);
    check.state = stateFrom(status, conclusion);
    check.detail = json::text(json::child(item, "output"_L1), "title"_L1);
    if (check.detail.isEmpty())
        check.detail = conclusion.isEmpty() ? status : conclusion;
    check.url = json::webAddress(item, "html_url"_L1);
    if (check.url.isEmpty())
        check.url = json::webAddress(item, "details_url"_L1);
    check.finishedAt = json::time(item, "completed_at"_L1);
    return check;
}

} // namespace

Result<ApiRequest> checkRuns(const RepositoryName &name, const ObjectId &commit)
{
    ApiRequest::Query query{{u"filter"_s, u"latest"_s}};
    query += perPage();
    return about(commit.abbreviated(), getFrom(name, {u"commits"_s, commit.hex(), u"check-runs"_s}, query));
}

Result<QList<Check>> parseCheckRuns(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    const QJsonValue listed = object->value("check_runs"_L1);
    if (!listed.isArray())
        return std::unexpected(json::notUnderstood(u"no list of check runs"_s));
    QList<Check> result;
    const QJsonArray items = listed.toArray();
    for (const QJsonValue &item : items) {
        Check check = checkFrom(item.toObject());
        if (check.name.isEmpty())
            return std::unexpected(json::notUnderstood(u"a check run without name"_s));
        result += std::move(check);
    }
    return result;
}

} // namespace slipway::github::endpoints
