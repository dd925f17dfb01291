// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHttpHeaders>
#include <QUrl>

namespace slipway::github {

/// What a host answered, after redirects. A 304 appears as the 200 that was kept.
struct ApiAnswer {
    int status = 0;
    QHttpHeaders headers{};
    QByteArray body{};
    QByteArray link{}; ///< the Link header, or the kept one
    QUrl url{}; ///< where the answer came from
    bool fromCache = false;

    bool ok() const { return status >= 200 && status < 300; }
    QByteArray header(QAnyStringView name) const { return headers.value(name).toByteArray().trimmed(); }
};

} // namespace slipway::github
