// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server.h"

#include "handlers/handlers.h"
#include "seed/seed.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QJsonDocument>
#include <QMetaEnum>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

namespace {

Method methodOf(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return Method::Get;
    case QHttpServerRequest::Method::Post:
        return Method::Post;
    case QHttpServerRequest::Method::Patch:
        return Method::Patch;
    case QHttpServerRequest::Method::Put:
        return Method::Put;
    case QHttpServerRequest::Method::Delete:
        return Method::Delete;
    default:
        return Method::Other;
    }
}

/// The path below the API's base. Enterprise servers have it under /api/v3.
QString pathOf(const QUrl &url)
{
    QString path = url.path(QUrl::FullyEncoded);
    for (const QLatin1StringView prefix : {"/api/v3"_L1, "/api/uploads"_L1}) {
        if (path.startsWith(prefix + u'/'))
            path.remove(0, prefix.size());
    }
    if (path.size() > 1 && path.endsWith(u'/') && !path.contains(u"/matching-refs/"))
        path.chop(1);
    return path;
}

Request requestFrom(const QHttpServerRequest &incoming)
{
    Request request;
    request.method = methodOf(incoming.method());
    request.verb =
        QByteArray(QMetaEnum::fromType<QHttpServerRequest::Method>().valueToKey(static_cast<int>(incoming.method())))
            .toUpper();
    request.path = pathOf(incoming.url());
    request.target = incoming.url().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    request.headers = incoming.headers();
    request.query = incoming.query();
    request.accept = incoming.value("Accept");
    request.contentType = incoming.value("Content-Type");
    request.body = incoming.body();
    return request;
}

} // namespace

Result<std::unique_ptr<SandboxServer>> SandboxServer::create(const SandboxOptions &options)
{
    auto store = Store::open(options.directory);
    if (!store)
        return std::unexpected(store.error());
    const bool fresh = !store->hasState();
    auto state = fresh ? Result<State>(State()) : store->load();
    if (!state)
        return std::unexpected(state.error());
    auto git = fresh ? git::Repository::initBare(store->gitDirectory(), state->repository.defaultBranch)
                     : git::Repository::open(store->gitDirectory());
    if (!git)
        return std::unexpected(git.error());
    std::unique_ptr<SandboxServer> server(
        new SandboxServer(options, std::move(*store), std::move(*git), std::move(*state)));
    if (fresh) {
        const QDateTime now = server->m_clock.now();
        seed::people(server->m_state, now);
        if (options.seedDemonstration) {
            if (auto seeded = seed::demonstration(server->m_state, server->m_git, server->m_store, now); !seeded)
                return std::unexpected(seeded.error());
        }
        server->m_ci.acceptReferences();
        if (auto saved = server->m_store.save(server->m_state); !saved)
            return std::unexpected(saved.error());
    }
    // Whoever keeps things by the server's address finds them again.
    const quint16 last = static_cast<quint16>(server->m_state.port);
    if (options.port != 0 || last == 0 || !server->listen(last)) {
        if (auto listening = server->listen(options.port); !listening)
            return std::unexpected(listening.error());
    }
    server->m_state.port = server->port();
    server->save();
    if (auto ready = server->m_storage.listen(); !ready)
        return std::unexpected(ready.error());
    return server;
}

SandboxServer::SandboxServer(const SandboxOptions &options, Store store, git::Repository git, State state)
    : m_clock(options.clock ? *options.clock : m_systemClock)
    , m_store(std::move(store))
    , m_git(std::move(git))
    , m_state(std::move(state))
    , m_ci(m_state, m_git, m_store, {options.ciStep, options.autoReview})
    , m_faults([this](Request &request) { return answer(request); }, [this](const Effect &effect) { remember(effect); })
{
    m_http.setMissingHandler(this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        m_faults.serve(requestFrom(request), Line(std::move(responder), m_tcp->connection(request.remotePort())));
    });
    connect(&m_ticks, &QTimer::timeout, this, &SandboxServer::advanceCi);
    constexpr std::chrono::milliseconds shortest{50};
    constexpr std::chrono::milliseconds longest{500};
    m_ticks.setInterval(std::clamp(options.ciStep / 2, shortest, longest));
    if (!m_clock.isDriven())
        m_ticks.start();
}

SandboxServer::~SandboxServer()
{
    save();
}

Result<void> SandboxServer::listen(quint16 port)
{
    auto tcp = std::make_unique<Wire>();
    if (!tcp->listen(QHostAddress::LocalHost, port) || !m_http.bind(tcp.get())) {
        return std::unexpected(
            Error{ErrorKind::Network,
                  QCoreApplication::translate("Sandbox", "Port %1 of this machine is not free; choose another one.")
                      .arg(port),
                  tcp->errorString()});
    }
    m_tcp = tcp.release();
    return {};
}

quint16 SandboxServer::port() const
{
    return m_tcp ? m_tcp->serverPort() : 0;
}

Links SandboxServer::links() const
{
    return {u"http://127.0.0.1:%1"_s.arg(port()), m_state.repository.owner + u'/' + m_state.repository.name,
            m_storage.address()};
}

void SandboxServer::advanceCi()
{
    if (m_ci.tick(m_clock.now()))
        save();
}

void SandboxServer::save()
{
    if (auto saved = m_store.save(m_state); !saved)
        qWarning("%s", qUtf8Printable(saved.error().message));
}

void SandboxServer::clearFaults()
{
    m_past.forget();
    m_faults.clear();
}

void SandboxServer::remember(const Effect &effect)
{
    if (auto kept = m_past.keep(m_state, m_git, effect.duration, effect.reads); !kept)
        qWarning("%s", qUtf8Printable(kept.error().message));
}

Response SandboxServer::answer(Request &request)
{
    std::optional<Response> response = m_gate.identify(m_state, request.headers, request);
    if (!response && request.path == u"/rate_limit")
        response = m_gate.rateLimit(m_state, request);
    if (!response)
        response = routed(request);
    if (request.method != Method::Get)
        save();
    return finished(std::move(*response), request);
}

Response SandboxServer::routed(Request &request)
{
    const QDateTime now = m_clock.now();
    const Match match = sandbox::match(request.method, request.path);
    request.arguments = match.arguments;
    const bool counts = !match.route || match.route->access != Access::Open;
    if (counts) {
        if (auto refused = m_gate.count(m_state, request, now))
            return *refused;
    }
    const auto names = [&](const QString &argument, const QString &wanted) {
        return !match.arguments.contains(argument)
            || match.arguments.value(argument).compare(wanted, Qt::CaseInsensitive) == 0;
    };
    if (!match.route || !names(u"owner"_s, m_state.repository.owner) || !names(u"repo"_s, m_state.repository.name))
        return notFound();
    if (auto refused = m_gate.authorize(m_state, *match.route, request))
        return *refused;
    const bool sends =
        request.method == Method::Post || request.method == Method::Patch || request.method == Method::Put;
    if (sends && match.route->handler != handlers::uploadAsset) {
        const QJsonDocument document = QJsonDocument::fromJson(request.body);
        if (document.isNull() && !request.body.isEmpty())
            return problem(400, u"Problems parsing JSON"_s);
        if (!document.isNull() && !document.isObject())
            return problem(400, u"Body should be a JSON object"_s);
        request.json = document.object();
    }
    const bool past = request.method == Method::Get && m_past.takesRead();
    Context context{past ? m_past.state() : m_state, past ? m_past.git() : m_git, m_store, m_ci, now, links()};
    return match.route->handler(context, request);
}

Response SandboxServer::finished(Response response, const Request &request)
{
    if (request.method == Method::Get && response.status == 200 && !response.contentType.startsWith("text/html")) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(response.body);
        hash.addData(request.login().toUtf8()); // an ETag belongs to one token
        for (const auto &[name, value] : std::as_const(response.headers))
            hash.addData(value);
        const QByteArray tag = "W/\"" + hash.result().toHex() + '"';
        response.headers.emplaceBack("ETag", tag);
        const QByteArray scope = request.user ? "private" : "public";
        response.headers.emplaceBack("Cache-Control", scope + ", max-age=60, s-maxage=60");
        if (request.headers.combinedValue("If-None-Match").contains(tag)) {
            m_gate.giveBack(request);
            response.status = 304;
            response.body.clear();
            response.contentType.clear();
        }
    }
    response.headers.append(m_gate.rateHeaders(m_state, request));
    response.headers.emplaceBack("X-GitHub-Media-Type", "github.v3; format=json");
    response.headers.emplaceBack("X-GitHub-Api-Version-Selected", request.apiVersion);
    return response;
}

} // namespace slipway::sandbox
