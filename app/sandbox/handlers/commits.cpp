// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/shapes.h"

#include <QSet>

#include <algorithm>

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestComparison = 250; ///< commits that one comparison lists

bool isEmpty(const git::Repository &git)
{
    const auto all = git.references(u"refs/"_s);
    return all && all->isEmpty();
}

Response emptyRepository()
{
    return problem(409, u"Git Repository is empty."_s);
}

QJsonObject shape(const Context &context, const Commit &commit)
{
    const auto whole = context.git.commit(commit.id); // lists may hold the summaries only
    return shapes::commit(context, whole ? *whole : commit);
}

/// Where two lines of history parted: the newest parent, outside of what is ahead, of something that is ahead.
QJsonValue mergeBase(const Context &context, const QList<Commit> &ahead, const ObjectId &head)
{
    if (ahead.isEmpty()) {
        const auto commit = context.git.commit(head);
        return commit ? QJsonValue(shapes::commit(context, *commit)) : QJsonValue(QJsonValue::Null);
    }
    QSet<ObjectId> inside;
    for (const Commit &each : ahead)
        inside.insert(each.id);
    std::optional<Commit> best;
    for (const Commit &each : ahead) {
        for (const ObjectId &parent : each.parents) {
            const auto commit = inside.contains(parent) ? std::unexpected(Error{}) : context.git.commit(parent);
            if (commit && (!best || commit->committedAt > best->committedAt))
                best = *commit;
        }
    }
    return best ? QJsonValue(shapes::commit(context, *best)) : QJsonValue(QJsonValue::Null);
}

} // namespace

Response commits(Context &context, const Request &request)
{
    if (isEmpty(context.git))
        return emptyRepository();
    const QString start = request.parameter(u"sha"_s);
    const ObjectId tip = resolved(context.git, start.isEmpty() ? context.state.repository.defaultBranch : start);
    if (tip.isNull())
        return notFound();
    const auto history = context.git.commitsBetween({}, tip);
    if (!history)
        return problem(500, u"Server Error"_s);
    QJsonArray all;
    for (const Commit &each : *history)
        all.append(shape(context, each));
    return paged(request, context.links.host, all);
}

Response commit(Context &context, const Request &request)
{
    if (isEmpty(context.git))
        return emptyRepository();
    const QString revision = request.argument(u"ref"_s);
    const auto found = context.git.commit(resolved(context.git, revision));
    return found ? json(shapes::commit(context, *found)) : problem(422, u"No commit found for SHA: "_s + revision);
}

Response compare(Context &context, const Request &request)
{
    const QString range = request.argument(u"range"_s);
    const qsizetype dots = range.indexOf(u"...");
    const ObjectId base = resolved(context.git, range.first(std::max<qsizetype>(dots, 0)));
    const ObjectId head = dots < 0 ? ObjectId() : resolved(context.git, range.sliced(dots + 3));
    if (base.isNull() || head.isNull())
        return notFound();
    const auto ahead = context.git.commitsBetween(base, head);
    const auto behind = context.git.commitsBetween(head, base);
    const auto baseCommit = context.git.commit(base);
    if (!ahead || !behind || !baseCommit)
        return problem(500, u"Server Error"_s);

    QJsonArray listed; // oldest first; of many, the newest are left out
    for (qsizetype i = ahead->size() - 1; i >= 0 && listed.size() < longestComparison; --i)
        listed.append(shape(context, ahead->at(i)));
    const QString status = ahead->isEmpty() ? (behind->isEmpty() ? u"identical"_s : u"behind"_s)
                                            : (behind->isEmpty() ? u"ahead"_s : u"diverged"_s);
    const QString page = context.links.web(u"/compare/"_s + range);
    return json({{u"url"_s, context.links.api(u"/compare/"_s + range)},
                 {u"html_url"_s, page},
                 {u"permalink_url"_s, page},
                 {u"diff_url"_s, QString(page + u".diff")},
                 {u"patch_url"_s, QString(page + u".patch")},
                 {u"base_commit"_s, shapes::commit(context, *baseCommit)},
                 {u"merge_base_commit"_s, mergeBase(context, *ahead, head)},
                 {u"status"_s, status},
                 {u"ahead_by"_s, ahead->size()},
                 {u"behind_by"_s, behind->size()},
                 {u"total_commits"_s, ahead->size()},
                 {u"commits"_s, listed},
                 {u"files"_s, QJsonArray()}});
}

} // namespace slipway::sandbox::handlers
