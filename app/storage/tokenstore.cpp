// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokenstore.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QPromise>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <algorithm>
#include <memory>

namespace slipway::storage {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype longestToken = 4096; // bytes; GitHub's are below 300, an Actions token below 1,000

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::storage::TokenStore)
};

/// The API's address is the host's own. Else a token kept for the host would be sent to somebody else's server.
bool apiBelongsToHost(const RepositoryName &repository)
{
    const QString api = repository.apiUrl.host();
    const QString host = QUrl(u"https://"_s + repository.host).host(); // without a port
    return !api.isEmpty() && (api == host || api == RepositoryName::apiUrlFor(host).host());
}

QStringList variables(const RepositoryName &repository)
{
    const QString api = repository.apiUrl.host();
    QStringList names{u"SLIPWAY_TOKEN"_s};
    if (api == u"api.github.com" || api.endsWith(u".ghe.com") || isLoopback(repository.apiUrl))
        names += {u"GH_TOKEN"_s, u"GITHUB_TOKEN"_s};
    else
        names += {u"GH_ENTERPRISE_TOKEN"_s, u"GITHUB_ENTERPRISE_TOKEN"_s};
    return names;
}

template<class T>
QFuture<Result<T>> answered(Result<T> result)
{
    return QtFuture::makeReadyValueFuture(std::move(result));
}

template<class Job>
std::unique_ptr<Job> makeJob(const QString &host)
{
    auto job = std::make_unique<Job>(u"slipway"_s);
    job->setKey(u"token@"_s + host.toLower());
    job->setInsecureFallback(false);
    return job;
}

/// Whether a keychain runs or would be started when it is asked for. The library alone does not say it: it counts as
/// available even where there is no message bus.
bool isKeychainOnTheBus()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected() || !bus.interface())
        return false;
    const QStringList names =
        bus.interface()->registeredServiceNames().value() + bus.interface()->activatableServiceNames().value();
    return std::ranges::any_of(names, [](const QString &name) {
        return name == u"org.freedesktop.secrets" || name.startsWith(u"org.kde.kwalletd");
    });
}

/// Nothing that could hold keys is running; a server without a desktop is the usual case.
bool isKeychainMissing(const QKeychain::Job &job)
{
    return job.error() == QKeychain::NoBackendAvailable || job.error() == QKeychain::NotImplemented
        || (job.error() == QKeychain::OtherError && !isKeychainOnTheBus());
}

Error keychainError(const QKeychain::Job &job)
{
    return {.kind = ErrorKind::Storage,
            .message = isKeychainMissing(job)
                ? Words::tr("There is no keychain to keep the token in, so it is used until Slipway ends. Start a "
                            "keychain service, or set SLIPWAY_TOKEN.")
                : Words::tr("The keychain refused. Unlock it and try again, or set SLIPWAY_TOKEN."),
            .detail = job.errorString()};
}

/// Starts a job and answers with what `take` makes of it when it has finished, or after `patience` (0: without end)
/// with an error.
template<class T, class Job, class Take>
QFuture<Result<T>> run(std::unique_ptr<Job> job, Take take, std::chrono::seconds patience = 0s)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    Job *started = job.release(); // deletes itself when it has finished
    QObject::connect(started, &QKeychain::Job::finished, started, [promise, started, take](QKeychain::Job *) {
        if (promise->future().isFinished())
            return;
        promise->addResult(take(*started));
        promise->finish();
    });
    if (patience > 0s) {
        QTimer::singleShot(patience, started, [promise] {
            if (promise->future().isFinished())
                return;
            promise->addResult(std::unexpected(Error{
                .kind = ErrorKind::Storage,
                .message = Words::tr("The keychain did not answer. Unlock it and try again, or set SLIPWAY_TOKEN.")}));
            promise->finish();
        });
    }
    started->start();
    return future;
}

} // namespace

bool TokenStore::isPlausible(const Secret &token)
{
    const QByteArray &bytes = token.reveal();
    return !bytes.isEmpty() && bytes.size() <= longestToken
        && std::ranges::all_of(bytes, [](char c) { return c > ' ' && c < '\x7f'; });
}

Result<Secret> TokenStore::fromEnvironment(const RepositoryName &repository) const
{
    for (const QString &name : variables(repository)) {
        const QByteArray value = m_environment.value(name).toUtf8().trimmed();
        if (value.isEmpty())
            continue;
        Secret token(value);
        if (isPlausible(token))
            return token;
        return std::unexpected(Error{
            .kind = ErrorKind::BadInput,
            .message =
                Words::tr("The variable %1 holds characters that no token has. Set it to the token alone.").arg(name)});
    }
    return Secret();
}

QFuture<Result<Secret>> TokenStore::find(const RepositoryName &repository) const
{
    auto token = fromEnvironment(repository);
    if (!token || !token->isEmpty() || !apiBelongsToHost(repository))
        return answered(std::move(token));
    return read(repository.host);
}

QFuture<Result<Secret>> TokenStore::read(const QString &host) const
{
    return run<Secret>(
        makeJob<QKeychain::ReadPasswordJob>(host),
        [](const auto &job) -> Result<Secret> {
            if (job.error() == QKeychain::EntryNotFound || isKeychainMissing(job))
                return Secret();
            if (job.error() != QKeychain::NoError)
                return std::unexpected(keychainError(job));
            Secret token(job.textData().toUtf8());
            return isPlausible(token) ? token : Secret();
        },
        60s);
}

QFuture<Result<void>> TokenStore::write(const QString &host, const Secret &token) const
{
    if (!isPlausible(token)) {
        return answered<void>(std::unexpected(
            Error{.kind = ErrorKind::BadInput,
                  .message = Words::tr("This is not a token. Paste the token alone, without spaces or quotes.")}));
    }
    auto job = makeJob<QKeychain::WritePasswordJob>(host);
    job->setTextData(QString::fromLatin1(token.reveal()));
    return run<void>(std::move(job), [](const auto &done) -> Result<void> {
        if (done.error() != QKeychain::NoError)
            return std::unexpected(keychainError(done));
        return {};
    });
}

QFuture<Result<void>> TokenStore::remove(const QString &host) const
{
    return run<void>(makeJob<QKeychain::DeletePasswordJob>(host), [](const auto &job) -> Result<void> {
        if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound || isKeychainMissing(job))
            return {};
        return std::unexpected(keychainError(job));
    });
}

} // namespace slipway::storage
