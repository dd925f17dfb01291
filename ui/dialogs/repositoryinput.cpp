// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "repositoryinput.h"

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

bool setHost(RepositoryName &name, const QString &text)
{
    if (text.contains("://"_L1)) {
        const QUrl url(text, QUrl::StrictMode);
        const bool safe = url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url));
        if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || !safe)
            return false;
        name.apiUrl = url.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
        name.host = url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host()).arg(url.port());
        if (url.host() == "api.github.com"_L1)
            name.host = u"github.com"_s;
        return true;
    }
    // A name and perhaps a port: nothing that would turn into a path, a user or a query.
    const QUrl url(u"https://%1"_s.arg(text), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.path().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery()
        || url.hasFragment())
        return false;
    name.host = text.toLower();
    name.apiUrl = RepositoryName::apiUrlFor(name.host);
    return true;
}

} // namespace

std::optional<RepositoryName> readRepository(const QString &repository, const QString &host)
{
    const QString text = repository.trimmed();
    auto name = RepositoryName::parse(text);
    if (!name) {
        QString address = text;
        while (address.endsWith(u'/'))
            address.chop(1);
        // What an address says of the host stands above the field.
        return RepositoryName::fromRemote(address);
    }
    const QString where = host.trimmed();
    if (!where.isEmpty() && !setHost(*name, where))
        return std::nullopt;
    return name;
}

} // namespace slipway::ui
