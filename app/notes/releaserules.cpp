// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "releaserules.h"

#include "domain/plainyaml.h"

#include <algorithm>

namespace slipway::notes {

using namespace Qt::StringLiterals;

namespace {

using plainyaml::Node;

/// The scalars of a sequence; an absent or empty one has none. nullopt: it is written in another way.
std::optional<QStringList> texts(const Node *node)
{
    QStringList all;
    if (!node || node->kind == Node::Kind::Null)
        return all;
    if (node->kind != Node::Kind::Sequence)
        return std::nullopt;
    for (const Node &each : node->children) {
        if (each.kind != Node::Kind::Scalar)
            return std::nullopt;
        all.append(each.text);
    }
    return all;
}

std::optional<ReleaseRules::Exclusion> exclusion(const Node *node)
{
    if (!node || node->kind == Node::Kind::Null)
        return ReleaseRules::Exclusion();
    const auto labels = texts(node->find(u"labels"_s));
    const auto authors = texts(node->find(u"authors"_s));
    if (node->kind != Node::Kind::Mapping || !labels || !authors)
        return std::nullopt;
    return ReleaseRules::Exclusion{*labels, *authors};
}

std::optional<ReleaseRules::Category> category(const Node &node)
{
    const Node *title = node.find(u"title"_s);
    const auto labels = texts(node.find(u"labels"_s));
    const auto exclude = exclusion(node.find(u"exclude"_s));
    if (!title || title->kind != Node::Kind::Scalar || !labels || !exclude)
        return std::nullopt;
    return ReleaseRules::Category{title->text, *labels, *exclude};
}

bool contains(const QStringList &list, const QString &word)
{
    return list.contains(word, Qt::CaseInsensitive);
}

} // namespace

std::optional<ReleaseRules> parseReleaseRules(const QByteArray &yaml)
{
    const auto changelog = plainyaml::topLevel(yaml, u"changelog"_s);
    if (!changelog || changelog->kind != Node::Kind::Mapping)
        return std::nullopt;
    ReleaseRules rules;
    const auto exclude = exclusion(changelog->find(u"exclude"_s));
    if (!exclude)
        return std::nullopt;
    rules.exclude = *exclude;
    const Node *categories = changelog->find(u"categories"_s);
    if (!categories || categories->kind == Node::Kind::Null)
        return rules;
    if (categories->kind != Node::Kind::Sequence)
        return std::nullopt;
    for (const Node &each : categories->children) {
        const auto read = category(each);
        if (!read)
            return std::nullopt;
        rules.categories.append(*read);
    }
    return rules;
}

std::optional<ExcludedBy> excludedBy(const ReleaseRules::Exclusion &exclusion, const QStringList &labels,
                                     const QString &author)
{
    for (const QString &each : exclusion.authors) {
        if (!author.isEmpty() && each.compare(author, Qt::CaseInsensitive) == 0)
            return ExcludedBy{.author = each};
    }
    for (const QString &label : exclusion.labels) {
        if (label == u"*" || contains(labels, label))
            return ExcludedBy{.label = label};
    }
    return std::nullopt;
}

QString categoryOf(const ReleaseRules &rules, const QStringList &labels, const QString &author)
{
    for (const ReleaseRules::Category &category : rules.categories) {
        const bool fits = std::ranges::any_of(
            category.labels, [&](const QString &label) { return label == u"*" || contains(labels, label); });
        if (fits && !excludedBy(category.exclude, labels, author))
            return category.title;
    }
    return {};
}

} // namespace slipway::notes
