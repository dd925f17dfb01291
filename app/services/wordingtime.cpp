// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace slipway::services::wording {

namespace {

using namespace std::chrono_literals;

struct Times {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Times)
};

} // namespace

QString duration(std::chrono::seconds span)
{
    const auto count = [](auto value) { return static_cast<qint64>(value.count()); };
    if (span < 1min)
        return Times::tr("%1 s").arg(count(span));
    if (span < 1h)
        return Times::tr("%1 min").arg(count(std::chrono::floor<std::chrono::minutes>(span)));
    if (span < 48h)
        return Times::tr("%1 h").arg(count(std::chrono::floor<std::chrono::hours>(span)));
    if (span < std::chrono::years(2))
        return Times::tr("%1 d").arg(count(std::chrono::floor<std::chrono::days>(span)));
    return Times::tr("%1 y").arg(count(std::chrono::floor<std::chrono::years>(span)));
}

QString age(const QDateTime &when, const QDateTime &now)
{
    if (!when.isValid())
        return Times::tr("at an unknown time");
    const std::chrono::seconds span(when.secsTo(now));
    if (span < -10s)
        return Times::tr("in %1").arg(duration(-span));
    return span < 10s ? Times::tr("just now") : Times::tr("%1 ago").arg(duration(span));
}

QString elapsed(const QDateTime &when, const QDateTime &now)
{
    const std::chrono::seconds span(when.secsTo(now));
    return span < -10s || !when.isValid() ? age(when, now) : duration(std::max(span, 0s));
}

QString absolute(const QDateTime &when, const QLocale &locale)
{
    return when.isValid() ? locale.toString(when.toLocalTime(), QLocale::ShortFormat) : QString();
}

} // namespace slipway::services::wording
