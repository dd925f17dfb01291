// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objectid.h"
#include "domain/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1StringView>
#include <QString>

/// Reading JSON that may hold anything. What is missing or of another type reads as empty, 0, false, invalid or null.
namespace slipway::github::json {

/// The body as an object; a Server error when it is anything else.
Result<QJsonObject> object(const QByteArray &body);
/// The body as an array; a Server error when it is anything else.
Result<QJsonArray> array(const QByteArray &body);

QString text(const QJsonObject &object, QLatin1StringView key);
/// Whole numbers that fit 64 bits, else 0.
qint64 number(const QJsonObject &object, QLatin1StringView key);
bool flag(const QJsonObject &object, QLatin1StringView key);
/// ISO 8601; UTC.
QDateTime time(const QJsonObject &object, QLatin1StringView key);
ObjectId id(const QJsonObject &object, QLatin1StringView key);
QJsonObject child(const QJsonObject &object, QLatin1StringView key);
QJsonArray list(const QJsonObject &object, QLatin1StringView key);
/// The login of a user object below `key`; empty for a deleted account, which GitHub gives as null.
QString login(const QJsonObject &object, QLatin1StringView key);
/// An http or https address; anything else reads as empty, because people will click on it.
QString webAddress(const QJsonObject &object, QLatin1StringView key);

/// The answer is not what GitHub documents. `what` names the missing part, for the technical detail.
Error notUnderstood(const QString &what);
/// The same for the answer to a change, which may have been made all the same.
Error changeNotUnderstood(const QString &what);

} // namespace slipway::github::json
