// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/shapes.h"

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

Response environments(Context &context, const Request &request)
{
    QJsonArray all;
    for (const EnvironmentRecord &each : std::as_const(context.state.environments))
        all.append(shapes::environment(context, each));
    return paged(request, context.links.host, all, u"environments"_s);
}

Response environment(Context &context, const Request &request)
{
    const EnvironmentRecord *found = context.state.findEnvironment(request.argument(u"name"_s));
    return found ? json(shapes::environment(context, *found)) : notFound();
}

} // namespace slipway::sandbox::handlers
