// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "repositories.h"

#include "github/json.h"

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

Result<ApiRequest> repository(const RepositoryName &name)
{
    return getFrom(name, {});
}

Result<RepositoryInfo> parseRepository(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    RepositoryInfo info{.fullName = json::text(*object, "full_name"_L1),
                        .defaultBranch = json::text(*object, "default_branch"_L1),
                        .archived = json::flag(*object, "archived"_L1),
                        .canPush = std::nullopt};
    if (info.fullName.isEmpty() || info.defaultBranch.isEmpty())
        return std::unexpected(json::notUnderstood(u"a repository without full_name or default_branch"_s));
    if (const QJsonValue push = json::child(*object, "permissions"_L1).value("push"_L1); push.isBool())
        info.canPush = push.toBool();
    if (const QJsonValue admin = json::child(*object, "permissions"_L1).value("admin"_L1); admin.isBool())
        info.canAdmin = admin.toBool();
    return info;
}

Result<ApiRequest> immutableReleases(const RepositoryName &name)
{
    return getFrom(name, {u"immutable-releases"_s});
}

Result<ImmutableReleases> parseImmutableReleases(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    if (!object->value("enabled"_L1).isBool())
        return std::unexpected(json::notUnderstood(u"immutable releases neither enabled nor not"_s));
    return ImmutableReleases{.enabled = json::flag(*object, "enabled"_L1),
                             .enforcedByOwner = json::flag(*object, "enforced_by_owner"_L1)};
}

} // namespace slipway::github::endpoints
