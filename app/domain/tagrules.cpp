// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tagrules.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

/// The set that begins at `at` as a regular expression, and where it ends; nullopt: the "[" stands for itself.
std::optional<std::pair<QString, qsizetype>> setAt(const QString &pattern, qsizetype at)
{
    qsizetype end = at + 1;
    const bool negated = end < pattern.size() && (pattern.at(end) == u'!' || pattern.at(end) == u'^');
    if (negated)
        ++end;
    const qsizetype first = end;
    QString set;
    for (; end < pattern.size() && (pattern.at(end) != u']' || end == first); ++end) {
        const QChar c = pattern.at(end);
        if (c == u'/')
            return std::nullopt;
        if (c == u'\\' || c == u'[' || c == u']' || c == u'^' || c == u'&')
            set += u'\\';
        set += c;
    }
    if (end >= pattern.size())
        return std::nullopt;
    return std::pair(u"(?!/)["_s + (negated ? u"^"_s : QString()) + set + u']', end + 1);
}

QString regexFor(const QString &pattern)
{
    QString regex;
    for (qsizetype i = 0; i < pattern.size();) {
        const QChar c = pattern.at(i);
        const QStringView rest = QStringView(pattern).sliced(i);
        if (rest.startsWith(u"**/") && (i == 0 || pattern.at(i - 1) == u'/')) {
            regex += u"(?:[^/]+/)*"_s;
            i += 3;
        } else if (c == u'*') {
            regex += u"[^/]*"_s;
            while (i < pattern.size() && pattern.at(i) == u'*')
                ++i;
        } else if (c == u'?') {
            regex += u"[^/]"_s;
            ++i;
        } else if (const auto set = c == u'[' ? setAt(pattern, i) : std::nullopt) {
            regex += set->first;
            i = set->second;
        } else {
            if (c == u'\\' && i + 1 < pattern.size())
                ++i;
            regex += QRegularExpression::escape(pattern.sliced(i, 1));
            ++i;
        }
    }
    return regex;
}

constexpr qsizetype longestPattern = 1000;

bool applies(const QString &pattern, const QString &name)
{
    if (pattern.startsWith(u'~'))
        return pattern == u"~ALL"; // ~DEFAULT_BRANCH is no tag
    const bool whole = pattern.startsWith(u"refs/");
    return matchesRefPattern(pattern, whole ? u"refs/tags/"_s + name : name);
}

bool appliesTo(const Ruleset &ruleset, const QString &name)
{
    const auto fits = [&](const QString &pattern) { return applies(pattern, name); };
    return std::ranges::any_of(ruleset.include, fits) && std::ranges::none_of(ruleset.exclude, fits);
}

/// Whether the name breaks a tag_name_pattern rule; nullopt: cannot be told.
std::optional<bool> breaksPattern(const RefRule &rule, const QString &name)
{
    std::optional<bool> matches;
    if (rule.matching == u"starts_with")
        matches = name.startsWith(rule.pattern);
    else if (rule.matching == u"ends_with")
        matches = name.endsWith(rule.pattern);
    else if (rule.matching == u"contains")
        matches = name.contains(rule.pattern);
    else
        return std::nullopt; // regex: GitHub's dialect (RE2) is not ours
    return *matches == rule.negate;
}

/// Whether a rule stands against a new tag; nullopt: it may.
std::optional<bool> stops(const RefRule &rule, const QString &name)
{
    if (rule.type == u"creation")
        return true;
    if (rule.type == u"tag_name_pattern")
        return breaksPattern(rule, name);
    // About references that exist, or about how branches grow.
    static const QStringList others{
        u"update"_s,     u"deletion"_s, u"non_fast_forward"_s, u"pull_request"_s, u"branch_name_pattern"_s,
        u"merge_queue"_s};
    if (others.contains(rule.type))
        return false;
    return std::nullopt;
}

} // namespace

bool matchesRefPattern(const QString &pattern, const QString &ref)
{
    if (pattern.size() > longestPattern)
        return false;
    const QRegularExpression regex(QRegularExpression::anchoredPattern(regexFor(pattern)));
    return regex.isValid() && regex.match(ref).hasMatch();
}

QList<RuleAgainst> rulesAgainstTag(const QList<Ruleset> &rulesets, const QString &name)
{
    QList<RuleAgainst> found;
    for (const Ruleset &ruleset : rulesets) {
        if (!ruleset.enforced || ruleset.bypassed.value_or(false) || !appliesTo(ruleset, name))
            continue;
        for (const RefRule &rule : ruleset.rules) {
            const std::optional<bool> stopping = stops(rule, name);
            if (stopping.value_or(true)) {
                found += RuleAgainst{.ruleset = ruleset.name,
                                     .source = ruleset.source,
                                     .rule = rule.type,
                                     .certain = stopping.has_value() && ruleset.bypassed.has_value()};
            }
        }
    }
    return found;
}

} // namespace slipway
