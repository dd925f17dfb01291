// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "origin.h"

#include "domain/repositoryname.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace slipway::github {

namespace {

int effectivePort(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool isHttp(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

} // namespace

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return isHttp(a) && isHttp(b) && a.scheme() == b.scheme() && a.host() == b.host()
        && effectivePort(a) == effectivePort(b);
}

QUrl uploadsUrl(const QUrl &apiUrl)
{
    QUrl url = apiUrl.adjusted(QUrl::StripTrailingSlash);
    const QString host = url.host();
    if (host == "api.github.com"_L1 || (host.startsWith("api."_L1) && host.endsWith(".ghe.com"_L1)))
        url.setHost("uploads."_L1 + host.sliced(4));
    else if (url.path() == "/api/v3"_L1)
        url.setPath(u"/api/uploads"_s);
    return url;
}

bool isUploadsHost(const QUrl &url, const QUrl &apiUrl)
{
    const QUrl uploads = uploadsUrl(apiUrl);
    return sameOrigin(url, uploads) || (isHttp(url) && isLoopback(url) && isLoopback(uploads));
}

QByteArray apiVersionFor(const QUrl &apiUrl)
{
    // On loopback something stands in for github.com, or for an Enterprise Server where the base is an Enterprise
    // Server's.
    const bool newest = apiUrl.host() == "api.github.com"_L1 || (isLoopback(apiUrl) && apiUrl.path() != "/api/v3"_L1);
    return newest ? "2026-03-10"_ba : "2022-11-28"_ba;
}

std::optional<Error> refusalToSend(const QUrl &apiUrl, const Secret &token)
{
    const QString shown = apiUrl.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    if (!isHttp(apiUrl)) {
        return Error{.kind = ErrorKind::BadInput,
                     .message =
                         QCoreApplication::translate(
                             "GitHub", "“%1” is not the address of a GitHub API; give one that begins with https://.")
                             .arg(shown)};
    }
    if (!token.isEmpty() && apiUrl.scheme() != "https"_L1 && !isLoopback(apiUrl)) {
        return Error{.kind = ErrorKind::BadInput,
                     .message = QCoreApplication::translate("GitHub",
                                                            "%1 is not encrypted, so the token was not sent there; "
                                                            "use an address that begins with https://.")
                                    .arg(shown)};
    }
    return std::nullopt;
}

bool mayRedirect(const QUrl &from, const QUrl &to)
{
    return isHttp(to) && to.userInfo().isEmpty() && (from.scheme() != "https"_L1 || to.scheme() == "https"_L1);
}

} // namespace slipway::github
