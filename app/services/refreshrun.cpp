// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "refreshrun.h"

#include "storage/slipwaytoml.h"

#include <QCoreApplication>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace slipway::services {

Error cancelledError()
{
    return {ErrorKind::Cancelled, QCoreApplication::translate("slipway::services", "Cancelled.")};
}

namespace {

constexpr int releaseCount = 300;
constexpr int deploymentsAltogether = 600;

/// How much is read of what costs a request each.
struct Budget {
    int deployments; ///< per environment
    int newestCandidates; ///< two requests each
    int undecidedCandidates; ///< …
};

constexpr Budget signedIn{15, 12, 30};
/// Without a token GitHub answers 60 requests an hour, all told.
constexpr Budget anonymous{4, 2, 6};

Budget budgetOf(const github::GitHubModel *github)
{
    return github && !github->hasToken() ? anonymous : signedIn;
}

} // namespace

RefreshRun::RefreshRun(git::GitModel *git, github::GitHubModel *github, const RefreshOptions &options,
                       Listener listener)
    : m_git(git)
    , m_github(github)
    , m_options(options)
    , m_listener(std::move(listener))
    , m_proofs(git, github)
{
    if (m_github)
        m_snapshot.repository = m_github->repositoryName();
    if (m_git)
        m_snapshot.clonePath = m_git->path();
}

void RefreshRun::start()
{
    if (m_options.tokenProblem)
        addProblem(Problem::Source::Storage, *m_options.tokenProblem);
    enter(&RefreshRun::readOrigins, &RefreshRun::readBase);
}

void RefreshRun::abandon()
{
    m_abandoned = true;
    m_listener = {};
    for (const auto &cancel : std::exchange(m_cancels, {}))
        cancel();
}

void RefreshRun::enter(Phase phase, Phase next)
{
    m_next = next;
    m_pending = 1; // the phase itself, so that an answer at once does not end it early
    (this->*phase)();
    answered();
}

void RefreshRun::answered()
{
    if (m_abandoned)
        return;
    if (--m_pending > 0)
        return;
    const Phase phase = m_next;
    m_cancels.clear();
    if (phase == &RefreshRun::readBase)
        enter(phase, &RefreshRun::readLists);
    else if (phase == &RefreshRun::readLists)
        enter(phase, &RefreshRun::readNames);
    else if (phase == &RefreshRun::readNames)
        enter(phase, &RefreshRun::readDeployments);
    else if (phase == &RefreshRun::readDeployments)
        enter(phase, &RefreshRun::readCommits);
    else if (phase == &RefreshRun::readCommits)
        enter(phase, &RefreshRun::readJudges);
    else if (phase == &RefreshRun::readJudges)
        enter(phase, &RefreshRun::readProofs);
    else if (phase == &RefreshRun::readProofs)
        enter(phase, &RefreshRun::finish);
    else
        finish();
}

void RefreshRun::addProblem(Problem::Source source, const Error &error)
{
    const Problem problem{source, error};
    const bool known = std::ranges::any_of(m_snapshot.problems, [&](const Problem &other) {
        return other.source == source && other.error.message == error.message;
    });
    if (!known)
        m_snapshot.problems.append(problem);
}

void RefreshRun::readLists()
{
    if (m_githubOpen) {
        ask(Problem::Source::GitHub, m_github->environments(),
            [this](const QList<Environment> &environments) { m_githubEnvironments = environments; });
        ask(Problem::Source::GitHub, m_github->releases(releaseCount),
            [this](const QList<Release> &releases) { m_snapshot.releases = releases; });
        // Without a token requests are few: the clone, which was just fetched, has to do.
        if (!m_cloneOpen)
            readTags();
        else if (m_github->hasToken())
            readTagReferences();
        if (m_snapshot.base.commit.isNull()) {
            const QString base = m_options.baseRevision.isEmpty() ? m_snapshot.defaultBranch : m_options.baseRevision;
            // An empty repository has no commit yet, and that is no fault.
            ask(
                Problem::Source::GitHub, m_github->commit(base),
                [this, base](const Commit &commit) {
                    m_snapshot.base = {base, commit.id};
                    m_snapshot.commits[commit.id].commit = commit;
                },
                m_options.baseRevision.isEmpty() ? std::optional(ErrorKind::NotFound) : std::nullopt);
        }
    }
    readConfiguration();
}

/// A request for each hundred.
void RefreshRun::readTags()
{
    ask(Problem::Source::GitHub, m_github->tags(), [this](const QList<Tag> &tags) { m_githubTags = tags; });
}

/// One request for all: what the clone has of them need not be asked for.
void RefreshRun::readTagReferences()
{
    constexpr qsizetype mostUnknown = 30; // a request each
    ++m_pending;
    QFuture<Result<QList<github::TagReference>>> references = m_github->tagReferences();
    m_cancels.push_back([references]() mutable { references.cancel(); });
    await(references, this, [this](const Result<QList<github::TagReference>> &found) {
        const JoinedTags joined =
            joinedTags(found.value_or(QList<github::TagReference>()), m_cloneTags, m_cloneTagObjects);
        if (!found || joined.unknown.size() > mostUnknown) {
            readTags();
        } else {
            m_githubTags = joined.tags;
            m_joined = true;
            for (const github::TagReference &reference : joined.unknown)
                readTagObject(reference);
        }
        answered();
    });
}

void RefreshRun::readTagObject(const github::TagReference &reference)
{
    ask(Problem::Source::GitHub, m_github->tagObject(reference.object),
        [this, name = reference.name](const github::TagTarget &target) {
            if (!target.commit.isNull())
                m_githubTags->append(
                    {.name = name, .commit = target.commit, .taggedAt = target.taggedAt, .annotated = true});
        });
}

void RefreshRun::readConfiguration()
{
    const QString path = QStringLiteral(".slipway.toml");
    const auto use = [this](const QByteArray &bytes) { useConfiguration(bytes); };
    if (m_cloneOpen && !m_snapshot.base.commit.isNull()) {
        ++m_pending;
        const QString remote = m_remote.isEmpty() ? QStringLiteral("origin") : m_remote;
        const QString branch = QStringLiteral("refs/remotes/") + remote + u'/' + m_snapshot.defaultBranch;
        // The file counts as it stands on the default branch, whatever base was asked for.
        await(m_git->resolve(branch), this, [this, path, use](const Result<BaseRef> &head) {
            const ObjectId commit = head ? head->commit : m_snapshot.base.commit;
            ask(Problem::Source::Git, m_git->fileAt(commit, path), use, ErrorKind::NotFound);
            answered();
        });
    } else if (m_githubOpen) {
        const auto useBytes = [use](const github::FileVersion &file) { use(file.bytes); };
        ask(Problem::Source::GitHub, m_github->file(path, {}), useBytes, ErrorKind::NotFound);
    }
}

void RefreshRun::useConfiguration(const QByteArray &bytes)
{
    auto configuration = storage::parseConfiguration(bytes);
    if (!configuration) {
        addProblem(Problem::Source::Configuration, configuration.error()); // all is as without the file
        return;
    }
    m_snapshot.configuration = *std::move(configuration);
    m_snapshot.configuration.fromFile = true;
}

void RefreshRun::readNames()
{
    const auto work = [github = m_githubTags, clone = m_cloneOpen ? Known<QList<Tag>>(m_cloneTags) : std::nullopt,
                       joined = m_joined, configuration = m_snapshot.configuration, labels = m_options.labels,
                       before = std::exchange(m_namesBefore, {})]() -> Result<TagNames> {
        Known<QList<Tag>> tags = github;
        if (!joined && clone)
            tags = mergedTags(github, *clone);
        return tagNames(tags, configuration, labels, before);
    };
    ++m_pending;
    await(QtConcurrent::run(work), this, [this](const Result<TagNames> &named) {
        if (named) {
            m_snapshot.tags = named->tags;
            m_snapshot.scheme = named->scheme;
            m_snapshot.tagIndex = named->index;
        }
        answered();
    });
}

void RefreshRun::readDeployments()
{
    const QList<Environment> environments = m_githubEnvironments.value_or(QList<Environment>());
    // Each deployment costs a request: with hundreds of environments each gets fewer.
    constexpr int fewest = 2;
    const int shared = std::max(fewest, deploymentsAltogether / std::max(1, static_cast<int>(environments.size())));
    for (const Environment &environment : environments)
        readDeploymentsOf(environment.name, std::min(budgetOf(m_github).deployments, shared), {});
}

/// Where none of the newest ever succeeded, what runs may be further back: looked for once, then it is not known.
void RefreshRun::readDeploymentsOf(const QString &environment, int count, const QList<Deployment> &known)
{
    ask(Problem::Source::GitHub, m_github->deployments(environment, count, known),
        [this, environment, count, again = known.isEmpty()](const QList<Deployment> &deployments) {
            const bool hidesWhatRuns = deployments.size() >= count
                && std::ranges::none_of(deployments, [](const Deployment &each) { return each.everSucceeded(); });
            if (hidesWhatRuns && again)
                readDeploymentsOf(environment, 4 * count, deployments);
            if (hidesWhatRuns)
                return;
            const auto found = std::ranges::find(*m_githubEnvironments, environment, &Environment::name);
            found->deployments = deployments;
        });
}

void RefreshRun::useEnvironments()
{
    if (m_githubEnvironments) {
        m_snapshot.environments =
            pipeline(m_snapshot.configuration, m_githubEnvironments, m_snapshot.scheme, m_snapshot.defaultBranch);
    } else if (!m_snapshot.configuration.environments.isEmpty()) {
        m_snapshot.environments =
            pipeline(m_snapshot.configuration, std::nullopt, m_snapshot.scheme, m_snapshot.defaultBranch);
    }
}

void RefreshRun::readCommits()
{
    useEnvironments();
    const Budget budget = budgetOf(m_github);
    const QList<ObjectId> examined = m_options.candidates
        ? commitsToExamine(m_snapshot, budget.newestCandidates, budget.undecidedCandidates)
        : QList<ObjectId>();
    const QList<ObjectId> deployed = deployedCommits(m_snapshot);
    if (m_githubOpen) {
        for (const ObjectId &commit : examined)
            readStatuses(commit);
    }
    if (m_cloneOpen && m_options.candidates) {
        readGraph();
        if (!m_snapshot.configuration.manifests.isEmpty()) {
            for (const ObjectId &commit : examined)
                readManifests(commit);
        }
    }
    QList<ObjectId> wanted = deployed;
    for (const ObjectId &commit : examined) {
        if (!wanted.contains(commit))
            wanted.append(commit);
    }
    if (m_cloneOpen) {
        ++m_pending;
        await(m_git->commits(wanted), this, [this, wanted](const Result<QList<Commit>> &commits) {
            for (const Commit &commit : commits.value_or(QList<Commit>()))
                m_snapshot.commits[commit.id].commit = commit;
            readCommitsFromGitHub(wanted);
            answered();
        });
    } else {
        readCommitsFromGitHub(wanted);
    }
    readDrifts();
}

void RefreshRun::readJudges()
{
    if (!m_githubOpen || !m_github->hasToken())
        return;
    for (const QString &login : unknownJudges(m_snapshot)) {
        // Without push rights GitHub may not say; then it stays unknown.
        ++m_pending;
        await(m_github->hasWriteAccess(login), this, [this, login](const Result<bool> &access) {
            if (access)
                m_snapshot.writeAccess.insert(login, *access);
            answered();
        });
    }
}

void RefreshRun::finish()
{
    m_snapshot.asOf = QDateTime::currentDateTimeUtc();
    m_next = nullptr;
    if (m_listener.finished)
        m_listener.finished(std::move(m_snapshot), std::move(m_candidates),
                            (!m_git || m_cloneOpen) && (!m_github || m_githubOpen));
}

} // namespace slipway::services
