// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "waiting.h"

#include <QFuture>
#include <QTest>

namespace slipway::test {

/// Spins the event loop until the future is finished. A future that was cancelled, or does not end in time, fails the
/// test and gives nullopt.
template<class T>
std::optional<T> await(const QFuture<T> &future, std::chrono::milliseconds within = std::chrono::seconds(10))
{
    if (!waitUntil([&] { return future.isFinished(); }, within) || future.resultCount() != 1) {
        QTest::qFail("the future gave no result", __FILE__, __LINE__);
        return std::nullopt;
    }
    return future.result();
}

} // namespace slipway::test
