// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace.h"

#include "activity.h"
#include "await.h"
#include "git/gitmodel.h"
#include "github/githubmodel.h"
#include "memory.h"
#include "preflightreader.h"
#include "storage/httpcache.h"
#include "storage/snapshotstore.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <algorithm>

namespace slipway::services {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Whose drafts are kept: the same for everybody who opens it on this machine.
QString repositoryKey(const WorkspaceOptions &options)
{
    return options.repository ? options.repository->apiUrl.toString() + u'/' + options.repository->fullName()
                              : options.clonePath;
}

QString historyFolder(const WorkspaceOptions &options)
{
    const QString &folder = options.historyDirectory.isEmpty() ? options.cacheDirectory : options.historyDirectory;
    return folder.isEmpty() ? QString() : folder + u"/history"_s;
}

} // namespace

QString cacheDirectory(const QString &directory)
{
    return directory.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::CacheLocation)
                               : directory + u"/cache"_s;
}

LastRead readLast(const WorkspaceOptions &options)
{
    if (options.cacheDirectory.isEmpty())
        return QtFuture::makeReadyValueFuture(Result<std::optional<LastSnapshot>>());
    return QtConcurrent::run([store = storage::SnapshotStore(options.cacheDirectory),
                              key = storage::SnapshotKey{options.repository, options.clonePath}] {
        auto snapshot = store.load(key);
        // From a clock that was wrong: nobody could say how old it is.
        if (!snapshot || snapshot->asOf > QDateTime::currentDateTimeUtc().addDays(1))
            return Result<std::optional<LastSnapshot>>(std::nullopt);
        DerivedCandidates list = derive(*snapshot);
        return Result<std::optional<LastSnapshot>>({{*std::move(snapshot), std::move(list)}});
    });
}

Workspace::Workspace(WorkspaceOptions options, Activity &activity, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_activity(activity)
{
    if (!m_options.clonePath.isEmpty())
        m_git = std::make_unique<git::GitModel>(m_options.clonePath, historyFolder(m_options));
    ResponseCache cache;
    if (!m_options.cacheDirectory.isEmpty()) {
        m_snapshots = std::make_unique<storage::SnapshotStore>(m_options.cacheDirectory);
        m_httpCache = std::make_unique<storage::HttpCache>(m_options.cacheDirectory + QStringLiteral("/http.sqlite"));
        cache = m_httpCache->hooks();
    }
    if (m_options.repository)
        m_github = std::make_unique<github::GitHubModel>(*m_options.repository, m_options.token, cache);
    m_options.refresh.anonymous = m_options.token.isEmpty() && !m_options.awaitsToken;
    m_refresh = std::make_unique<RefreshService>(m_git.get(), m_github.get(), m_options.refresh);
    if (m_options.awaitsToken) {
        m_github->awaitToken();
        m_refresh->awaitToken();
    }
    m_details = std::make_unique<DetailsService>(m_git.get(), m_github.get(), *m_refresh);
    m_headlines = std::make_unique<Headlines>(m_git.get(), *m_refresh);
    if (m_github) {
        m_operations = std::make_unique<OperationService>(*m_github, *m_refresh, activity, m_options.pacing);
        connect(m_github.get(), &github::GitHubModel::rateLimitChanged, this, &Workspace::rateLimitChanged);
        connect(m_operations.get(), &OperationService::releaseChanged, m_refresh.get(),
                [this](const Release &release) { m_refresh->amend(release); });
    }
    m_notes = std::make_unique<NotesService>(m_git.get(), m_github.get(), *m_refresh, repositoryKey(m_options),
                                             activity.directory());
    m_templates = std::make_unique<TemplateFiles>(m_git.get(), m_github.get(), *m_refresh);
    m_probes = std::make_unique<ProbeService>();
    connect(m_refresh.get(), &RefreshService::finished, m_probes.get(), [this] {
        if (m_refresh->isFresh())
            m_probes->probe(*snapshot());
    });
    if (!m_snapshots)
        return;
    m_keeping.setMaxThreadCount(1); // one after the other
    connect(m_refresh.get(), &RefreshService::finished, this, [this] {
        const bool isNew = m_refresh->isFresh() && snapshot()->tags;
        if (isNew)
            m_keeping.start([store = *m_snapshots, known = snapshot()] { store.save(*known); });
    });
    connect(m_refresh.get(), &RefreshService::snapshotChanged, &m_calm, qOverload<>(&QTimer::start));
    m_calm.setSingleShot(true);
    m_calm.setInterval(1s); // those who look at the snapshot have taken it over
    m_calm.callOnTimeout(this, [this] { m_keeping.start(giveBackMemory); });
}

void Workspace::start(LastRead last)
{
    if (last.isValid())
        m_refresh->refreshAfter(std::move(last));
    else
        m_refresh->refresh();
}

void Workspace::setToken(const Result<Secret> &token)
{
    m_options.awaitsToken = false;
    m_options.token = token.value_or(Secret());
    m_github->setToken(m_options.token);
    m_refresh->setToken(m_options.token.isEmpty(), token ? std::nullopt : std::optional(token.error()));
    Q_EMIT tokenChanged();
}

Workspace::~Workspace() = default;

QString Workspace::title() const
{
    return m_options.repository ? m_options.repository->fullName() : QFileInfo(m_options.clonePath).fileName();
}

RateLimitInfo Workspace::rateLimit() const
{
    if (!m_github)
        return {};
    const github::RateLimit limit = m_github->rateLimit();
    return {limit.remaining, limit.limit, limit.resetsAt};
}

int Workspace::answers() const
{
    return m_github ? m_github->answers() : 0;
}

QFuture<Result<QList<Commit>>> Workspace::branchCommits(int limit)
{
    if (m_github)
        return m_github->commits(snapshot()->defaultBranch, limit);
    return m_git->commitsBetween({}, snapshot()->base.commit, limit);
}

QFuture<Result<Comparison>> Workspace::compare(const BaseRef &from, const BaseRef &to)
{
    if (!m_git)
        return compareOnGitHub(from, to);
    return m_git->aheadBehind(from.commit, {to.commit})
        .then(this,
              [this, from, to](const Result<QHash<ObjectId, AheadBehind>> &counts) {
                  if (!counts || !counts->contains(to.commit)) {
                      if (m_github)
                          return compareOnGitHub(from, to);
                      const Error error = counts
                          ? Error{ErrorKind::MissingObject,
                                  tr("The clone lacks %1 or %2. Fetch it, then try again.").arg(from.ref, to.ref)}
                          : counts.error();
                      return QtFuture::makeReadyValueFuture(Result<Comparison>(std::unexpected(error)));
                  }
                  return m_git->commitsBetween(from.commit, to.commit)
                      .then([from, to, ahead = counts->value(to.commit)](
                                const Result<QList<Commit>> &commits) -> Result<Comparison> {
                          if (!commits)
                              return std::unexpected(commits.error());
                          return Comparison{from, to, ahead, *commits};
                      });
              })
        .unwrap();
}

QFuture<Result<Comparison>> Workspace::compareOnGitHub(const BaseRef &from, const BaseRef &to)
{
    return m_github->compare(from.commit.hex(), to.commit.hex())
        .then([from, to](const Result<github::Comparison> &answer) -> Result<Comparison> {
            if (!answer)
                return std::unexpected(answer.error());
            QList<Commit> commits = answer->commits;
            std::ranges::reverse(commits);
            return Comparison{from, to, answer->counts, commits};
        });
}

QFuture<Result<BaseRef>> Workspace::resolve(const QString &name)
{
    const auto ready = [](Result<BaseRef> result) { return QtFuture::makeReadyValueFuture(std::move(result)); };
    const SnapshotPtr known = snapshot();
    if (const Environment *environment = known->findEnvironment(name); environment && environment->deployments) {
        if (const Deployment *active = activeDeployment(*environment->deployments))
            return ready(BaseRef{name, active->commit});
    }
    if (const Tag *tag = known->findTag(name))
        return ready(BaseRef{name, tag->commit});
    if (m_git)
        return m_git->resolve(name);
    return m_github->commit(name).then([name](const Result<Commit> &commit) -> Result<BaseRef> {
        if (!commit)
            return std::unexpected(commit.error());
        return BaseRef{name, commit->id};
    });
}

QFuture<PreflightFacts> Workspace::preflightFacts(const Plan &plan)
{
    const QString name = u"release:" + notesKey(*snapshot(), plan.tag);
    return readPreflight(*m_github, plan, m_activity.operations())
        .then(m_notes.get(), // which goes before GitHub's model does
              [this, name](const PreflightFacts &facts) {
                  return m_notes->unpublished().then([facts, name](const Result<QList<NotesDraft>> &drafts) {
                      PreflightFacts all = facts;
                      all.hasUnpublishedNotes = drafts && std::ranges::contains(*drafts, name, &NotesDraft::name);
                      return all;
                  });
              })
        .unwrap();
}

} // namespace slipway::services
