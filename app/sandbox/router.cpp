// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "router.h"

#include <QUrl>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

namespace {

QString decoded(const QString &part)
{
    return QUrl::fromPercentEncoding(part.toUtf8());
}

std::optional<QHash<QString, QString>> argumentsOf(const QStringList &pattern, const QStringList &parts)
{
    QHash<QString, QString> arguments;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QString &expected = pattern.at(i);
        if (expected.endsWith(u"...}")) {
            if (i >= parts.size())
                return {};
            arguments.insert(expected.sliced(1, expected.size() - 5), decoded(parts.sliced(i).join(u'/')));
            return arguments;
        }
        if (i >= parts.size())
            return {};
        if (expected.startsWith(u'{'))
            arguments.insert(expected.sliced(1, expected.size() - 2), decoded(parts.at(i)));
        else if (expected != parts.at(i))
            return {};
    }
    return pattern.size() == parts.size() ? std::optional(arguments) : std::nullopt;
}

} // namespace

Match match(Method method, const QString &path)
{
    const QStringList parts = path.split(u'/');
    for (const Route &route : routes()) {
        if (route.method != method)
            continue;
        if (const auto arguments = argumentsOf(route.pattern.split(u'/'), parts))
            return {&route, *arguments};
    }
    return {};
}

} // namespace slipway::sandbox
