// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paging.h"

#include "json.h"
#include "linkheader.h"

using namespace Qt::StringLiterals;

namespace slipway::github {

namespace {

constexpr qsizetype mostPages = 1'000;

} // namespace

Result<NextPage> nextPageOf(const ApiAnswer &answer, const ApiRequest &request, const Transport &transport,
                            QSet<QUrl> &seen)
{
    seen.insert(answer.url);
    // The server never sees a fragment: a page that differs in it alone is the same one.
    const QUrl next = nextPage(answer.link, answer.url).adjusted(QUrl::RemoveFragment);
    if (next.isEmpty())
        return NextPage{};
    const auto wrong = [&](const QString &what) {
        Error error = json::notUnderstood(what);
        error.detail = request.describe() + u" · "_s + error.detail;
        return std::unexpected(std::move(error));
    };
    if (!transport.isApi(next))
        return wrong(u"the next page is on another host"_s);
    if (seen.contains(next))
        return wrong(u"the pages go in a circle"_s);
    if (seen.size() >= mostPages)
        return wrong(u"the pages have no end"_s);
    ApiRequest following = request;
    following.page = next;
    return NextPage{following};
}

} // namespace slipway::github
