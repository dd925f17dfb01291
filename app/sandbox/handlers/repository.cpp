// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/shapes.h"

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

Response repository(Context &context, const Request &request)
{
    return json(shapes::repository(context, request));
}

Response currentUser(Context &context, const Request &request)
{
    QJsonObject user = shapes::user(context, request.login()).toObject();
    user.insert(u"name"_s, request.user->name);
    return json(user);
}

Response userByLogin(Context &context, const Request &request)
{
    const QJsonValue user = shapes::user(context, request.argument(u"login"_s));
    return user.isNull() ? notFound() : json(user.toObject());
}

Response collaboratorPermission(Context &context, const Request &request)
{
    const User *user = context.state.findUser(request.argument(u"login"_s));
    if (!user)
        return notFound();
    static const QStringList names{u"none"_s, u"read"_s, u"write"_s, u"admin"_s};
    // Everybody may read what is public.
    const Permission permission =
        context.state.repository.isPrivate ? user->permission : std::max(user->permission, Permission::Read);
    const QString name = names.at(static_cast<int>(permission));
    return json({{u"permission"_s, name}, {u"role_name"_s, name}, {u"user"_s, shapes::user(context, user->login)}});
}

} // namespace slipway::sandbox::handlers
