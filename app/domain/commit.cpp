// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commit.h"

namespace slipway {

namespace {

/// The number that `text` begins with, and takes it away; nullopt: it begins with none that GitHub gives.
std::optional<int> takeNumber(QStringView &text)
{
    constexpr qsizetype mostDigits = 9;
    qsizetype digits = 0;
    while (digits < text.size() && text[digits] >= u'0' && text[digits] <= u'9')
        ++digits;
    if (digits == 0 || digits > mostDigits || text.front() == u'0')
        return std::nullopt;
    const int number = text.first(digits).toInt();
    text = text.sliced(digits);
    return number;
}

} // namespace

std::optional<int> pullRequestNumber(QStringView summary)
{
    // By hand: regular expressions took a fifth of the time that a list of commits takes to be read.
    constexpr QStringView squash = u"(#";
    if (const qsizetype at = summary.lastIndexOf(squash); at >= 0) {
        QStringView rest = summary.sliced(at + squash.size());
        if (const auto number = takeNumber(rest); number && rest.startsWith(u')') && rest.sliced(1).trimmed().isEmpty())
            return number;
    }
    constexpr QStringView merge = u"Merge pull request #";
    if (summary.startsWith(merge)) {
        QStringView rest = summary.sliced(merge.size());
        const auto goesOn = [&] {
            const QChar next = rest.isEmpty() ? QChar(u' ') : rest.front();
            return next == u'_' || (next.unicode() < 128 && next.isLetterOrNumber());
        };
        if (const auto number = takeNumber(rest); number && !goesOn())
            return number;
    }
    return std::nullopt;
}

} // namespace slipway
