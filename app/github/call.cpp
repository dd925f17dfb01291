// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "call.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace slipway::github {

Call::Call(Transport &transport)
    : QObject(&transport)
    , m_transport(transport)
{
}

// The exchanges must be gone while the transport's queue is still there to be left.
Call::~Call()
{
    qDeleteAll(findChildren<Exchange *>(Qt::FindDirectChildrenOnly));
}

void Call::send(Result<ApiRequest> request, Exchange::Done done)
{
    transfer(std::move(request), {}, std::move(done));
}

void Call::transfer(Result<ApiRequest> request, Streams streams, Exchange::Done done)
{
    if (m_ended)
        return;
    if (request) {
        new Exchange(m_transport, *std::move(request), std::move(streams), std::move(done), this);
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this, done = std::move(done), error = std::move(request).error()] {
            if (!m_ended)
                done(std::unexpected(error));
        },
        Qt::QueuedConnection);
}

bool Call::end()
{
    if (std::exchange(m_ended, true))
        return false;
    m_transport.leave(this);
    // The newest first: an older one that is stopped makes room for a newer one, which should not go out any more.
    const auto exchanges = findChildren<Exchange *>(Qt::FindDirectChildrenOnly);
    std::ranges::for_each(exchanges | std::views::reverse, &Exchange::stop);
    deleteLater();
    return true;
}

} // namespace slipway::github
