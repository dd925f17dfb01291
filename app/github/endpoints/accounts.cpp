// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts.h"

#include "github/json.h"

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

Result<ApiRequest> currentUser()
{
    return ApiRequest{.path = "/user"_ba};
}

Result<QString> parseLogin(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    const QString login = json::text(*object, "login"_L1);
    if (login.isEmpty())
        return std::unexpected(json::notUnderstood(u"a user without login"_s));
    return login;
}

Result<ApiRequest> permission(const RepositoryName &name, const QString &login)
{
    return about(login, getFrom(name, {u"collaborators"_s, login, u"permission"_s}));
}

Result<bool> parseWriteAccess(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    const QString permission = json::text(*object, "permission"_L1);
    if (permission.isEmpty())
        return std::unexpected(json::notUnderstood(u"no permission named"_s));
    return permission == "admin"_L1 || permission == "write"_L1 || permission == "maintain"_L1;
}

} // namespace slipway::github::endpoints
