// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "changesreader.h"

#include "git/gitmodel.h"
#include "github/githubmodel.h"
#include "notes/changelist.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::services {

namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Sentences)
};

template<class T>
QFuture<T> readyNow(T value)
{
    return QtFuture::makeReadyValueFuture(std::move(value));
}

Error nowhere()
{
    return {ErrorKind::MissingObject, Sentences::tr("Without a clone the changes since the beginning are not known.")};
}

notes::ChangeSources sourcesOf(const BaseRef &from, const BaseRef &to, git::RangeFacts facts)
{
    notes::ChangeSources sources{.from = from, .to = to};
    sources.commits = std::move(facts.commits);
    sources.released = std::move(facts.released);
    sources.firstContributions = std::move(facts.firstContributions);
    return sources;
}

using Sources = Result<notes::ChangeSources>;

QFuture<Sources> sourcesOnGitHub(github::GitHubModel &github, const BaseRef &from, const BaseRef &to)
{
    if (from.commit.isNull())
        return readyNow(Sources(std::unexpected(nowhere())));
    return github.compare(from.commit.hex(), to.commit.hex())
        .then([from, to](const Result<github::Comparison> &answer) -> Sources {
            if (!answer)
                return std::unexpected(answer.error());
            notes::ChangeSources sources{.from = from, .to = to};
            sources.commits = answer->commits;
            std::ranges::reverse(sources.commits);
            sources.truncated = answer->counts.ahead > answer->commits.size();
            return sources;
        });
}

QFuture<Sources> readCommits(git::GitModel *git, github::GitHubModel *github, const BaseRef &from, const BaseRef &to)
{
    if (!git)
        return sourcesOnGitHub(*github, from, to);
    return git->range(from.commit, to.commit)
        .then(
            git,
            [github, from, to](const Result<git::RangeFacts> &facts) {
                if (facts)
                    return readyNow(Sources(sourcesOf(from, to, *facts)));
                const bool mayKnow = github && facts.error().kind == ErrorKind::MissingObject && !from.commit.isNull();
                return mayKnow ? sourcesOnGitHub(*github, from, to) : readyNow(Sources(std::unexpected(facts.error())));
            })
        .unwrap();
}

/// What GitHub knows of the pull requests. What it does not tell stays unknown.
QFuture<Sources> withPullRequests(github::GitHubModel &github, const notes::ChangeSources &sources)
{
    const QList<int> numbers = notes::pullRequestsOf(sources.commits);
    if (numbers.isEmpty()) {
        notes::ChangeSources whole = sources;
        whole.pullRequests.emplace();
        return readyNow(Sources(whole));
    }
    const auto oldest = std::ranges::min_element(sources.commits, {}, &Commit::committedAt);
    return github.mergedPullRequests(oldest->committedAt, numbers)
        .then([sources](const Result<QList<PullRequest>> &found) -> Sources {
            notes::ChangeSources whole = sources;
            if (found) {
                QHash<int, PullRequest> &known = whole.pullRequests.emplace();
                for (const PullRequest &each : *found)
                    known.insert(each.number, each);
            }
            return whole;
        });
}

} // namespace

QFuture<Result<QByteArray>> readFileAt(git::GitModel *git, github::GitHubModel *github, const ObjectId &commit,
                                       const QString &path)
{
    const auto onGitHub = [github, commit, path] {
        return github->file(path, commit.hex()).then([](const Result<github::FileVersion> &file) {
            return file.transform([](const github::FileVersion &version) { return version.bytes; });
        });
    };
    if (!git)
        return onGitHub();
    return git->fileAt(commit, path)
        .then(git,
              [github, onGitHub](const Result<QByteArray> &bytes) {
                  const bool mayKnow = !bytes && github && bytes.error().kind == ErrorKind::MissingObject;
                  return mayKnow ? onGitHub() : readyNow(bytes);
              })
        .unwrap();
}

QFuture<Result<ReleaseChanges>> readChanges(git::GitModel *git, github::GitHubModel *github, const BaseRef &from,
                                            const BaseRef &to)
{
    QObject *context = git ? static_cast<QObject *>(git) : github;
    return readCommits(git, github, from, to)
        .then(context,
              [git, github, to](const Sources &sources) {
                  if (!sources)
                      return readyNow(sources);
                  return readFileAt(git, github, to.commit, QStringLiteral(".github/release.yml"))
                      .then([sources = *sources](const Result<QByteArray> &yaml) -> Sources {
                          notes::ChangeSources whole = sources;
                          if (yaml)
                              whole.rules = notes::parseReleaseRules(*yaml);
                          return whole;
                      });
              })
        .unwrap()
        .then(context,
              [github](const Sources &sources) {
                  return sources && github ? withPullRequests(*github, *sources) : readyNow(sources);
              })
        .unwrap()
        .then([](const Sources &sources) { return sources.transform(notes::changesOf); });
}

} // namespace slipway::services
