// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QFuture>
#include <QObject>

#include <concepts>
#include <utility>

namespace slipway::services {

Error cancelledError();

/// Calls `use` with the future's result on `context`'s thread, also when the future was cancelled (then with
/// ErrorKind::Cancelled): whoever counts answers must get one for each question. A destroyed context skips it.
template<class T, std::invocable<Result<T>> Use>
void await(QFuture<Result<T>> future, QObject *context, Use use)
{
    future.then(context, [use = std::move(use)](QFuture<Result<T>> ended) mutable {
        if (ended.isCanceled() || ended.resultCount() == 0)
            use(Result<T>(std::unexpected(cancelledError())));
        else
            use(ended.result());
    });
}

} // namespace slipway::services
