// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planchecklist.h"

#include "managedblock.h"

#include <algorithm>

namespace slipway {

namespace {

Step tickStep(const Candidate &candidate, const QString &item, bool ticked, const QString &by, const QDateTime &now)
{
    Step step;
    step.kind = Step::Kind::RecordTick;
    step.fromTag = candidate.tag.name;
    step.tag = candidate.release->tagName;
    step.commit = candidate.tag.commit;
    step.releaseId = candidate.release->id;
    step.name = candidate.release->name;
    step.item = item;
    step.ticked = ticked;
    step.by = by;
    step.at = now;
    return step;
}

} // namespace

std::expected<Plan, Allowance> planChecklist(const Snapshot &snapshot, const Candidate &candidate,
                                             const QStringList &tick, const QStringList &untick, const QDateTime &now)
{
    if (const Allowance answer = allowance(Action::Checklist, snapshot, &candidate, now); !answer.allowed())
        return std::unexpected(answer);
    Plan plan;
    plan.kind = Plan::Kind::Checklist;
    plan.tag = candidate.tag.name;
    plan.commit = candidate.tag.commit;
    QStringList items;
    for (const QString &item : snapshot.configuration.checklist)
        items.append(tickItem(item));
    const QList<Tick> ticks = ticksOf(candidate.release->body, plan.tag);
    for (const bool ticked : {true, false}) {
        for (const QString &text : ticked ? tick : untick) {
            const QString item = tickItem(text);
            if (!items.contains(item))
                return std::unexpected(Allowance{Obstacle::NoSuchItem, false, item});
            if (std::ranges::contains(ticks, item, &Tick::item) != ticked)
                plan.steps.append(tickStep(candidate, item, ticked, snapshot.account.login, now));
        }
    }
    if (plan.steps.isEmpty())
        return std::unexpected(Allowance{Obstacle::NothingChanged});
    return plan;
}

} // namespace slipway
