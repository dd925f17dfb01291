// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "repositoryname.h"

#include <QRegularExpression>

namespace slipway {

namespace {

/// Labels of letters, digits and inner hyphens, joined by dots (RFC 1123 §2.1).
bool isHostName(const QString &host)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A[A-Za-z0-9](?:-*[A-Za-z0-9])*(?:\\.[A-Za-z0-9](?:-*[A-Za-z0-9])*)*\\z"));
    return host.size() <= 253 && pattern.match(host).hasMatch();
}

} // namespace

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
    // What git takes for an address: a URL, or user@host:path, where a host without user has a dot (a "C:" has none).
    static const QRegularExpression address(QStringLiteral(
        "\\A(?:(?<scheme>https?|(?:git\\+)?ssh|git)://(?:[^@/]*@)?(?<host>[A-Za-z0-9.-]+)(?::(?<port>[0-9]{1,5}))?/"
        "|(?<scp>[^@/:]+@[A-Za-z0-9.-]+|[A-Za-z0-9-]+\\.[A-Za-z0-9.-]+):/?)(?<path>[^/]+/[^/]+?)(?:\\.git)?/?\\z"));
    constexpr qsizetype longest = 2000; // no browser takes a longer one
    const auto match = url.size() <= longest ? address.match(url) : QRegularExpressionMatch();
    if (!match.hasMatch())
        return std::nullopt;
    auto repository = parse(match.capturedView(u"path"));
    const QString scp = match.captured(u"scp");
    const QString host = (scp.isEmpty() ? match.captured(u"host") : scp.sliced(scp.indexOf(u'@') + 1)).toLower();
    const int port = match.capturedView(u"port").toInt();
    if (!repository || !isHostName(host) || port > 65535)
        return std::nullopt;
    // GitHub's SSH over the HTTPS port lives on a host of its own.
    repository->host = host == u"ssh.github.com" || host == u"www.github.com" ? QStringLiteral("github.com") : host;
    repository->apiUrl = apiUrlFor(repository->host);
    // The API is where the pages are: under the port of an https address. Other schemes' ports say nothing of it.
    const bool sharesPort = repository->apiUrl.host() == repository->host && match.capturedView(u"scheme") == u"https";
    if (sharesPort && port > 0 && port != 443)
        repository->apiUrl.setPort(port);
    return repository;
}

QUrl RepositoryName::apiUrlFor(const QString &host)
{
    const QString name = host.toLower();
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    // github.com, and Enterprise Cloud with data residency (docs: "Using the REST API with GHE.com").
    if (name == u"github.com" || name.endsWith(u".ghe.com")) {
        url.setHost(QStringLiteral("api.") + name);
    } else {
        url.setHost(name);
        url.setPath(QStringLiteral("/api/v3"));
    }
    return url;
}

QUrl RepositoryName::webUrl() const
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    if (apiUrl.host() == host) {
        url.setScheme(apiUrl.scheme());
        url.setPort(apiUrl.port());
    }
    url.setPath(u'/' + fullName());
    return url;
}

bool isLoopback(const QUrl &url)
{
    static const QRegularExpression loopback(
        QStringLiteral("\\A(?:localhost|127(?:\\.(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|::1)\\z"));
    return loopback.match(url.host()).hasMatch();
}

} // namespace slipway
