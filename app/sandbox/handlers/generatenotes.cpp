// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "domain/plainyaml.h"

#include <algorithm>

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

namespace {

/// The tag of the newest published release before this one, prereleases among them: GitHub's own choice of a baseline.
QString previousTag(const State &state, const QString &tag)
{
    const ReleaseRecord *best = nullptr;
    for (const ReleaseRecord &each : state.releases) {
        if (!each.draft && each.tagName != tag && (!best || each.createdAt > best->createdAt))
            best = &each;
    }
    return best ? best->tagName : QString();
}

struct Entry {
    QString line;
    QString author;
    QStringList labels{};
};

Entry entry(const Context &context, const Commit &commit)
{
    static const QString mergePrefix = u"Merge pull request #"_s;
    const PullRequestRecord *record = context.state.findPullRequest(*commit.pullRequest);
    QString title = record ? record->title : commit.summary;
    if (!record && title.startsWith(mergePrefix)) {
        // The pull request's title stands below GitHub's own first line.
        const QStringList lines = commit.message.split(u'\n', Qt::SkipEmptyParts);
        title = lines.value(1, title);
    }
    if (!record)
        title.remove(u" (#%1)"_s.arg(*commit.pullRequest));
    const User *author = context.state.findAuthor(commit.authorName);
    const QString login = record ? record->author : author ? author->login : commit.authorName;
    return {.line =
                u"* %1 by @%2 in %3\n"_s.arg(title, login, context.links.web(u"/pull/%1"_s.arg(*commit.pullRequest))),
            .author = login,
            .labels = record ? record->labels : QStringList()};
}

/// The entries of a section that bear a label of its own and none that it excludes, by author or label.
struct Section {
    QString title{};
    QStringList labels{};
    QStringList excludedLabels{};
    QStringList excludedAuthors{};
    QString text{};

    bool excludes(const Entry &entry) const
    {
        return excludedAuthors.contains(entry.author) || bearsOneOf(excludedLabels, entry);
    }
    bool takes(const Entry &entry) const { return bearsOneOf(labels, entry) && !excludes(entry); }
    static bool bearsOneOf(const QStringList &labels, const Entry &entry)
    {
        return labels.contains(u"*")
            || std::ranges::any_of(entry.labels, [&](const QString &label) { return labels.contains(label); });
    }
};

QStringList texts(const plainyaml::Node *node)
{
    QStringList all;
    if (node && node->kind == plainyaml::Node::Kind::Scalar)
        all.append(node->text);
    for (const plainyaml::Node &each : node ? node->children : QList<plainyaml::Node>())
        all.append(each.text);
    return all;
}

/// `node`: the whole of changelog, or one of its categories.
Section sectionFrom(const plainyaml::Node &node)
{
    Section section{.labels = texts(node.find(u"labels"_s))};
    if (const plainyaml::Node *title = node.find(u"title"_s))
        section.title = title->text;
    if (const plainyaml::Node *exclude = node.find(u"exclude"_s)) {
        section.excludedLabels = texts(exclude->find(u"labels"_s));
        section.excludedAuthors = texts(exclude->find(u"authors"_s));
    }
    return section;
}

/// The changes as .github/release.yml sorts them (GitHub docs: "Automatically generated release notes").
QString sorted(const QList<Entry> &entries, const std::optional<plainyaml::Node> &changelog)
{
    const Section whole = changelog ? sectionFrom(*changelog) : Section();
    QList<Section> sections;
    if (const plainyaml::Node *categories = changelog ? changelog->find(u"categories"_s) : nullptr) {
        for (const plainyaml::Node &each : categories->children)
            sections.append(sectionFrom(each));
    }
    const bool hasCategories = !sections.isEmpty();
    sections.append({.title = u"Other Changes"_s});
    for (const Entry &each : entries) {
        if (whole.excludes(each))
            continue;
        const auto fit = std::ranges::find_if(sections, [&](const Section &section) { return section.takes(each); });
        (fit == sections.end() ? sections.last() : *fit).text += each.line;
    }
    QString notes;
    for (const Section &section : std::as_const(sections)) {
        if (!section.text.isEmpty())
            notes += (hasCategories ? u"### %1\n"_s.arg(section.title) : QString()) + section.text;
    }
    return notes;
}

/// Those whose first pull request is among the commits.
QString newcomers(const Context &context, const QList<Commit> &commits)
{
    QString lines;
    QStringList known;
    for (const PullRequestRecord &each : std::as_const(context.state.pullRequests)) {
        if (each.mergeSha.isEmpty() || known.contains(each.author))
            continue;
        known.append(each.author);
        const bool isHere =
            std::ranges::any_of(commits, [&](const Commit &commit) { return commit.id.hex() == each.mergeSha; });
        if (isHere)
            lines += u"* @%1 made their first contribution in %2\n"_s.arg(
                each.author, context.links.web(u"/pull/%1"_s.arg(each.number)));
    }
    return lines.isEmpty() ? lines : u"## New Contributors\n"_s + lines + u'\n';
}

} // namespace

Response generateNotes(Context &context, const Request &request)
{
    const QJsonObject &body = request.json;
    const QString tag = body.value(u"tag_name"_s).toString();
    if (tag.isEmpty())
        return invalid(u"Release"_s, u"tag_name"_s, u"missing_field"_s);
    ObjectId to = resolved(context.git, u"refs/tags/"_s + tag);
    if (to.isNull())
        to = resolved(context.git, body.value(u"target_commitish"_s).toString(context.state.repository.defaultBranch));
    if (to.isNull())
        return invalid(u"Release"_s, u"target_commitish"_s, u"invalid"_s);
    QString previous = body.value(u"previous_tag_name"_s).toString();
    ObjectId from;
    if (!previous.isEmpty()) {
        from = resolved(context.git, u"refs/tags/"_s + previous);
        if (from.isNull())
            return invalid(u"Release"_s, u"previous_tag_name"_s, u"invalid"_s);
    } else if (previous = previousTag(context.state, tag); !previous.isEmpty()) {
        from = resolved(context.git, u"refs/tags/"_s + previous);
    }

    const QList<Commit> commits = context.git.commitsBetween(from, to).value_or(QList<Commit>{});
    QList<Entry> entries;
    for (const Commit &each : commits) {
        if (!each.pullRequest)
            continue;
        const auto whole = context.git.commit(each.id);
        entries.prepend(entry(context, whole ? *whole : each));
    }
    const QString path = body.value(u"configuration_file_path"_s).toString(u".github/release.yml"_s);
    const QByteArray rules = context.git.fileAt(to, path).value_or(QByteArray());
    QString notes = sorted(entries, plainyaml::topLevel(rules, u"changelog"_s));
    if (!notes.isEmpty())
        notes = u"## What's Changed\n"_s + notes + u'\n' + newcomers(context, commits) + u'\n';
    const QString range = previous.isEmpty() ? u"/commits/"_s + tag : u"/compare/%1...%2"_s.arg(previous, tag);
    notes += u"**Full Changelog**: "_s + context.links.web(range);
    return json({{u"name"_s, tag}, {u"body"_s, notes}});
}

} // namespace slipway::sandbox::handlers
