// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "range.h"

#include "giterror.h"
#include "gitqueue.h"
#include "handles.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

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

/// Who wrote a commit and when: a cherry-pick keeps both.
QByteArray authorshipOf(git_commit *commit)
{
    return addressOf(commit) + ' ' + QByteArray::number(git_commit_author(commit)->when.time);
}

/// Those commits in the history of `from` that may be picks of some of `commits`, or what these were picked from: the
/// same author at the same time. A pick is made after what it picks was written, so that the walk ends where it has
/// been among older commits for a while.
Result<QList<Commit>> likePicks(const Repository &repository, const QList<Commit> &commits, const ObjectId &from,
                                const std::atomic_bool &stop)
{
    constexpr int longEnough = 200; // commits; clocks are not to be trusted
    git_repository *handle = repository.handle().get();
    QSet<QByteArray> wanted;
    qint64 oldest = std::numeric_limits<qint64>::max();
    for (const Commit &each : commits) {
        CommitHandle commit;
        const git_oid oid = toOid(each.id);
        if (git_commit_lookup(std::out_ptr(commit), handle, &oid) == 0 && !each.isMerge()) {
            wanted.insert(authorshipOf(commit.get()));
            oldest = std::min<qint64>(oldest, git_commit_author(commit.get())->when.time);
        }
    }
    WalkHandle walk;
    const git_oid start = toOid(from);
    int code = git_revwalk_new(std::out_ptr(walk), handle);
    if (code == 0) {
        code = git_revwalk_push(walk.get(), &start);
    }
    QList<Commit> found;
    int older = 0;
    git_oid next;
    while (code == 0 && older < longEnough && !stop && (code = git_revwalk_next(&next, walk.get())) == 0) {
        CommitHandle commit;
        code = git_commit_lookup(std::out_ptr(commit), handle, &next);
        if (code != 0) {
            break;
        }
        older = git_commit_time(commit.get()) < oldest ? older + 1 : 0;
        if (git_commit_parentcount(commit.get()) < 2 && wanted.contains(authorshipOf(commit.get()))) {
            found.append(toCommit(commit.get()));
        }
    }
    if (code != 0 && code != GIT_ITEROVER && !repository.isShallow()) {
        return failFrom(code, Words::tr("The history of %1 could not be read").arg(from.abbreviated()));
    }
    return found;
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
    auto commits = from.isNull() ? repository.commitsBetween(from, to) : graph.commitsBetween(repository, from, to);
    if (!commits) {
        return std::unexpected(commits.error());
    }
    facts.commits = *std::move(commits);
    if (!from.isNull()) {
        const auto others = graph.commitsBetween(repository, to, from);
        if (!others) {
            return std::unexpected(others.error());
        }
        const auto picks = likePicks(repository, facts.commits, from, stop);
        if (!picks) {
            return std::unexpected(picks.error());
        }
        const auto same = samePatches(repository, facts.commits, *others + *picks, stop);
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
