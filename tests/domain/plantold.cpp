// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plantold.h"
#include "facts.h"

using namespace slipway;
using namespace Qt::StringLiterals;

namespace facts {

using Kind = Step::Kind;

const QDateTime now = hour(100);
const QString self = u"0.1.2-rc1"_s;

QString told(const Step &step)
{
    const QString id = step.releaseId ? u"#"_s + QString::number(step.releaseId) : QString();
    switch (step.kind) {
    case Kind::CreateTag:
        return u"tag "_s + step.tag + u" on "_s + step.commit.abbreviated();
    case Kind::CreateRelease:
        return u"create "_s + step.tag + u" '"_s + step.name + (step.prerelease ? u"' pre"_s : u"'"_s)
            + (step.draft ? u" draft"_s : QString()) + (step.latest ? u" latest"_s : QString())
            + (step.sourceId == 0 ? QString() : u" after #%1"_s.arg(step.sourceId));
    case Kind::LinkRelease:
        return u"link "_s + id + u' ' + step.fromTag + u" to "_s + step.tag + u" '"_s + step.name
            + (step.prerelease ? u"' pre"_s : u"'"_s);
    case Kind::MarkReleased:
        return (step.draft ? u"publish "_s : u"mark "_s) + id + u' ' + step.tag + u" '"_s + step.name
            + (step.latest ? u"' latest"_s : u"'"_s);
    case Kind::CopyAsset:
        return u"copy %1 %2 to %3"_s.arg(step.number).arg(step.name, id.isEmpty() ? u"it"_s : id);
    case Kind::DispatchWorkflow:
        return u"start %1 on %2 for %3"_s.arg(step.workflow, step.tag, step.environment);
    case Kind::RequestDeployment:
        return u"ask for %1 on %2 after %3"_s.arg(step.tag, step.environment).arg(step.since);
    case Kind::EndDeployment:
        return u"end %1 on %2"_s.arg(step.number).arg(step.environment);
    case Kind::AwaitProbes:
        return u"probe "_s + step.environment;
    case Kind::ReviewDeployment:
        return (step.verdict == Verdict::Kind::Qualified ? u"approve %1 on %2: %3"_s : u"reject %1 on %2: %3"_s)
            .arg(step.number)
            .arg(step.environment, step.reason);
    case Kind::PostVerdict:
    case Kind::RecordVerdict:
        return (step.kind == Kind::PostVerdict ? u"post "_s : QString(u"record "_s + id + u' '))
            + (step.verdict == Verdict::Kind::Qualified ? u"+"_s : u"-"_s) + step.fromTag + u' ' + step.by + u": "_s
            + step.reason;
    case Kind::RecordTick:
        return (step.ticked ? u"tick "_s : u"untick "_s) + id + u' ' + step.fromTag + u' ' + step.by + u": "_s
            + step.item;
    case Kind::WriteNotes:
    case Kind::CreateBranch:
    case Kind::WriteFile:
    case Kind::OpenPullRequest:
        return u"write %1"_s.arg(step.name); // see tst_domain_notes
    case Kind::RestoreRelease:
    case Kind::DeleteRelease:
    case Kind::DeleteTag:
        return u"take %1 back"_s.arg(step.tag); // see tst_domain_undo
    case Kind::AwaitDeployment:
        break;
    }
    return u"await "_s + step.environment + u" ["_s + step.now + u"] ["_s + step.then + u']';
}

QString told(const std::expected<Plan, Allowance> &plan)
{
    if (!plan)
        return u"refused %1"_s.arg(static_cast<int>(plan.error().obstacle));
    QStringList steps;
    for (const Step &step : plan->steps)
        steps.append(told(step));
    return steps.join(u"; "_s);
}

QString refused(Obstacle obstacle)
{
    return u"refused %1"_s.arg(static_cast<int>(obstacle));
}

Deployment running(qint64 id, const QString &tag, int commitNumber)
{
    Deployment deployment;
    deployment.id = id;
    deployment.environment = u"live"_s;
    deployment.ref = tag;
    deployment.commit = commit(commitNumber);
    deployment.statusesKnown = true;
    deployment.createdAt = hour(50);
    deployment.statuses = {{DeploymentState::Success, hour(51)}};
    return deployment;
}

Snapshot promotable()
{
    Snapshot facts = snapshot();
    addTag(facts, self, 1);
    facts.commits[commit(1)].statuses->append(verdict(self, Verdict::Kind::Qualified, 1));
    facts.releases = {release(7, self, true)};
    return facts;
}

Candidate candidateOf(const Snapshot &facts, const QString &tag)
{
    const auto list = candidates(facts).shown;
    return *std::ranges::find_if(list, [&](const Candidate &one) { return one.tag.name == tag; });
}

std::expected<Plan, Allowance> promote(const Snapshot &facts, const QString &overrideReason)
{
    return planPromotion(facts, candidateOf(facts), overrideReason, now);
}

} // namespace facts
