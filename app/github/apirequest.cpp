// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "apirequest.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace slipway::github {

QByteArray ApiRequest::verb() const
{
    switch (method) {
    case Method::Get:
        return "GET"_ba;
    case Method::Post:
        return "POST"_ba;
    case Method::Patch:
        return "PATCH"_ba;
    case Method::Put:
        return "PUT"_ba;
    case Method::Delete:
        return "DELETE"_ba;
    }
    return "GET"_ba;
}

QUrl ApiRequest::url(const QUrl &base) const
{
    if (!page.isEmpty())
        return page;
    QByteArray text =
        base.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    text += path;
    char separator = '?';
    for (const auto &[key, value] : query) {
        text += separator + QUrl::toPercentEncoding(key) + '=' + QUrl::toPercentEncoding(value);
        separator = '&';
    }
    return QUrl::fromEncoded(text, QUrl::StrictMode);
}

QString ApiRequest::describe() const
{
    return QString::fromLatin1(verb() + ' ' + (page.isEmpty() ? path : page.path(QUrl::FullyEncoded).toLatin1()));
}

Result<QByteArray> encodedPath(const QStringList &names)
{
    QByteArray path;
    for (const QString &name : names) {
        // A "." stays a "." however it is encoded, and servers resolve dot segments.
        if (name.isEmpty() || name == u"."_s || name == u".."_s) {
            return std::unexpected(Error{
                .kind = ErrorKind::BadInput,
                .message = QCoreApplication::translate("GitHub", "“%1” cannot be a name on GitHub; check the spelling.")
                               .arg(name),
                .detail = u"unusable path segment"_s});
        }
        path += '/' + QUrl::toPercentEncoding(name);
    }
    return path;
}

namespace {

QStringList below(const RepositoryName &repository, const QStringList &names)
{
    return QStringList{u"repos"_s, repository.owner, repository.name} + names;
}

} // namespace

Result<ApiRequest> getFrom(const RepositoryName &repository, const QStringList &names, ApiRequest::Query query)
{
    return encodedPath(below(repository, names)).transform([&](QByteArray path) {
        return ApiRequest{.path = std::move(path), .query = std::move(query), .subject = repository.fullName()};
    });
}

Result<ApiRequest> changeAt(ApiRequest::Method method, const RepositoryName &repository, const QStringList &names,
                            QJsonObject body)
{
    return encodedPath(below(repository, names)).transform([&](QByteArray path) {
        return ApiRequest{
            .method = method, .path = std::move(path), .body = std::move(body), .subject = repository.fullName()};
    });
}

Result<ApiRequest> about(QString subject, Result<ApiRequest> request)
{
    if (request)
        request->subject = std::move(subject);
    return request;
}

ApiRequest::Query perPage(int count)
{
    return {{u"per_page"_s, QString::number(std::clamp(count, 1, largestPage))}};
}

} // namespace slipway::github
