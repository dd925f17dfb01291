// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "weblink.h"

#include <QDesktopServices>

namespace slipway::ui {

bool isWebPage(const QUrl &url)
{
    const QString scheme = url.scheme();
    return url.isValid() && (scheme == QStringLiteral("https") || scheme == QStringLiteral("http"))
        && !url.host().isEmpty() && url.userInfo().isEmpty();
}

bool openWebPage(const QUrl &url)
{
    return isWebPage(url) && QDesktopServices::openUrl(url);
}

} // namespace slipway::ui
