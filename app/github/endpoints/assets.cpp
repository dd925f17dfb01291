// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

Result<ApiRequest> assetContent(const RepositoryName &name, qint64 id)
{
    const QString number = QString::number(id);
    //: %1 is the number of a release's asset on GitHub
    auto request = about(QCoreApplication::translate("GitHub", "asset %1").arg(number),
                         getFrom(name, {u"releases"_s, u"assets"_s, number}));
    if (request)
        request->accept = "application/octet-stream"_ba;
    return request;
}

} // namespace slipway::github::endpoints
