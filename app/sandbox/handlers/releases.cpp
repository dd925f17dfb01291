// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/shapes.h"

#include <algorithm>

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

Response releases(Context &context, const Request &request)
{
    QList<const ReleaseRecord *> visible;
    for (const ReleaseRecord &each : std::as_const(context.state.releases)) {
        if (!each.draft || request.canWrite())
            visible.append(&each);
    }
    std::ranges::stable_sort(visible, [](const ReleaseRecord *a, const ReleaseRecord *b) {
        return a->createdAt != b->createdAt ? a->createdAt > b->createdAt : a->id > b->id;
    });
    QJsonArray all;
    for (const ReleaseRecord *each : std::as_const(visible))
        all.append(shapes::release(context, *each));
    return paged(request, context.links.host, all);
}

Response release(Context &context, const Request &request)
{
    const ReleaseRecord *found = context.state.findRelease(request.id());
    return found && (!found->draft || request.canWrite()) ? json(shapes::release(context, *found)) : notFound();
}

Response releaseByTag(Context &context, const Request &request)
{
    const ReleaseRecord *found = context.state.publishedRelease(request.argument(u"tag"_s));
    return found ? json(shapes::release(context, *found)) : notFound();
}

Response latestRelease(Context &context, const Request &)
{
    const ReleaseRecord *found = context.state.latest();
    return found ? json(shapes::release(context, *found)) : notFound();
}

} // namespace slipway::sandbox::handlers
