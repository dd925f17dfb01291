// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "version.h"

#include <QHashFunctions>
#include <QStringTokenizer>

#include <algorithm>
#include <limits>

namespace slipway {

namespace {

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isIdentifier(QStringView text)
{
    const auto allowed = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-';
    };
    return !text.isEmpty() && std::ranges::all_of(text, allowed);
}

bool hasLeadingZero(QStringView digits)
{
    return digits.size() > 1 && digits.front() == u'0';
}

bool areIdentifiers(QStringView text, bool numericWithoutLeadingZero)
{
    return std::ranges::all_of(text.split(u'.'), [=](QStringView identifier) {
        return isIdentifier(identifier)
            && !(numericWithoutLeadingZero && isDigits(identifier) && hasLeadingZero(identifier));
    });
}

std::optional<quint64> number(QStringView digits)
{
    constexpr quint64 most = std::numeric_limits<quint64>::max();
    if (!isDigits(digits))
        return std::nullopt;
    quint64 value = 0;
    for (const QChar digit : digits) {
        const quint64 unit = digit.unicode() - u'0';
        if (value > (most - unit) / 10)
            return std::nullopt;
        value = 10 * value + unit;
    }
    return value;
}

/// SemVer §11.4: numeric identifiers order numerically and before alphanumeric ones, which order by ASCII.
std::weak_ordering compareIdentifiers(QStringView a, QStringView b)
{
    const bool aNumeric = isDigits(a);
    const bool bNumeric = isDigits(b);
    if (aNumeric != bNumeric)
        return aNumeric ? std::weak_ordering::less : std::weak_ordering::greater;
    // Without leading zeros, the longer number is the greater one, however many digits it has.
    if (aNumeric && a.size() != b.size())
        return a.size() <=> b.size();
    return QtPrivate::compareStrings(a, b, Qt::CaseSensitive) <=> 0;
}

std::weak_ordering comparePrereleases(QStringView a, QStringView b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() <=> b.isEmpty(); // a version without prerelease is the greater one (§11.3)
    const auto as = a.split(u'.');
    const auto bs = b.split(u'.');
    const qsizetype common = std::min(as.size(), bs.size());
    for (qsizetype i = 0; i < common; ++i) {
        if (const auto order = compareIdentifiers(as[i], bs[i]); order != 0)
            return order;
    }
    return as.size() <=> bs.size();
}

} // namespace

std::optional<Version> Version::parse(QStringView text)
{
    Version version;
    if (const qsizetype plus = text.indexOf(u'+'); plus >= 0) {
        if (!areIdentifiers(text.sliced(plus + 1), false))
            return std::nullopt;
        version.m_build = text.sliced(plus + 1).toString();
        text.truncate(plus);
    }
    if (const qsizetype hyphen = text.indexOf(u'-'); hyphen >= 0) {
        if (!areIdentifiers(text.sliced(hyphen + 1), true))
            return std::nullopt;
        version.m_prerelease = text.sliced(hyphen + 1).toString();
        text.truncate(hyphen);
    }
    // 2024.01.0, and 24.04.1 as several distributions and desktops write it.
    const qsizetype first = text.indexOf(u'.');
    const bool isCalendar = (first == 4 || first == 2) && !hasLeadingZero(text.first(first));
    version.m_coreText = text.toString();
    for (const QStringView part : QStringTokenizer(text, u'.')) {
        const auto value = number(part);
        if (!value || (hasLeadingZero(part) && !isCalendar) || version.m_count == qsizetype(version.m_numbers.size()))
            return std::nullopt;
        version.m_numbers[size_t(version.m_count++)] = *value;
    }
    return version.m_count < 2 ? std::nullopt : std::optional(version);
}

Version Version::core() const
{
    Version version;
    version.m_numbers = m_numbers;
    version.m_count = m_count;
    version.m_coreText = m_coreText;
    return version;
}

Version Version::withLastRaised() const
{
    Version version = core();
    quint64 &raised = version.m_numbers[size_t(m_count - 1)];
    if (raised < std::numeric_limits<quint64>::max())
        ++raised;
    const qsizetype last = m_coreText.lastIndexOf(u'.') + 1;
    QString digits = QString::number(raised);
    if (m_coreText.at(last) == u'0') // a calendar's 2024.08 becomes 2024.09
        digits = digits.rightJustified(m_coreText.size() - last, u'0');
    version.m_coreText = m_coreText.left(last) + digits;
    return version;
}

QString Version::toString() const
{
    QString text = m_coreText;
    if (!m_prerelease.isEmpty())
        text += u'-' + m_prerelease;
    if (!m_build.isEmpty())
        text += u'+' + m_build;
    return text;
}

std::weak_ordering operator<=>(const Version &a, const Version &b)
{
    if (const auto order = a.m_numbers <=> b.m_numbers; order != 0)
        return order;
    return comparePrereleases(a.m_prerelease, b.m_prerelease);
}

size_t qHash(const Version &version, size_t seed)
{
    return qHashMulti(seed, qHashRange(version.m_numbers.cbegin(), version.m_numbers.cend()), version.m_prerelease);
}

} // namespace slipway
