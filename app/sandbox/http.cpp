// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http.h"

#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray link(const Request &request, const QString &base, qsizetype page, const QByteArray &relation)
{
    QUrlQuery query = request.query;
    query.removeAllQueryItems(u"page"_s);
    query.addQueryItem(u"page"_s, QString::number(page));
    const QString url = base + request.path + u'?' + query.toString(QUrl::FullyEncoded);
    return '<' + url.toUtf8() + ">; rel=\"" + relation + '"';
}

} // namespace

Response json(const QJsonObject &object, int status)
{
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Response json(const QJsonArray &array)
{
    return {.body = QJsonDocument(array).toJson(QJsonDocument::Compact)};
}

Response empty(int status)
{
    return {.status = status, .contentType = {}};
}

Response problem(int status, const QString &message)
{
    return json({{u"message"_s, message},
                 {u"documentation_url"_s, u"https://docs.github.com/rest"_s},
                 {u"status"_s, QString::number(status)}},
                status);
}

Response notFound()
{
    return problem(404, u"Not Found"_s);
}

Response invalid(const QString &resource, const QString &field, const QString &code, const QString &message)
{
    QJsonObject error{{u"resource"_s, resource}, {u"field"_s, field}, {u"code"_s, code}};
    if (!message.isEmpty())
        error.insert(u"message"_s, message);
    return json({{u"message"_s, u"Validation Failed"_s},
                 {u"errors"_s, QJsonArray{error}},
                 {u"documentation_url"_s, u"https://docs.github.com/rest"_s},
                 {u"status"_s, u"422"_s}},
                422);
}

Response paged(const Request &request, const QString &base, const QJsonArray &all, const QString &under)
{
    bool given = false;
    const int wanted = request.parameter(u"per_page"_s).toInt(&given);
    const qsizetype size = given ? std::clamp(wanted, 1, 100) : 30;
    const qsizetype pages = std::max<qsizetype>(1, (all.size() + size - 1) / size);
    const qsizetype page = std::clamp<qsizetype>(request.parameter(u"page"_s).toLongLong(), 1, pages + 1);

    QJsonArray some;
    for (qsizetype i = (page - 1) * size; i < std::min(all.size(), page * size); ++i)
        some.append(all.at(i));
    Response response = under.isEmpty() ? json(some) : json({{u"total_count"_s, all.size()}, {under, some}});

    QByteArrayList links;
    if (page > 1) {
        links << link(request, base, page - 1, "prev");
        links << link(request, base, 1, "first");
    }
    if (page < pages) {
        links << link(request, base, page + 1, "next");
        links << link(request, base, pages, "last");
    }
    if (!links.isEmpty())
        response.headers.append({"Link", links.join(", ")});
    return response;
}

} // namespace slipway::sandbox
