// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults.h"

#include "router.h"

#include <QTimer>

#include <algorithm>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostVisits = 5'000; // a demonstration may run for days

bool fits(const Hits &hits, const Request &request, const QString &route)
{
    return (hits.method.isEmpty() || hits.method == request.verb) && request.path.contains(hits.path)
        && (hits.route.isEmpty() || route == hits.route || route == u"/repos/{owner}/{repo}"_s + hits.route);
}

Response halved(Response response)
{
    response.body.truncate(response.body.size() / 2);
    return response;
}

Response bared(Response response, const QStringList &keys)
{
    response.body = withoutKeys(response.body, keys);
    return response;
}

} // namespace

Faults::Faults(Work work, Remember remember)
    : m_work(std::move(work))
    , m_remember(std::move(remember))
{
}

void Faults::clear()
{
    m_rules.clear();
    while (!m_waiting.empty())
        goOn(m_waiting.begin()->first);
}

Visit &Faults::noteVisit(const Request &request)
{
    if (m_visits.size() >= mostVisits)
        m_visits.removeFirst();
    const Route *route = match(request.method, request.path).route;
    Visit visit{.number = ++m_lastVisit,
                .method = request.verb,
                .path = request.path,
                .target = request.target,
                .route = route ? route->pattern : QString(),
                .body = request.body};
    for (qsizetype i = 0; i < request.headers.size(); ++i) {
        const QLatin1StringView name = request.headers.nameAt(i);
        visit.headers.emplaceBack(QByteArray(name.data(), name.size()).toLower(),
                                  request.headers.valueAt(i).toByteArray());
    }
    return m_visits.emplaceBack(std::move(visit));
}

std::optional<Effect> Faults::take(const Request &request, const QString &route)
{
    std::optional<Effect> taken;
    for (Rule &rule : m_rules) {
        const Hits &hits = rule.fault.hits;
        if (!fits(hits, request, route) || rule.seen++ < hits.skip)
            continue;
        if (!taken && (hits.times == Hits::always || rule.seen <= hits.skip + hits.times))
            taken = rule.fault.effect;
    }
    return taken;
}

Response Faults::carryOut(Request &request, int visit)
{
    Response response = m_work(request);
    const auto noted = std::ranges::find(m_visits, visit, &Visit::number);
    if (noted != m_visits.end()) {
        noted->status = response.status;
        noted->answered = response.body.size();
        noted->changed = request.method != Method::Get && response.status >= 200 && response.status < 300;
    }
    return response;
}

void Faults::serve(Request request, Line line)
{
    Visit &visit = noteVisit(request);
    const std::optional<Effect> effect = take(request, visit.route);
    visit.faulty = effect.has_value();
    const int number = visit.number;
    if (!effect)
        return line.send(carryOut(request, number));
    play(*effect, std::move(request), number, std::move(line));
}

void Faults::play(const Effect &effect, Request request, int visit, Line line)
{
    using enum Effect::Kind;
    const bool first = effect.when == Effect::When::After;
    switch (effect.kind) {
    case Answer:
        if (first)
            carryOut(request, visit);
        return line.send(effect.answer);
    case Lost:
        if (first)
            carryOut(request, visit);
        return line.drop();
    case Cut:
        return line.cut(carryOut(request, visit));
    case Truncated:
        return line.send(halved(carryOut(request, visit)));
    case Bare:
        return line.send(bared(carryOut(request, visit), effect.keys));
    case Slow: {
        const int waiting = wait(effect, std::move(request), visit, std::move(line));
        QTimer::singleShot(effect.duration, this, [this, waiting] { goOn(waiting); });
        return;
    }
    case Held:
        wait(effect, std::move(request), visit, std::move(line));
        return;
    case Stale:
        m_remember(effect);
        if (effect.unanswered) {
            carryOut(request, visit);
            return line.drop();
        }
        return line.send(carryOut(request, visit));
    }
}

int Faults::wait(const Effect &effect, Request request, int visit, Line line)
{
    const int waiting = ++m_lastWaiting;
    if (QTcpSocket *socket = line.socket())
        connect(socket, &QTcpSocket::disconnected, this, [this, waiting] { m_waiting.erase(waiting); });
    std::function<void(Line &)> go;
    if (effect.when == Effect::When::After) {
        go = [response = carryOut(request, visit)](Line &to) { to.send(response); };
    } else {
        go = [this, request = std::move(request), visit](Line &to) mutable { to.send(carryOut(request, visit)); };
    }
    m_waiting.emplace(waiting, Waiting{std::move(line), std::move(go), effect.kind == Effect::Kind::Held});
    return waiting;
}

void Faults::goOn(int waiting)
{
    auto node = m_waiting.extract(waiting);
    if (!node.empty())
        node.mapped().go(node.mapped().line);
}

int Faults::held() const
{
    return int(std::ranges::count_if(m_waiting, [](const auto &each) { return each.second.held; }));
}

void Faults::release()
{
    QList<int> held;
    for (const auto &[waiting, each] : m_waiting) {
        if (each.held)
            held.append(waiting);
    }
    for (const int waiting : std::as_const(held))
        goOn(waiting);
}

} // namespace slipway::sandbox
