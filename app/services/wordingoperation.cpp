// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording.h"

#include <QCoreApplication>

namespace slipway::services::wording {

namespace {

struct Operations {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Operations)
};

} // namespace

QString operationState(Operation::State state)
{
    switch (state) {
    case Operation::State::Running:
        return Operations::tr("Running");
    case Operation::State::Interrupted:
        return Operations::tr("Interrupted");
    case Operation::State::Waiting:
        return Operations::tr("Waiting for a deployment");
    case Operation::State::Done:
        return Operations::tr("Done");
    case Operation::State::Replaced:
        return Operations::tr("Replaced");
    case Operation::State::Closed:
        return Operations::tr("Put aside");
    case Operation::State::Stopped:
        break;
    }
    return Operations::tr("Stopped");
}

static QString standing(const Operation &operation)
{
    if (operation.plan.steps.isEmpty())
        return Operations::tr("Its steps cannot be read: another version of Slipway wrote them, or they are damaged. "
                              "See on GitHub how far it came, then put it aside and begin anew.");
    switch (operation.state) {
    case Operation::State::Running:
        return Operations::tr("It is under way.");
    case Operation::State::Interrupted:
        return Operations::tr("Slipway ended in the middle of it. Resume it: each step looks first at what is so on "
                              "GitHub, and nothing is done twice.");
    case Operation::State::Waiting:
        return changesLeft(operation.plan, operation.progress) > 0
            ? Operations::tr("A deployment had not ended when it was last looked at, and what is left to change waits "
                             "for it. Resume it when it has ended.")
            : Operations::tr("All changes are made; a deployment had not ended when it was last looked at. Resume it "
                             "to look again.");
    case Operation::State::Done:
        return operation.hasChangedSomething() ? Operations::tr("Every step is done.")
                                               : Operations::tr("Everything was so already; nothing was changed.");
    case Operation::State::Replaced:
        return Operations::tr("Another operation was begun in its place.");
    case Operation::State::Closed:
        return Operations::tr("It was put aside unfinished. What was done until then stays done.");
    case Operation::State::Stopped:
        break;
    }
    return operation.note;
}

QString waiting(const Plan &plan, const QList<StepProgress> &progress)
{
    const int left = changesLeft(plan, progress);
    return left == 0
        ? Operations::tr("All changes are made; the deployment that is waited for goes on by itself.")
        : Operations::tr("%n change(s) can only be made when the deployment has ended: resume it then.", nullptr, left);
}

QString operationSummary(const Operation &operation)
{
    if (operation.plan.reason.isEmpty())
        return standing(operation);
    return Operations::tr("%1 Reason: %2").arg(standing(operation), operation.plan.reason);
}

} // namespace slipway::services::wording
