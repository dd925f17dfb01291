// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "repositoryname.h"

#include <QRegularExpression>

namespace slipway {

std::optional<RepositoryName> RepositoryName::parse(QStringView fullName)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A([A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}))/([A-Za-z0-9._-]{1,100})\\z"));
    const auto match = pattern.matchView(fullName);
    if (!match.hasMatch())
        return std::nullopt;
    const QString name = match.captured(2);
    if (name == u"." || name == u"..")
        return std::nullopt;
    RepositoryName repository;
    repository.owner = match.captured(1);
    repository.name = name;
    return repository;
}

std::optional<RepositoryName> RepositoryName::fromRemote(const QString &url)
{
    static const QRegularExpression address(
        QStringLiteral("\\A(?:(?:https?|ssh|git)://(?:[^@/]*@)?([A-Za-z0-9.-]+)(?::[0-9]+)?/"
                       "|(?:[^@/:]+@)([A-Za-z0-9.-]+):/?)([^/]+/[^/]+?)(?:\\.git)?/?\\z"));
    const auto match = address.match(url);
    if (!match.hasMatch())
        return std::nullopt;
    auto repository = parse(match.capturedView(3));
    if (!repository)
        return std::nullopt;
    const QString host =
        (match.hasCaptured(1) && !match.capturedView(1).isEmpty() ? match.captured(1) : match.captured(2)).toLower();
    // GitHub's SSH over the HTTPS port lives on a host of its own.
    repository->host = host == u"ssh.github.com" || host == u"www.github.com" ? QStringLiteral("github.com") : host;
    repository->apiUrl = apiUrlFor(repository->host);
    return repository;
}

QUrl RepositoryName::apiUrlFor(const QString &host)
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    if (host == u"github.com") {
        url.setHost(QStringLiteral("api.github.com"));
    } else {
        url.setHost(host);
        url.setPath(QStringLiteral("/api/v3"));
    }
    return url;
}

QUrl RepositoryName::webUrl() const
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    if (apiUrl.host() == host && apiUrl.scheme() == u"http") {
        url.setScheme(apiUrl.scheme());
        url.setPort(apiUrl.port());
    }
    url.setPath(u'/' + fullName());
    return url;
}

} // namespace slipway
