// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "range.h"

#include "giterror.h"
#include "gitqueue.h"
#include "handles.h"

#include <QRegularExpression>

#include <algorithm>

namespace slipway::git {

namespace {

std::unexpected<Error> stopped()
{
    return std::unexpected(Error{ErrorKind::Cancelled, Words::tr("Cancelled.")});
}

/// The author's address, in lower case: people write it in both.
QByteArray addressOf(git_commit *commit)
{
    return QByteArray(git_commit_author(commit)->email).toLower();
}

/// The login in an address that GitHub gives to those who keep theirs for themselves ("Setting your commit email
/// address"): ID+LOGIN@users.noreply.github.com, older ones without the number. Empty in any other.
QString loginIn(const QByteArray &address)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A(?:\\d+\\+)?([a-z0-9](?:[a-z0-9-]*))@users\\.noreply\\.github\\.com\\z"));
    return pattern.match(QString::fromUtf8(address)).captured(1);
}

/// Those of `wanted` that wrote nothing in the history of `tip`. The walk ends as soon as all were found.
Known<QSet<QByteArray>> strangers(const Repository &repository, const ObjectId &tip, QSet<QByteArray> wanted,
                                  const std::atomic_bool &stop)
{
    git_repository *handle = repository.handle().get();
    WalkHandle walk;
    const git_oid start = toOid(tip);
    if (git_revwalk_new(std::out_ptr(walk), handle) != 0 || git_revwalk_push(walk.get(), &start) != 0) {
        return std::nullopt;
    }
    git_oid next;
    int code = 0;
    while (!wanted.isEmpty() && !stop && (code = git_revwalk_next(&next, walk.get())) == 0) {
        CommitHandle commit;
        if (git_commit_lookup(std::out_ptr(commit), handle, &next) != 0) {
            return std::nullopt;
        }
        wanted.remove(addressOf(commit.get()));
    }
    const bool isWhole = code == 0 || (code == GIT_ITEROVER && !repository.isShallow());
    return isWhole && !stop ? Known<QSet<QByteArray>>(wanted) : std::nullopt;
}

/// Where the work of a range began: the parents of its commits that are outside it, the oldest first.
QList<ObjectId> beginnings(const Repository &repository, const QList<Commit> &commits)
{
    QSet<ObjectId> inside;
    for (const Commit &each : commits) {
        inside.insert(each.id);
    }
    QSet<ObjectId> outside;
    for (const Commit &each : commits) {
        for (const ObjectId &parent : each.parents) {
            if (!inside.contains(parent)) {
                outside.insert(parent);
            }
        }
    }
    QList<std::pair<QDateTime, ObjectId>> dated;
    for (const ObjectId &id : std::as_const(outside)) {
        const auto commit = repository.commit(id);
        if (commit) {
            dated.append({commit->committedAt, id});
        }
    }
    std::ranges::sort(dated);
    QList<ObjectId> sorted;
    for (const auto &[when, id] : std::as_const(dated)) {
        sorted.append(id);
    }
    return sorted;
}

/// What `from` has and some of the range's work began without: only there can a patch of it have come before. Work that
/// began where earlier work had been already adds nothing.
Result<QList<Commit>> workBeside(const Repository &repository, const CommitGraph &graph, const QList<Commit> &commits,
                                 const ObjectId &from)
{
    constexpr int mostBeginnings = 50;
    constexpr int mostCommits = 5000;
    QList<ObjectId> chosen;
    QHash<ObjectId, Commit> beside;
    const QList<ObjectId> starts = beginnings(repository, commits);
    for (const ObjectId &start : starts.first(std::min<qsizetype>(mostBeginnings, starts.size()))) {
        const QHash<ObjectId, AheadBehind> counts = graph.aheadBehind(start, chosen);
        const bool isCovered =
            std::ranges::any_of(counts, [](const AheadBehind &earlier) { return earlier.ahead == 0; });
        if (isCovered || !graph.contains(start)) {
            continue;
        }
        chosen.append(start);
        const auto between = graph.commitsBetween(repository, start, from, mostCommits);
        if (!between) {
            return std::unexpected(between.error());
        }
        for (const Commit &each : *between) {
            beside.insert(each.id, each);
        }
    }
    return beside.values();
}

Known<QSet<ObjectId>> firstContributions(const Repository &repository, QList<Commit> &commits, const ObjectId &from,
                                         const std::atomic_bool &stop)
{
    QHash<ObjectId, QByteArray> addresses;
    for (Commit &each : commits) {
        CommitHandle commit;
        const git_oid oid = toOid(each.id);
        if (git_commit_lookup(std::out_ptr(commit), repository.handle().get(), &oid) != 0) {
            return std::nullopt;
        }
        const QByteArray address = addressOf(commit.get());
        each.authorLogin = loginIn(address);
        addresses.insert(each.id, address);
    }
    const QSet<QByteArray> wanted(addresses.cbegin(), addresses.cend());
    const auto found = from.isNull() ? Known<QSet<QByteArray>>(wanted) : strangers(repository, from, wanted, stop);
    if (!found) {
        return std::nullopt;
    }
    QSet<ObjectId> first;
    for (auto each = addresses.cbegin(); each != addresses.cend(); ++each) {
        if (found->contains(each.value())) {
            first.insert(each.key());
        }
    }
    return first;
}

} // namespace

Result<RangeFacts> readRange(const Repository &repository, const CommitGraph &graph, const ObjectId &from,
                             const ObjectId &to, const std::atomic_bool &stop)
{
    RangeFacts facts;
    auto commits = graph.commitsBetween(repository, from, to);
    if (!commits) {
        return std::unexpected(commits.error());
    }
    facts.commits = *std::move(commits);
    if (!from.isNull()) {
        const auto others = workBeside(repository, graph, facts.commits, from);
        if (!others) {
            return std::unexpected(others.error());
        }
        const auto same = samePatches(repository, facts.commits, *others, stop);
        if (!same) {
            return std::unexpected(same.error());
        }
        facts.released = *same;
    }
    facts.firstContributions = firstContributions(repository, facts.commits, from, stop);
    if (stop) {
        return stopped();
    }
    return facts;
}

QFuture<Result<RangeFacts>> GitModel::range(const ObjectId &from, const ObjectId &to)
{
    return asked<RangeFacts>(*m_worker, [from, to](Worker &worker, Repository &repository) -> Result<RangeFacts> {
        const auto graph = worker.graph(repository, from.isNull() ? QList{to} : QList{from, to});
        if (!graph) {
            return std::unexpected(graph.error());
        }
        return readRange(repository, **graph, from, to, worker.stopping);
    });
}

} // namespace slipway::git
