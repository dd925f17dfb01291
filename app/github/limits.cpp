// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "limits.h"

#include "errorbody.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace slipway::github {

namespace {

constexpr qint64 day = 86'400;

std::optional<qint64> numberIn(const QHttpHeaders &headers, QLatin1StringView name)
{
    bool ok = false;
    const qint64 number = headers.value(name).toByteArray().trimmed().toLongLong(&ok);
    return ok && number >= 0 ? std::optional(number) : std::nullopt;
}

int bounded(std::optional<qint64> number)
{
    return number ? int(std::min<qint64>(*number, std::numeric_limits<int>::max())) : -1;
}

/// An epoch time that is not absurd: years of a hostile header must not reach a clock or a sentence.
QDateTime resetTime(const QHttpHeaders &headers)
{
    const auto seconds = numberIn(headers, "x-ratelimit-reset"_L1);
    constexpr qint64 year9999 = 253'402'300'799;
    return seconds && *seconds <= year9999 ? QDateTime::fromSecsSinceEpoch(*seconds, QTimeZone::UTC) : QDateTime();
}

} // namespace

std::optional<RateLimit> rateLimitIn(const QHttpHeaders &headers)
{
    const auto remaining = numberIn(headers, "x-ratelimit-remaining"_L1);
    const auto limit = numberIn(headers, "x-ratelimit-limit"_L1);
    if (!remaining && !limit)
        return std::nullopt;
    return RateLimit{.remaining = bounded(remaining), .limit = bounded(limit), .resetsAt = resetTime(headers)};
}

std::optional<std::chrono::seconds> retryAfter(const QHttpHeaders &headers, const QDateTime &now)
{
    if (const auto seconds = numberIn(headers, "retry-after"_L1))
        return std::chrono::seconds(std::min(*seconds, day));
    const QString text = QString::fromLatin1(headers.value("retry-after"_L1).toByteArray()).trimmed();
    QDateTime date = QLocale::c().toDateTime(text, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return std::nullopt;
    date.setTimeZone(QTimeZone::UTC);
    return std::chrono::seconds(std::clamp<qint64>(now.secsTo(date), 0, day));
}

std::optional<QDateTime> limitEnd(const ApiAnswer &answer, const QDateTime &now)
{
    if (answer.status != 429 && answer.status != 403)
        return std::nullopt;
    const auto wait = retryAfter(answer.headers, now);
    const bool noneLeft = numberIn(answer.headers, "x-ratelimit-remaining"_L1) == 0;
    const bool saysSo = parseErrorBody(answer.body).message.contains("rate limit"_L1, Qt::CaseInsensitive);
    if (answer.status == 403 && !wait && !noneLeft && !saysSo)
        return std::nullopt;
    if (wait)
        return now.addDuration(*wait);
    const QDateTime reset = resetTime(answer.headers);
    if (noneLeft && reset.isValid() && reset > now)
        return std::min(reset, now.addSecs(day));
    return now.addDuration(60s);
}

} // namespace slipway::github
