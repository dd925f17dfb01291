// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environmentlook.h"

#include "services/wording.h"
#include "ui/widgets/plaintext.h"

#include <QCoreApplication>
#include <QLocale>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::ui::EnvironmentLook)
};

void setPill(EnvironmentLook &look, const QString &word, const QString &icon, Tone tone)
{
    look.pill = word;
    look.pillIcon = icon;
    look.tone = tone;
}

QString soaking(const Environment &environment, const Deployment &active, const QDateTime &now)
{
    if (environment.soak <= std::chrono::seconds(0) || !active.succeededAt().isValid())
        return {};
    const std::chrono::seconds elapsed(qMax(qint64(0), active.succeededAt().secsTo(now)));
    const QString needed = wording::duration(environment.soak);
    return elapsed < environment.soak ? Words::tr("soaking %1 of %2").arg(wording::duration(elapsed), needed)
                                      : Words::tr("soaked %1 of %2").arg(wording::duration(elapsed), needed);
}

void describeActive(EnvironmentLook &look, const Snapshot &snapshot, const Environment &environment,
                    const Deployment &active, const QDateTime &now)
{
    const RunningNames names = runningNames(snapshot, active);
    look.runs = true;
    look.deployed = plain(names.deployed);
    look.commit = active.commit.hex();
    look.shortCommit = active.commit.abbreviated();
    if (!names.alsoTags.isEmpty())
        look.also = Words::tr("also %1").arg(plain(names.alsoTags.join(u", "_s)));
    if (const auto commit = snapshot.factsOf(active.commit).commit)
        look.summary = plain(commit->summary);
    look.since = active.succeededAt();
    look.by = plain(active.creator);
    look.soak = soaking(environment, active, now);
    if (snapshot.scheme.classify(names.deployed).kind == TagName::Kind::Candidate)
        look.candidate = names.deployed;
    setPill(look, Words::tr("Active"), u"done"_s, Tone::Good);
}

void describeNodes(EnvironmentLook &look, const Snapshot &snapshot, const Environment &environment,
                   const QList<ProbeResult> &probes)
{
    if (environment.probes.isEmpty())
        return;
    QString deployed;
    if (const Deployment *active = environment.deployments ? activeDeployment(*environment.deployments) : nullptr) {
        const RunningNames names = runningNames(snapshot, *active);
        deployed = names.isTag ? names.deployed : active->commit.abbreviated();
    }
    look.nodes = plain(wording::probes(probes, deployed));
    QStringList lines;
    for (const ProbeResult &probe : probes)
        lines.append(
            Words::tr("%1: %2", "an address: what it answered").arg(plain(probe.url), plain(wording::probe(probe))));
    look.nodesToolTip = lines.join(u'\n');
    const ProbeVerdict verdict = overall(probes);
    look.nodesIcon = verdict == ProbeVerdict::Agrees ? u"done"_s
        : verdict == ProbeVerdict::Differs           ? u"warning"_s
                                                     : u"unknown"_s;
    look.nodesTone = verdict == ProbeVerdict::Differs ? Tone::Warn : Tone::Neutral;
}

} // namespace

EnvironmentLook describe(const Snapshot &snapshot, const Environment &environment, const QDateTime &now,
                         const QList<ProbeResult> &probes)
{
    EnvironmentLook look;
    describeNodes(look, snapshot, environment, probes);
    look.name = plain(environment.name);
    look.follows = plain(wording::follows(environment));
    if (environment.production && environment.follows != Follows::Releases)
        look.follows = Words::tr("%1 · production").arg(look.follows);
    if (!environment.deployments) {
        setPill(look, Words::tr("Unknown"), u"unknown"_s, Tone::Neutral);
        look.notice = Words::tr("What runs here could not be read. The problems in the status bar say why.");
        return look;
    }
    const QList<Deployment> &all = *environment.deployments;
    setPill(look, Words::tr("Nothing deployed"), u"information"_s, Tone::Neutral);
    if (const Deployment *active = activeDeployment(all))
        describeActive(look, snapshot, environment, *active, now);
    else
        look.notice = Words::tr("Nothing runs here yet.");
    if (const Deployment *failed = failedDeployment(all)) {
        setPill(look, Words::tr("Failed"), u"error"_s, Tone::Bad);
        look.notice = Words::tr("%1 failed").arg(plain(runningNames(snapshot, *failed).deployed));
        look.noticeIcon = u"error"_s;
        look.noticeTone = Tone::Bad;
    }
    if (const Deployment *pending = pendingDeployment(all)) {
        const bool review = pending->state() == DeploymentState::Waiting;
        const QString name = plain(runningNames(snapshot, *pending).deployed);
        setPill(look, review ? Words::tr("In review") : Words::tr("Deploying"), review ? u"waiting"_s : u"running"_s,
                review ? Tone::Warn : Tone::Info);
        look.notice = review                                  ? Words::tr("%1 waits for a review").arg(name)
            : pending->state() == DeploymentState::InProgress ? Words::tr("%1 is being deployed").arg(name)
                                                              : Words::tr("%1 is queued").arg(name);
        look.noticeIcon = look.pillIcon;
        look.noticeTone = look.tone;
    }
    return look;
}

QString EnvironmentLook::spoken() const
{
    QStringList sentences{pill, follows};
    if (runs)
        sentences.append(Words::tr("Runs %1, commit %2").arg(deployed, shortCommit));
    for (const QString &more :
         {also, summary, by.isEmpty() ? QString() : Words::tr("deployed by %1").arg(by), soak, notice, nodes}) {
        if (!more.isEmpty())
            sentences.append(more);
    }
    return sentences.join(u". "_s) + u'.';
}

DriftLook describe(const Drift *drift, const QString &from, const QString &to)
{
    if (!drift)
        return {u"?"_s,
                {},
                Words::tr("The difference is not known, because one of %1 and %2 runs nothing that is known.")
                    .arg(plain(from), plain(to))};
    if (drift->same())
        return {Words::tr("same"), {}, Words::tr("%1 and %2 run the same commit.").arg(plain(from), plain(to))};
    if (!drift->counts)
        return {u"?"_s,
                {},
                Words::tr("The difference is not known, because a commit is not at hand: fetch the clone or "
                          "sign in, then refresh.")};
    const AheadBehind &counts = *drift->counts;
    DriftLook look;
    look.above = Words::tr("%n commit(s)", nullptr, counts.ahead);
    if (drift->pullRequests && *drift->pullRequests > 0)
        look.below = Words::tr("%n PR(s)", nullptr, *drift->pullRequests);
    look.toolTip = Words::tr("%1 is %n commit(s) ahead of %2.", nullptr, counts.ahead).arg(plain(from), plain(to));
    if (counts.behind > 0) {
        look.below = Words::tr("%n behind", nullptr, counts.behind);
        look.toolTip +=
            u' ' + Words::tr("It lacks %n commit(s) that run on %1.", nullptr, counts.behind).arg(plain(to));
    }
    return look;
}

} // namespace slipway::ui
