// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tagparts.h"

#include <QChar>

namespace slipway {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isSeparator(QChar c)
{
    return c == u'-' || c == u'.' || c == u'_';
}

bool isV(QChar c)
{
    return c == u'v' || c == u'V';
}

/// Goes through a name from left to right. What was taken does not come back: no two parts could begin alike.
class Scanner final {
public:
    Scanner(QStringView name, qsizetype start)
        : m_name(name)
        , m_at(start)
    {
    }

    bool atEnd() const { return m_at == m_name.size(); }

    template<class Fits>
    QStringView all(Fits fits)
    {
        const qsizetype start = m_at;
        while (!atEnd() && fits(m_name[m_at]))
            ++m_at;
        return m_name.sliced(start, m_at - start);
    }

    template<class Fits>
    QStringView one(Fits fits)
    {
        return !atEnd() && fits(m_name[m_at]) ? m_name.sliced(m_at++, 1) : QStringView();
    }

    /// Words or numbers with `between` between them; of more than `most` the rest stays.
    template<class Fits>
    QStringView joined(Fits fits, QChar between, qsizetype most)
    {
        const qsizetype start = m_at;
        qsizetype count = all(fits).isEmpty() ? most : 1;
        while (count++ < most && m_at + 1 < m_name.size() && m_name[m_at] == between && fits(m_name[m_at + 1])) {
            ++m_at;
            all(fits);
        }
        return m_name.sliced(start, m_at - start);
    }

private:
    QStringView m_name;
    qsizetype m_at;
};

/// What follows the prefix and the "v", from `start` to the end of the name.
std::optional<TagParts> partsFrom(QStringView name, qsizetype start)
{
    constexpr qsizetype mostNumbers = 4;
    Scanner scanner(name, start);
    TagParts parts;
    parts.version = scanner.joined(isDigit, u'.', mostNumbers);
    if (!parts.version.contains(u'.'))
        return std::nullopt;
    parts.separator = scanner.one(isSeparator);
    parts.label = scanner.joined(isLetter, u'-', name.size());
    if (parts.label.isEmpty()) {
        if (!parts.separator.isEmpty())
            return std::nullopt;
    } else {
        parts.numberSeparator = scanner.one(isSeparator);
        parts.number = scanner.all(isDigit);
    }
    const auto isBuild = [](QChar c) { return isDigit(c) || isLetter(c) || c == u'.' || c == u'-'; };
    if (!scanner.one([](QChar c) { return c == u'+'; }).isEmpty() && scanner.all(isBuild).isEmpty())
        return std::nullopt;
    return scanner.atEnd() ? std::optional(parts) : std::nullopt;
}

} // namespace

std::optional<TagParts> takeApart(QStringView name, QStringView prefix)
{
    if (!name.startsWith(prefix))
        return std::nullopt;
    Scanner scanner(name, prefix.size());
    const QStringView v = scanner.one(isV);
    auto parts = partsFrom(name, prefix.size() + v.size());
    if (parts) {
        parts->prefix = name.first(prefix.size());
        parts->v = v;
    }
    return parts;
}

std::optional<TagParts> takeApart(QStringView name)
{
    constexpr int longestPrefix = 60;
    int length = 0;
    for (qsizetype at = 0; at < name.size();) {
        if (!isDigit(name[at])) {
            length += name[at].isLowSurrogate() ? 0 : 1;
            ++at;
            continue;
        }
        const bool afterV = at > 0 && isV(name[at - 1]);
        if (length - (afterV ? 1 : 0) > longestPrefix)
            return std::nullopt;
        if (auto parts = partsFrom(name, at)) {
            parts->prefix = name.first(at - (afterV ? 1 : 0));
            parts->v = name.sliced(parts->prefix.size(), afterV ? 1 : 0);
            return parts;
        }
        at += Scanner(name, at).all(isDigit).size();
        ++length;
        if (at == name.size() || name[at] == u'.')
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace slipway
