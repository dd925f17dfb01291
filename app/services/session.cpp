// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session.h"

#include "await.h"
#include "tokens.h"

#include "github/githubmodel.h"
#include "storage/settings.h"
#include "storage/tokenstore.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace slipway::services {

namespace {

QString settingsFile(const QString &directory)
{
    const QString folder =
        directory.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) : directory;
    return folder + QStringLiteral("/slipway.ini");
}

storage::RecentEntry entryOf(const RecentRepository &repository)
{
    return {repository.repository, repository.clonePath};
}

} // namespace

QString RecentRepository::title() const
{
    return repository ? repository->fullName() : QFileInfo(clonePath).fileName();
}

Session::Session(const QString &directory, QObject *parent)
    : QObject(parent)
    , m_directory(directory)
    , m_settings(std::make_unique<storage::Settings>(settingsFile(directory)))
    , m_tokens(std::make_unique<storage::TokenStore>())
    , m_activity(std::make_unique<Activity>(directory.isEmpty() ? Activity::defaultDirectory() : directory))
{
}

Session::~Session() = default;

QList<RecentRepository> Session::recent() const
{
    QList<RecentRepository> list;
    for (const storage::RecentEntry &entry : m_settings->recent())
        list.append({entry.repository, entry.clonePath});
    return list;
}

WorkspaceOptions Session::optionsOf(const RecentRepository &repository) const
{
    WorkspaceOptions options;
    options.repository = repository.repository;
    options.clonePath = repository.clonePath;
    options.refresh.fetchClone = repository.repository.has_value();
    options.cacheDirectory = cacheDirectory(m_directory);
    return options;
}

void Session::prepare(const RecentRepository &repository)
{
    m_prepared.emplace(repository, readLast(optionsOf(repository)));
}

void Session::open(const RecentRepository &repository, const std::optional<Secret> &token, Remember remember)
{
    const quint64 generation = ++m_generation;
    if (token || !repository.repository) {
        create(repository, token.value_or(Secret()), remember);
        return;
    }
    if (const auto known = m_sessionTokens.constFind(repository.repository->host);
        known != m_sessionTokens.constEnd()) {
        create(repository, *known, remember);
        return;
    }
    const QFuture<Result<Secret>> found = m_tokens->find(*repository.repository);
    if (found.isFinished()) {
        create(repository, found.result(), remember);
        return;
    }
    // What is known is there at once; a keychain may wait until somebody unlocks it.
    create(repository, std::nullopt, remember);
    if (generation != m_generation)
        return; // somebody opened something else at the sight of it
    // Also when it is left meanwhile: what was begun in it waits for the token, and ends.
    await(found, m_workspace.get(),
          [workspace = m_workspace.get()](const Result<Secret> &token) { workspace->setToken(token); });
}

OperationService *Session::runningOperation() const
{
    const auto isBusy = [](const auto &workspace) {
        return workspace && workspace->operations() && workspace->operations()->isBusy();
    };
    if (isBusy(m_workspace))
        return m_workspace->operations();
    const auto left = std::ranges::find_if(m_left, isBusy);
    return left == m_left.cend() ? nullptr : (*left)->operations();
}

/// Lets go of the open workspace; one whose operation is under way goes when that has ended.
void Session::leave()
{
    if (!m_workspace)
        return;
    Q_EMIT workspaceClosing();
    if (OperationService *operations = m_workspace->operations(); operations && operations->isBusy()) {
        connect(
            operations, &OperationService::finished, this,
            [this, operations] {
                std::erase_if(m_left, [&](const auto &left) { return left->operations() == operations; });
            },
            Qt::QueuedConnection);
        m_left.push_back(std::move(m_workspace));
    }
    m_workspace.reset();
}

void Session::create(const RecentRepository &repository, const std::optional<Result<Secret>> &token, Remember remember)
{
    leave();
    WorkspaceOptions options = optionsOf(repository);
    options.awaitsToken = !token;
    if (token && *token)
        options.token = **token;
    else if (token)
        options.refresh.tokenProblem = token->error();
    const auto prepared = std::exchange(m_prepared, {});
    const LastRead last = prepared && prepared->first == repository ? prepared->second : readLast(options);
    m_workspace = std::make_unique<Workspace>(std::move(options), *m_activity);
    if (remember == Remember::Yes) {
        m_settings->addRecent(entryOf(repository));
        Q_EMIT recentChanged();
    }
    Q_EMIT workspaceChanged();
    m_workspace->start(last);
}

QFuture<Result<QList<RepositoryName>>> Session::proposals(const QString &clonePath)
{
    return remoteRepositories(clonePath);
}

void Session::signIn(const Secret &token)
{
    if (!m_workspace || !m_workspace->options().repository)
        return;
    const RecentRepository current{m_workspace->options().repository, m_workspace->options().clonePath};
    if (token.isEmpty()) {
        keepToken(current, token);
        return;
    }
    const auto probe = std::make_shared<github::GitHubModel>(*current.repository, token, ResponseCache());
    // The repository itself: an app's token has no user.
    await(probe->repository(), this,
          [this, probe, current, token, generation = m_generation](const Result<github::RepositoryInfo> &answer) {
              if (!answer)
                  Q_EMIT signedIn(answer.error());
              else if (generation == m_generation)
                  keepToken(current, token);
              else // something else was opened meanwhile
                  Q_EMIT signedIn(std::nullopt);
          });
}

/// The repository does not wait for the keychain, which somebody may have to unlock.
void Session::keepToken(const RecentRepository &repository, const Secret &token)
{
    const QString host = repository.repository->host;
    m_sessionTokens.insert(host, token);
    auto kept = token.isEmpty() ? m_tokens->remove(host) : m_tokens->write(host, token);
    open(repository, token);
    await(std::move(kept), this, [this](const Result<void> &result) {
        Q_EMIT signedIn(result ? std::nullopt : std::optional(result.error()));
    });
}

int Session::refreshSeconds() const
{
    return m_settings->refreshSeconds();
}

void Session::setRefreshSeconds(int seconds)
{
    m_settings->setRefreshSeconds(seconds);
}

QByteArray Session::windowGeometry() const
{
    return m_settings->windowGeometry();
}

void Session::setWindowGeometry(const QByteArray &geometry)
{
    m_settings->setWindowGeometry(geometry);
}

QByteArray Session::viewState(const QString &view) const
{
    return m_settings->viewState(view);
}

void Session::setViewState(const QString &view, const QByteArray &state)
{
    m_settings->setViewState(view, state);
}

} // namespace slipway::services
