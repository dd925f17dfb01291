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
    return json(shapes::profile(context, *request.user));
}

Response userByLogin(Context &context, const Request &request)
{
    const User *user = context.state.findUser(request.argument(u"login"_s));
    return user ? json(shapes::profile(context, *user)) : notFound();
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
    QJsonObject person = shapes::user(context, user->login).toObject();
    person.insert(u"role_name"_s, name);
    return json({{u"permission"_s, name}, {u"role_name"_s, name}, {u"user"_s, person}});
}

} // namespace slipway::sandbox::handlers
