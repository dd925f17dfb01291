// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "templatesyntax.h"

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

/// The kind of the tag that begins here; nullopt: none does.
std::optional<TemplateTag::Kind> opening(QStringView text)
{
    if (text.startsWith("{{"_L1))
        return TemplateTag::Kind::Variable;
    if (text.startsWith("{%"_L1))
        return TemplateTag::Kind::Block;
    if (text.startsWith("{#"_L1))
        return TemplateTag::Kind::Comment;
    return std::nullopt;
}

QLatin1StringView closing(TemplateTag::Kind kind)
{
    switch (kind) {
    case TemplateTag::Kind::Variable:
        return "}}"_L1;
    case TemplateTag::Kind::Block:
        return "%}"_L1;
    case TemplateTag::Kind::Comment:
        return "#}"_L1;
    }
    return {};
}

bool belongsToAName(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'.';
}

} // namespace

QList<TemplateTag> templateTags(QStringView line)
{
    QList<TemplateTag> tags;
    // Where a kind was not closed once, it is not closed further right either.
    bool open[3] = {false, false, false};
    for (qsizetype at = line.indexOf(u'{'); at >= 0; at = line.indexOf(u'{', at)) {
        const auto kind = opening(line.sliced(at));
        const qsizetype end = kind && !open[int(*kind)] ? line.indexOf(closing(*kind), at + 2) : -1;
        if (end >= 0) {
            tags.append({*kind, int(at), int(end + 2 - at)});
            at = end + 2;
        } else {
            if (kind)
                open[int(*kind)] = true;
            ++at;
        }
    }
    return tags;
}

std::optional<NameAtCursor> nameBeingTyped(QStringView line, int column)
{
    const QStringView before = line.first(std::clamp<qsizetype>(column, 0, line.size()));
    const qsizetype at = std::max(before.lastIndexOf("{{"_L1), before.lastIndexOf("{%"_L1));
    if (at < 0)
        return std::nullopt;
    const QStringView inside = before.sliced(at + 2);
    if (inside.contains(closing(*opening(before.sliced(at)))))
        return std::nullopt;
    if (inside.count(u'"') % 2 != 0 || inside.count(u'\'') % 2 != 0)
        return std::nullopt;
    qsizetype start = inside.size();
    while (start > 0 && belongsToAName(inside[start - 1]))
        --start;
    if (inside.first(start).trimmed().endsWith(u'|'))
        return std::nullopt;
    return NameAtCursor{int(at + 2 + start), inside.sliced(start).toString()};
}

} // namespace slipway::ui
