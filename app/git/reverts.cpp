// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitmodel.h"

#include "gitqueue.h"

#include <algorithm>

namespace slipway::git {

namespace {

/// Whether `commit` is in the history of `tip`; unknown where the end of a shallow clone may lie between.
Known<bool> contains(const CommitGraph &graph, const ObjectId &tip, const ObjectId &commit)
{
    const Containment containment = graph.highestContaining({{tip, 0}}, {commit});
    if (containment.highest.contains(commit)) {
        return true;
    }
    return containment.complete ? Known<bool>(false) : std::nullopt;
}

/// A merge that is taken back takes with it what came in by it.
bool takesBack(const CommitGraph &graph, const Revert &revert, const ObjectId &commit)
{
    if (revert.reverted == commit) {
        return true;
    }
    return !revert.mainline.isNull() && contains(graph, revert.reverted, commit).value_or(false)
        && !contains(graph, revert.mainline, commit).value_or(true);
}

NamedCommit judge(const Repository &repository, const CommitGraph &graph, const ObjectId &tip, const QString &word)
{
    using State = NamedCommit::State;
    NamedCommit named{.word = word};
    const auto resolved = repository.resolve(word);
    const auto commit = resolved ? repository.commit(resolved->commit) : Result<Commit>(std::unexpected(Error()));
    // A branch or a tag may have such a name, too.
    if (!commit || !commit->id.hex().startsWith(word)) {
        named.state = repository.isShallow() ? State::Unknown : State::NoCommit;
        return named;
    }
    named.commit = commit->id;
    named.summary = commit->summary;
    if (!graph.contains(named.commit)) {
        named.state = repository.isShallow() ? State::Unknown : State::Absent; // in none of the tags' histories
        return named;
    }
    const Known<bool> isIn = contains(graph, tip, named.commit);
    if (!isIn.value_or(false)) {
        named.state = isIn ? State::Absent : State::Unknown;
        return named;
    }
    const auto after = graph.commitsBetween(repository, named.commit, tip);
    if (!after) {
        return named;
    }
    const bool isBack = std::ranges::any_of(
        standingReverts(*after), [&](const Revert &revert) { return takesBack(graph, revert, named.commit); });
    named.state = isBack ? State::Reverted : State::Contained;
    return named;
}

Known<QList<Revert>> revertsSince(const Repository &repository, const CommitGraph &graph, const ObjectId &tip,
                                  const ObjectId &branch)
{
    const auto after = graph.commitsBetween(repository, tip, branch);
    if (!after) {
        return std::nullopt;
    }
    QList<Revert> found;
    bool isKnown = true;
    for (const Revert &revert : standingReverts(*after)) {
        Known<bool> isIn = false; // a commit that the clone lacks is in no history of it, unless that was cut off
        if (graph.contains(revert.reverted)) {
            isIn = contains(graph, tip, revert.reverted);
        } else if (repository.isShallow()) {
            isIn.reset();
        }
        if (isIn.value_or(false)) {
            found.append(revert);
        }
        isKnown = isKnown && isIn;
    }
    return found.isEmpty() && !isKnown ? Known<QList<Revert>>() : found;
}

} // namespace

QFuture<Result<RevertFacts>> GitModel::reverts(const ObjectId &tip, const ObjectId &branch, const QStringList &words)
{
    return asked<RevertFacts>(*m_worker,
                              [tip, branch, words](Worker &worker, Repository &repository) -> Result<RevertFacts> {
                                  const auto graph = worker.graph(repository, {tip, branch});
                                  if (!graph) {
                                      return std::unexpected(graph.error());
                                  }
                                  for (const ObjectId &end : {tip, branch}) {
                                      if (!(*graph)->contains(end)) {
                                          const auto missing = repository.commit(end);
                                          return std::unexpected(missing ? Error() : missing.error());
                                      }
                                  }
                                  RevertFacts facts{.branch = branch};
                                  for (const QString &word : words) {
                                      facts.named.append(judge(repository, **graph, tip, word));
                                  }
                                  facts.since = revertsSince(repository, **graph, tip, branch);
                                  return facts;
                              });
}

} // namespace slipway::git
