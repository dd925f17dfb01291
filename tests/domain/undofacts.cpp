// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "undofacts.h"
#include "facts.h"

#include <algorithm>

namespace undofacts {

using namespace Qt::StringLiterals;
using State = Operation::State;

const QString candidateTag = u"0.1.2-rc2"_s;
const QString earlierTag = u"0.1.2-rc1"_s;
const QString finalTag = u"0.1.2"_s;
const QString reason = u"too early"_s;
const QDateTime now = facts::hour(100);

Snapshot start()
{
    Snapshot facts = facts::snapshot();
    facts::addTag(facts, u"0.1.1"_s, 1);
    facts::addTag(facts, earlierTag, 3);
    facts::addTag(facts, candidateTag, 2);
    facts.releases->append(facts::release(7, candidateTag, true));
    facts.releases->last().name = finalTag;
    facts.commits[facts::commit(2)].statuses =
        QList<CommitStatus>{facts::verdict(candidateTag, Verdict::Kind::Qualified, 5)};
    facts.environments->append(facts::production(
        u"live"_s, QList<Deployment>{facts::deployment(1, u"0.1.1"_s, 1, 1, {DeploymentState::Success})}));
    return facts;
}

Candidate candidate(const Snapshot &facts, const QString &tag)
{
    const CandidateList list = candidates(facts);
    return *std::ranges::find_if(list.shown, [&](const Candidate &each) { return each.tag.name == tag; });
}

Operation done(const Plan &plan, qint64 id, State state)
{
    Operation operation;
    operation.id = id;
    operation.repository = *RepositoryName::parse(u"octocat/demo");
    operation.state = state;
    operation.plan = plan;
    operation.progress = QList<StepProgress>(plan.steps.size(), StepProgress{.state = StepProgress::State::Done});
    return operation;
}

Operation promotion(const Snapshot &facts)
{
    return done(planPromotion(facts, candidate(facts), u"go"_s, now).value());
}

Snapshot relinked(Snapshot facts)
{
    facts::addTag(facts, finalTag, 2);
    facts.releases->last().tagName = finalTag;
    facts.releases->last().prerelease = false;
    return facts;
}

Snapshot withNewCandidate(const Snapshot &before, const Plan &plan)
{
    Snapshot facts = before;
    facts::addTag(facts, plan.tag, 4);
    if (plan.steps.last().kind == Step::Kind::LinkRelease)
        facts.releases->last().tagName = plan.tag;
    else
        facts.releases->append(facts::release(8, plan.tag, true));
    return facts;
}

QString words(const Step &step)
{
    switch (step.kind) {
    case Step::Kind::RestoreRelease:
        return u"restore %1 %2→%3 “%4”%5%6"_s.arg(step.releaseId)
            .arg(step.fromTag, step.tag, step.name, step.prerelease ? u" pre"_s : QString(),
                 step.draft ? u" draft"_s : QString());
    case Step::Kind::DeleteRelease:
        return u"delete release %1 %2 copy of %3"_s.arg(step.releaseId).arg(step.tag).arg(step.sourceId);
    case Step::Kind::DeleteTag:
        return u"delete tag %1 on %2"_s.arg(step.tag, step.commit.hex().right(1));
    case Step::Kind::RecordTick:
        return (step.ticked ? u"tick "_s : u"untick "_s) + step.item;
    default:
        return u"step %1 %2"_s.arg(static_cast<int>(step.kind)).arg(step.tag);
    }
}

QString planned(const Snapshot &facts, const Operation &operation, const QList<Operation> &journal, const QString &why)
{
    const auto plan = planUndo(facts, operation, journal, why, now);
    if (!plan)
        return u"obstacle %1 %2"_s.arg(static_cast<int>(plan.error().obstacle)).arg(plan.error().subject);
    QStringList steps;
    for (const Step &step : plan->steps)
        steps.append(words(step));
    return steps.join(u"; "_s);
}

QString refused(Obstacle obstacle, const QString &subject)
{
    return u"obstacle %1 %2"_s.arg(static_cast<int>(obstacle)).arg(subject);
}

} // namespace undofacts
