// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "plansteps.h"

#include "drift.h"
#include "environment.h"
#include "managedblock.h"

#include <algorithm>
#include <array>

namespace slipway {

QList<Step> verdictSteps(const Snapshot &snapshot, const Candidate &candidate, const Verdict &verdict)
{
    Step post;
    post.kind = Step::Kind::PostVerdict;
    post.fromTag = candidate.tag.name;
    post.commit = candidate.tag.commit;
    post.verdict = verdict.kind;
    post.reason = verdict.reason;
    post.by = verdict.by;
    post.at = verdict.at;
    // Also those that do not count: what matters is what comes later.
    const QList<Verdict> known = verdictsOn(
        candidate.tag.name, snapshot.factsOf(candidate.tag.commit).statuses.value_or(QList<CommitStatus>()), {});
    if (!known.isEmpty())
        post.seen = known.constLast().at;
    QList<Step> steps{post};
    if (candidate.release) {
        Step record = post;
        record.kind = Step::Kind::RecordVerdict;
        record.releaseId = candidate.release->id;
        record.tag = candidate.release->tagName;
        record.name = candidate.release->name;
        steps.append(record);
    }
    return steps;
}

bool losesReason(const Candidate &candidate, const QString &reason)
{
    return !candidate.release && statusDescription(reason) != reason;
}

Step tagStep(const QString &tag, const ObjectId &commit)
{
    Step step;
    step.kind = Step::Kind::CreateTag;
    step.tag = tag;
    step.commit = commit;
    step.name = tag;
    step.then = commit.abbreviated();
    return step;
}

Step releaseStep(Step::Kind kind, const Release &release, const QString &tag, const ObjectId &commit)
{
    Step step;
    step.kind = kind;
    step.releaseId = release.id;
    step.fromTag = release.tagName;
    step.tag = tag;
    step.commit = commit;
    // A release that was named after its candidate is named after what it becomes.
    step.name = release.name == release.tagName ? tag : release.name;
    step.before = release.name;
    step.now = release.tagName;
    step.then = tag;
    return step;
}

Step creationStep(const QString &tag, const ObjectId &commit, const QString &name, bool prerelease)
{
    Step step;
    step.kind = Step::Kind::CreateRelease;
    step.tag = tag;
    step.commit = commit;
    step.name = name;
    step.prerelease = prerelease;
    step.then = tag;
    return step;
}

Step notesStep(const Release &release, const QString &notes)
{
    Step step;
    step.kind = Step::Kind::WriteNotes;
    step.tag = release.tagName;
    step.releaseId = release.id;
    step.name = release.name.isEmpty() ? release.tagName : release.name;
    step.before = notesIn(release.body);
    step.text = notesIn(notes);
    return step;
}

QString tagAndCommit(const QString &tag, const ObjectId &commit)
{
    return tag + QStringLiteral(" · ") + commit.abbreviated();
}

/// One pass: what is filled in is not read for placeholders again.
static QString filled(const QString &pattern, const Step &step)
{
    const std::array<std::pair<QString, QString>, 3> known{{{QStringLiteral("{tag}"), step.tag},
                                                            {QStringLiteral("{environment}"), step.environment},
                                                            {QStringLiteral("{reason}"), step.reason}}};
    QString text;
    for (qsizetype at = 0; at < pattern.size();) {
        const auto found = std::ranges::find_if(
            known, [&](const auto &each) { return QStringView(pattern).sliced(at).startsWith(each.first); });
        text += found == known.end() ? QString(pattern.at(at)) : found->second;
        at += found == known.end() ? 1 : found->first.size();
    }
    return text;
}

QList<Step> deploymentSteps(const Snapshot &snapshot, const Environment &environment, const QString &tag,
                            const ObjectId &commit, const QString &reason, const QDateTime &now)
{
    const QList<Deployment> known = environment.deployments.value_or(QList<Deployment>());
    const Deployment *active = activeDeployment(known);
    Step wait;
    wait.kind = Step::Kind::AwaitDeployment;
    wait.environment = environment.name;
    wait.production = environment.production;
    wait.tag = tag;
    wait.commit = commit;
    wait.at = now;
    wait.reason = reason;
    wait.by = snapshot.account.login;
    if (active) {
        wait.before = active->refName();
        wait.now = tagAndCommit(runningNames(snapshot, *active).deployed, active->commit);
    }
    wait.then = tagAndCommit(tag, commit);
    QList<Step> steps;
    if (environment.deploy.kind != DeployWay::Kind::Observe) {
        // What was there before does not count as the answer to what is asked for now.
        for (const Deployment &deployment : known)
            wait.since = std::max(wait.since, deployment.id);
        wait.workflow = environment.deploy.workflow;
        Step ask = wait;
        ask.kind = environment.deploy.kind == DeployWay::Kind::Workflow ? Step::Kind::DispatchWorkflow
                                                                        : Step::Kind::RequestDeployment;
        for (auto it = environment.deploy.inputs.cbegin(); it != environment.deploy.inputs.cend(); ++it)
            ask.inputs.insert(it.key(), filled(it.value(), ask));
        steps.append(ask);
    }
    steps.append(wait);
    // GitHub makes the predecessor inactive by itself, but not on production.
    const bool isOurs = environment.deploy.kind == DeployWay::Kind::Deployment;
    if (isOurs && active && active->commit != commit) {
        Step end = wait;
        end.kind = Step::Kind::EndDeployment;
        end.number = active->id;
        end.fromTag = active->refName();
        end.then = QString();
        steps.append(end);
    }
    if (!environment.probes.isEmpty()) {
        Step probes = wait;
        probes.kind = Step::Kind::AwaitProbes;
        probes.now = QString();
        probes.then = tag;
        probes.probing = {environment.probes, environment.probeVersion, {{tag}, commit}, snapshot.scheme};
        steps.append(probes);
    }
    return steps;
}

} // namespace slipway
