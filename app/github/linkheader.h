// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

namespace slipway::github {

/// The target of rel="next" in a Link header (RFC 8288), resolved against the page that named it; an empty URL when
/// there is none. What cannot be read counts as none.
QUrl nextPage(const QByteArray &linkHeader, const QUrl &page);

} // namespace slipway::github
