// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inflight.h"

#include "domain/planning.h"
#include "support/waiting.h"

#include <QTest>

#include <algorithm>

namespace slipway::test {

using namespace Qt::StringLiterals;
using sandbox::Hits;

namespace {

/// What a moment is called, and which requests are held there.
struct Moment {
    QString name;
    Hits hits;
};

const QList<Moment> &moments()
{
    static const QList<Moment> all{{u"refresh"_s, {.times = Hits::always}},
                                   {u"details"_s, {.times = Hits::always}},
                                   {u"comparison"_s, {.path = u"/compare/"_s, .times = Hits::always}},
                                   {u"step"_s, {.method = "POST", .path = u"/git/refs"_s}},
                                   {u"download"_s, {.method = "GET", .path = u"/releases/assets/"_s}},
                                   {u"upload"_s, {.method = "POST", .path = u"/assets"_s}},
                                   {u"probes"_s, {}}};
    return all;
}

} // namespace

QStringList InFlight::names()
{
    QStringList names;
    for (const Moment &moment : moments())
        names.append(moment.name);
    return names;
}

InFlight::InFlight(const QString &name, sandbox::Sandbox &sandbox, services::Workspace &workspace, QObject *context)
    : m_what(static_cast<What>(names().indexOf(name)))
    , m_sandbox(sandbox)
{
    if (m_what == What::Probes)
        m_node = std::make_unique<LoopbackServer>(
            [](const SeenRequest &) { return ServedAnswer{.way = ServedAnswer::Way::Never}; });
    else
        m_sandbox.addFault(
            {.hits = moments().at(int(m_what)).hits, .effect = sandbox::faults::held(sandbox::Effect::When::After)});
    begin(workspace, context);
    m_isUp = waitUntil([this] { return !isGivenUp(); }, std::chrono::seconds(20));
}

void InFlight::begin(services::Workspace &workspace, QObject *context)
{
    Snapshot snapshot = *workspace.snapshot();
    const CandidateList all = candidates(snapshot, true);
    const auto candidate =
        std::ranges::find(all.shown, u"0.1.2-prerelease2"_s, [](const Candidate &each) { return each.tag.name; });
    switch (m_what) {
    case What::Refresh:
        workspace.refresh().refresh();
        return;
    case What::Details:
        workspace.details().load(u"0.0.9-prerelease1"_s);
        return;
    case What::Comparison:
        workspace
            .compare({u"0.1.0"_s, snapshot.findTag(u"0.1.0"_s)->commit},
                     {u"0.1.1"_s, snapshot.findTag(u"0.1.1"_s)->commit})
            .then(context, [context](const Result<services::Comparison> &comparison) {
                context->setProperty("compared", comparison.has_value());
            });
        return;
    case What::Download:
    case What::Upload:
        snapshot.configuration.release = ReleaseMode::New;
        [[fallthrough]];
    case What::Step:
        if (const auto plan = planPromotion(snapshot, *candidate, u"try"_s, QDateTime::currentDateTimeUtc()))
            workspace.operations()->start(*plan, false);
        return;
    case What::Probes:
        for (Environment &environment : *snapshot.environments)
            environment.probes = {m_node->url().toString()};
        workspace.probes().probe(snapshot);
        return;
    }
}

bool InFlight::isGivenUp()
{
    return m_node ? m_node->open() == 0 : m_sandbox.heldRequests() == 0;
}

void InFlight::release()
{
    if (m_node)
        m_node->release({.body = R"({"version":"0.1.1"})"});
    m_sandbox.clearFaults();
}

} // namespace slipway::test
