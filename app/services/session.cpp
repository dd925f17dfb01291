// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session.h"

#include "await.h"
#include "tokens.h"

#include "storage/settings.h"
#include "storage/tokenstore.h"

#include <QStandardPaths>

namespace slipway::services {

namespace {

QString cacheDirectory(const QString &directory)
{
    return directory.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::CacheLocation)
                               : directory + QStringLiteral("/cache");
}

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

Session::Session(const QString &directory, QObject *parent)
    : QObject(parent)
    , m_directory(directory)
    , m_settings(std::make_unique<storage::Settings>(settingsFile(directory)))
    , m_tokens(std::make_unique<storage::TokenStore>())
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

void Session::open(const RecentRepository &repository, const std::optional<Secret> &token)
{
    const quint64 generation = ++m_generation;
    if (token || !repository.repository) {
        create(repository, token.value_or(Secret()));
        return;
    }
    if (const auto known = m_sessionTokens.constFind(repository.repository->host);
        known != m_sessionTokens.constEnd()) {
        create(repository, *known);
        return;
    }
    await(m_tokens->find(*repository.repository), this, [this, generation, repository](const Result<Secret> &found) {
        // Something else may have been opened while the keychain was asked.
        if (generation == m_generation)
            create(repository, found);
    });
}

bool Session::openLast()
{
    const QList<RecentRepository> list = recent();
    if (list.isEmpty())
        return false;
    open(list.constFirst());
    return true;
}

void Session::create(const RecentRepository &repository, const Result<Secret> &token)
{
    if (m_workspace)
        Q_EMIT workspaceClosing();
    m_workspace.reset();
    WorkspaceOptions options;
    options.repository = repository.repository;
    options.clonePath = repository.clonePath;
    if (token)
        options.token = *token;
    else
        options.refresh.tokenProblem = token.error();
    options.refresh.fetchClone = repository.repository.has_value();
    options.cacheDirectory = cacheDirectory(m_directory);
    m_workspace = std::make_unique<Workspace>(std::move(options));
    m_settings->addRecent(entryOf(repository));
    Q_EMIT recentChanged();
    Q_EMIT workspaceChanged();
    m_workspace->refresh().refresh();
}

QFuture<Result<QList<RepositoryName>>> Session::proposals(const QString &clonePath)
{
    return remoteRepositories(clonePath);
}

void Session::signIn(const Secret &token)
{
    if (!m_workspace || !m_workspace->options().repository)
        return;
    const RepositoryName repository = *m_workspace->options().repository;
    const RecentRepository current{repository, m_workspace->options().clonePath};
    m_sessionTokens.insert(repository.host, token);
    auto kept = token.isEmpty() ? m_tokens->remove(repository.host) : m_tokens->write(repository.host, token);
    await(std::move(kept), this, [this, current, token](const Result<void> &result) {
        open(current, token);
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
