// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::services::wording {

using namespace Qt::StringLiterals;

namespace {

struct Probes {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Probes)
};

QString faultOf(const ProbeResult &result)
{
    switch (result.fault.value_or(ProbeFault::Unreachable)) {
    case ProbeFault::Unreachable:
        return Probes::tr("no answer");
    case ProbeFault::TooSlow:
        return Probes::tr("no answer in time");
    case ProbeFault::Redirected:
        return Probes::tr("it leads to another address");
    case ProbeFault::BadStatus:
        return Probes::tr("HTTP status %1").arg(result.status);
    case ProbeFault::TooLarge:
        return Probes::tr("the answer is too large");
    case ProbeFault::NotJson:
        return Probes::tr("the answer is not JSON");
    case ProbeFault::NothingThere:
        return Probes::tr("no version where probe_version looks for it");
    case ProbeFault::NotText:
        return Probes::tr("what probe_version names is not one line of text");
    case ProbeFault::BadRule:
        return Probes::tr("probe_version cannot be used");
    case ProbeFault::NotAVersion:
        return Probes::tr("“%1” cannot be compared with what is deployed").arg(result.reported);
    case ProbeFault::NothingDeployed:
        return Probes::tr("it reports %1, and what is deployed is not known").arg(result.reported);
    }
    return {};
}

qsizetype count(const QList<ProbeResult> &results, ProbeVerdict verdict)
{
    return std::ranges::count(results, verdict, &ProbeResult::verdict);
}

/// What the nodes with a verdict report, each text once.
QString reported(const QList<ProbeResult> &results, ProbeVerdict verdict)
{
    QStringList texts;
    for (const ProbeResult &result : results) {
        if (result.verdict == verdict && !texts.contains(result.reported))
            texts.append(result.reported);
    }
    return texts.join(u", "_s);
}

QString reporting(qsizetype nodes, qsizetype all, const QString &version)
{
    const int total = int(all);
    //: %n: how many nodes there are in all; %1: a version
    return nodes == 1 ? Probes::tr("1 of %n node(s) reports %1", nullptr, total).arg(version)
                      //: %n: how many nodes there are in all; %1: how many of them; %2: a version
                      : Probes::tr("%1 of %n node(s) report %2", nullptr, total).arg(QString::number(nodes), version);
}

} // namespace

QString probes(const QList<ProbeResult> &results, const QString &deployed)
{
    const qsizetype all = results.size();
    const qsizetype differing = count(results, ProbeVerdict::Differs);
    const qsizetype agreeing = count(results, ProbeVerdict::Agrees);
    if (all == 0)
        return Probes::tr("Nodes were not asked yet");
    if (differing > 0) {
        //: %1: "1 of 2 nodes reports 0.1.0"; %2: the version that is deployed
        return Probes::tr("%1, not %2")
            .arg(reporting(differing, all, reported(results, ProbeVerdict::Differs)), deployed);
    }
    if (agreeing == 0)
        return Probes::tr("What nodes run is unknown: %1").arg(faultOf(results.constFirst()));
    const QString text = reporting(agreeing, all, reported(results, ProbeVerdict::Agrees));
    const int unknown = int(all - agreeing);
    return unknown == 0 ? text
                        //: %1: "1 of 2 nodes reports 0.1.1"
                        : Probes::tr("%1, %n unknown", nullptr, unknown).arg(text);
}

QString probe(const ProbeResult &result)
{
    switch (result.verdict) {
    case ProbeVerdict::Agrees:
        return Probes::tr("%1, as deployed").arg(result.reported);
    case ProbeVerdict::Differs:
        return Probes::tr("%1, which is not what is deployed").arg(result.reported);
    case ProbeVerdict::Unknown:
        break;
    }
    return Probes::tr("unknown: %1").arg(faultOf(result));
}

} // namespace slipway::services::wording
