// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "linkheader.h"

#include <QList>

namespace slipway::github {

namespace {

/// Splits at a separator that is neither inside <…> nor inside "…".
QList<QByteArray> split(const QByteArray &text, char separator)
{
    QList<QByteArray> parts;
    QByteArray part;
    bool inAddress = false;
    bool inQuotes = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (inQuotes && c == '\\' && i + 1 < text.size()) {
            part += c;
            part += text.at(++i);
            continue;
        }
        if (c == '"' && !inAddress)
            inQuotes = !inQuotes;
        else if (c == '<' && !inQuotes)
            inAddress = true;
        else if (c == '>' && !inQuotes)
            inAddress = false;
        if (c == separator && !inAddress && !inQuotes) {
            parts += part.trimmed();
            part.clear();
        } else {
            part += c;
        }
    }
    parts += part.trimmed();
    return parts;
}

bool isNext(const QByteArray &parameter)
{
    const qsizetype equals = parameter.indexOf('=');
    if (equals < 0 || parameter.left(equals).trimmed().toLower() != "rel")
        return false;
    QByteArray value = parameter.mid(equals + 1).trimmed();
    if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
        value = value.mid(1, value.size() - 2);
    return value.toLower().simplified().split(' ').contains("next");
}

} // namespace

QUrl nextPage(const QByteArray &linkHeader, const QUrl &page)
{
    const QList<QByteArray> links = split(linkHeader, ',');
    for (const QByteArray &link : links) {
        const QList<QByteArray> parts = split(link, ';');
        const QByteArray &target = parts.first();
        if (target.size() < 3 || !target.startsWith('<') || !target.endsWith('>'))
            continue;
        for (const QByteArray &parameter : parts.mid(1)) {
            if (!isNext(parameter))
                continue;
            const QUrl url = QUrl::fromEncoded(target.mid(1, target.size() - 2), QUrl::StrictMode);
            return url.isValid() ? page.resolved(url) : QUrl();
        }
    }
    return {};
}

} // namespace slipway::github
