// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conventional.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace slipway::notes {

using namespace Qt::StringLiterals;

namespace {

/// The types of the specification and those of the Angular convention that it names, with what people write for them.
std::optional<ChangeKind> kindOf(const QString &type)
{
    using enum ChangeKind;
    static const QHash<QString, ChangeKind> kinds{
        {u"feat"_s, Feature},       {u"feature"_s, Feature},   {u"fix"_s, Fix},
        {u"bugfix"_s, Fix},         {u"perf"_s, Performance},  {u"revert"_s, Revert},
        {u"docs"_s, Documentation}, {u"doc"_s, Documentation}, {u"refactor"_s, Refactoring},
        {u"test"_s, Tests},         {u"tests"_s, Tests},       {u"build"_s, Build},
        {u"ci"_s, Build},           {u"chore"_s, Chore},       {u"style"_s, Chore},
    };
    const auto found = kinds.constFind(type.toLower());
    return found == kinds.cend() ? std::nullopt : std::optional(*found);
}

/// A footer "BREAKING CHANGE: …" (§12, §16: in capitals, with a hyphen as well).
bool hasBreakingFooter(const QString &message)
{
    const auto lines = QStringView(message).split(u'\n');
    return std::ranges::any_of(lines, [](QStringView line) {
        return line.startsWith(u"BREAKING CHANGE: ") || line.startsWith(u"BREAKING-CHANGE: ");
    });
}

} // namespace

Conventional conventional(const QString &summary, const QString &message)
{
    static const QRegularExpression pattern(u"\\A([A-Za-z]{2,20})(?:\\(([^()]{1,100})\\))?(!)?:[ \\t]+(\\S.*)\\z"_s);
    Conventional result{.title = summary};
    const auto match = pattern.match(summary);
    const auto kind = match.hasMatch() ? kindOf(match.captured(1)) : std::nullopt;
    result.breaking = hasBreakingFooter(message);
    if (!kind)
        return result;
    result.kind = *kind;
    result.scope = match.captured(2).trimmed();
    result.title = match.captured(4);
    result.breaking = result.breaking || match.hasCaptured(3);
    return result;
}

} // namespace slipway::notes
