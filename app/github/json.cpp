// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "json.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTimeZone>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace slipway::github::json {

Error notUnderstood(const QString &what)
{
    return Error{.kind = ErrorKind::Server,
                 .message = QCoreApplication::translate(
                     "GitHub", "GitHub's answer could not be understood; check the API address, then try again."),
                 .detail = what};
}

Error changeNotUnderstood(const QString &what)
{
    return Error{.kind = ErrorKind::Server,
                 .message = QCoreApplication::translate("GitHub",
                                                        "GitHub's answer to the change could not be understood, so it "
                                                        "may or may not have been made; refresh before trying again."),
                 .detail = what};
}

Result<QJsonObject> object(const QByteArray &body)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(body, &fault);
    if (fault.error != QJsonParseError::NoError)
        return std::unexpected(notUnderstood(fault.errorString()));
    if (!document.isObject())
        return std::unexpected(notUnderstood(u"an object was expected"_s));
    return document.object();
}

Result<QJsonArray> array(const QByteArray &body)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(body, &fault);
    if (fault.error != QJsonParseError::NoError)
        return std::unexpected(notUnderstood(fault.errorString()));
    if (!document.isArray())
        return std::unexpected(notUnderstood(u"a list was expected"_s));
    return document.array();
}

QString text(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString();
}

qint64 number(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toInteger();
}

bool flag(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toBool();
}

QDateTime time(const QJsonObject &object, QLatin1StringView key)
{
    QDateTime time = QDateTime::fromString(text(object, key), Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::UTC);
    return time.toUTC();
}

ObjectId id(const QJsonObject &object, QLatin1StringView key)
{
    return ObjectId::fromHex(text(object, key)).value_or(ObjectId());
}

QJsonObject child(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toObject();
}

QJsonArray list(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toArray();
}

QString login(const QJsonObject &object, QLatin1StringView key)
{
    return text(child(object, key), "login"_L1);
}

QString webAddress(const QJsonObject &object, QLatin1StringView key)
{
    const QString address = text(object, key);
    const QUrl url(address, QUrl::StrictMode);
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return url.isValid() && web && !url.host().isEmpty() ? address : QString();
}

} // namespace slipway::github::json
