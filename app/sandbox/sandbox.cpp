// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox.h"

#include "git/repository.h"
#include "server.h"

#include <QFileInfo>
#include <QPromise>
#include <QSemaphore>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

Sandbox::Sandbox()
    : m_context(new QObject)
    , m_thread(new QThread)
{
    m_thread->setObjectName(u"sandbox"_s);
    m_context->moveToThread(m_thread);
    m_thread->start();
}

Sandbox::~Sandbox()
{
    // A future that nobody took is let go on the sandbox's own thread, which cannot wait for itself.
    const bool inside = QThread::currentThread() == m_thread;
    run([this] {
        m_server.reset();
        m_context->deleteLater(); // its own call may be the one that is running
    });
    m_thread->quit();
    if (inside) {
        QObject::connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
        return;
    }
    m_thread->wait();
    delete m_thread;
}

void Sandbox::run(const std::function<void()> &work)
{
    if (QThread::currentThread() == m_thread) {
        work();
        return;
    }
    QSemaphore done;
    QMetaObject::invokeMethod(
        m_context,
        [&] {
            work();
            done.release();
        },
        Qt::QueuedConnection);
    done.acquire();
}

Result<void> Sandbox::boot(const SandboxOptions &options)
{
    auto server = SandboxServer::create(options);
    if (!server)
        return std::unexpected(server.error());
    m_server = std::move(*server);
    const State &state = m_server->state();
    m_facts = {m_server->port(),
               state.repository.owner + u'/' + state.repository.name,
               m_server->store().gitDirectory(),
               m_server->store().cloneDirectory(),
               state.tokenFor(Permission::Write),
               state.tokenFor(Permission::Read)};
    if (!options.withClone)
        return {};
    const auto clone = cloneForDemonstration();
    return clone ? Result<void>() : std::unexpected(clone.error());
}

Result<std::unique_ptr<Sandbox>> Sandbox::start(const SandboxOptions &options)
{
    std::unique_ptr<Sandbox> sandbox(new Sandbox);
    Result<void> booted;
    sandbox->run([&] { booted = sandbox->boot(options); });
    if (!booted)
        return std::unexpected(booted.error());
    return sandbox;
}

QFuture<Result<std::unique_ptr<Sandbox>>> Sandbox::startAsync(const SandboxOptions &options)
{
    using Outcome = Result<std::unique_ptr<Sandbox>>;
    struct Starting {
        QPromise<Outcome> promise;
        std::unique_ptr<Sandbox> sandbox;
    };
    auto starting = std::make_shared<Starting>();
    starting->sandbox.reset(new Sandbox);
    starting->promise.start();
    QFuture<Outcome> future = starting->promise.future();
    QMetaObject::invokeMethod(
        starting->sandbox->m_context,
        [starting, options] {
            Sandbox &sandbox = *starting->sandbox;
            const Result<void> booted = sandbox.boot(options);
            starting->promise.addResult(booted ? Outcome(std::move(starting->sandbox))
                                               : Outcome(std::unexpected(booted.error())));
            starting->promise.finish();
        },
        Qt::QueuedConnection);
    return future;
}

QUrl Sandbox::apiUrl() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_facts.port));
}

QJsonObject Sandbox::announcement() const
{
    return {{u"api_url"_s, apiUrl().toString()},
            {u"repository"_s, m_facts.repository},
            {u"git_dir"_s, m_facts.gitDirectory},
            {u"tokens"_s,
             QJsonObject{{u"write"_s, QString::fromLatin1(m_facts.writeToken)},
                         {u"read"_s, QString::fromLatin1(m_facts.readToken)}}}};
}

Result<QString> Sandbox::cloneForDemonstration() const
{
    const QString path = m_facts.cloneDirectory;
    if (QFileInfo::exists(path)) {
        const auto existing = git::Repository::open(path);
        return existing ? Result<QString>(path) : std::unexpected(existing.error());
    }
    const auto made = git::Repository::clone(m_facts.gitDirectory, path);
    return made ? Result<QString>(path) : std::unexpected(made.error());
}

void Sandbox::invoke(const std::function<void(State &)> &change)
{
    run([&] {
        change(m_server->state());
        m_server->save();
    });
}

void Sandbox::advanceCi()
{
    run([&] { m_server->advanceCi(); });
}

void Sandbox::addFault(const Fault &fault)
{
    run([&] { m_server->faults().add(fault); });
}

void Sandbox::clearFaults()
{
    run([&] { m_server->clearFaults(); });
}

int Sandbox::heldRequests()
{
    int held = 0;
    run([&] { held = m_server->faults().held(); });
    return held;
}

void Sandbox::releaseRequests()
{
    run([&] { m_server->faults().release(); });
}

QList<Visit> Sandbox::requests()
{
    QList<Visit> visits;
    run([&] { visits = m_server->faults().visits(); });
    return visits;
}

} // namespace slipway::sandbox
