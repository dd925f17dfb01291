// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call.h"

#include <QList>
#include <QSet>

#include <limits>
#include <memory>

namespace slipway::github {

/// Where reading goes on after a page.
struct NextPage {
    std::optional<ApiRequest> request; ///< none: that was the last page
};

/// Follows rel="next" to the API's own scheme, host and port only, never to a page that was `seen`, and not without
/// end: each of these is a Server error rather than a list that is silently shorter.
Result<NextPage> nextPageOf(const ApiAnswer &answer, const ApiRequest &request, const Transport &transport,
                            QSet<QUrl> &seen);

inline constexpr qsizetype noLimit = std::numeric_limits<qsizetype>::max();

/// Reads pages of `Item` in their order, up to `limit` items. `parse` gives a page's items (Result<QList<Item>>),
/// `next` gets them all, or the error.
template<class Item, class Parse, class Next>
void collect(Call &call, Result<ApiRequest> request, Parse parse, qsizetype limit, Next next)
{
    struct Reader {
        Call &call;
        Parse parse;
        qsizetype limit;
        Next next;
        QList<Item> items{};
        QSet<QUrl> seen{};

        static void read(const std::shared_ptr<Reader> &self, Result<ApiRequest> request)
        {
            const Result<ApiRequest> page = request;
            self->call.send(std::move(request), [self, page](Result<ApiAnswer> answer) {
                if (!answer)
                    return self->next(Result<QList<Item>>(std::unexpected(std::move(answer).error())));
                self->call.parse(answer->body, self->parse, [self, page, answer](Result<QList<Item>> items) {
                    self->add(self, *page, *answer, std::move(items));
                });
            });
        }

        void add(const std::shared_ptr<Reader> &self, const ApiRequest &request, const ApiAnswer &answer,
                 Result<QList<Item>> page)
        {
            if (!page) {
                Error error = std::move(page).error();
                error.detail = request.describe() + QStringLiteral(" · ") + error.detail;
                return next(Result<QList<Item>>(std::unexpected(std::move(error))));
            }
            items += *std::move(page);
            if (items.size() >= limit) {
                items.resize(limit);
                return next(Result<QList<Item>>(std::move(items)));
            }
            Result<NextPage> following = nextPageOf(answer, request, call.transport(), seen);
            if (!following)
                return next(Result<QList<Item>>(std::unexpected(std::move(following).error())));
            if (following->request)
                return read(self, *std::move(following->request));
            next(Result<QList<Item>>(std::move(items)));
        }
    };
    const auto reader = std::make_shared<Reader>(call, std::move(parse), limit, std::move(next));
    Reader::read(reader, std::move(request));
}

/// A call whose value is a list read page by page.
template<class Item, class Parse>
QFuture<Result<QList<Item>>> startPagedCall(Transport &transport, Result<ApiRequest> request, Parse parse,
                                            qsizetype limit = noLimit)
{
    return startCall<QList<Item>>(transport, [&](CallFor<QList<Item>> &call) {
        collect<Item>(call, std::move(request), parse, limit,
                      [&call](Result<QList<Item>> items) { call.finish(std::move(items)); });
    });
}

} // namespace slipway::github
