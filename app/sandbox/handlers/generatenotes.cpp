// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

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

QString line(const Context &context, const Commit &commit)
{
    static const QString mergePrefix = u"Merge pull request #"_s;
    QString title = commit.summary;
    if (title.startsWith(mergePrefix)) {
        // The pull request's title stands below GitHub's own first line.
        const QStringList lines = commit.message.split(u'\n', Qt::SkipEmptyParts);
        title = lines.value(1, title);
    }
    title.remove(u" (#%1)"_s.arg(*commit.pullRequest));
    const User *author = context.state.findAuthor(commit.authorName);
    return u"* %1 by @%2 in %3\n"_s.arg(title, author ? author->login : commit.authorName,
                                        context.links.web(u"/pull/%1"_s.arg(*commit.pullRequest)));
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

    const auto commits = context.git.commitsBetween(from, to);
    QString notes;
    for (const Commit &each : commits.value_or(QList<Commit>{})) {
        if (!each.pullRequest)
            continue;
        const auto whole = context.git.commit(each.id);
        notes.prepend(line(context, whole ? *whole : each));
    }
    if (!notes.isEmpty())
        notes = u"## What's Changed\n"_s + notes + u"\n\n";
    const QString range = previous.isEmpty() ? u"/commits/"_s + tag : u"/compare/%1...%2"_s.arg(previous, tag);
    notes += u"**Full Changelog**: "_s + context.links.web(range);
    return json({{u"name"_s, tag}, {u"body"_s, notes}});
}

} // namespace slipway::sandbox::handlers
