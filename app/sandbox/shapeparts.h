// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

#include <QTimeZone>
#include <QUrl>

/// The small parts that GitHub's JSON is made of.
namespace slipway::sandbox::shapes {

/// Whole seconds, or null.
inline QJsonValue date(const QDateTime &when)
{
    if (!when.isValid())
        return QJsonValue::Null;
    return QDateTime::fromSecsSinceEpoch(when.toSecsSinceEpoch(), QTimeZone::UTC).toString(Qt::ISODate);
}

inline QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

inline QString encoded(const QString &part)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(part));
}

/// GitHub's name of an object across its APIs: opaque, with the kind in front.
inline QString nodeId(const char *kind, qint64 id)
{
    return QString::fromLatin1(kind + QByteArray::number(id).toBase64(QByteArray::Base64UrlEncoding));
}

/// Links that the CI recorded are relative to the sandbox, others are a client's own.
inline QString absolute(const Context &context, const QString &link)
{
    return link.startsWith(u'/') ? context.links.web(link) : link;
}

} // namespace slipway::sandbox::shapes
