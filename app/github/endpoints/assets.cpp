// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

namespace {

QString named(qint64 id)
{
    //: %1 is the number of a release's asset on GitHub
    return QCoreApplication::translate("GitHub", "asset %1").arg(id);
}

QStringList placeOf(qint64 id)
{
    return {u"releases"_s, u"assets"_s, QString::number(id)};
}

/// A header must not hold what ends it.
bool isMediaType(const QString &text)
{
    static const QRegularExpression pattern(uR"(\A[\w.+-]+/[\w.+-]+(?:; ?[\w-]+=[\w."-]+)*\z)"_s);
    return pattern.match(text).hasMatch();
}

} // namespace

Result<ApiRequest> assetContent(const RepositoryName &name, qint64 id)
{
    auto request = about(named(id), getFrom(name, placeOf(id)));
    if (request)
        request->accept = "application/octet-stream"_ba;
    return request;
}

Result<ApiRequest> uploadAsset(const RepositoryName &name, qint64 release, const QString &asset,
                               const QString &contentType)
{
    auto request = about(
        asset, changeAt(ApiRequest::Method::Post, name, {u"releases"_s, QString::number(release), u"assets"_s}, {}));
    if (request) {
        request->query = {{u"name"_s, asset}};
        request->host = ApiRequest::Host::Uploads;
        request->contentType = isMediaType(contentType) ? contentType.toLatin1() : "application/octet-stream"_ba;
    }
    return request;
}

Result<ApiRequest> deleteAsset(const RepositoryName &name, qint64 id)
{
    return about(named(id), changeAt(ApiRequest::Method::Delete, name, placeOf(id), {}));
}

} // namespace slipway::github::endpoints
