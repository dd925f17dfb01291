// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "operation.h"

#include <algorithm>

namespace slipway {

bool Operation::hasChangedSomething() const
{
    for (qsizetype i = 0; i < std::min(plan.steps.size(), progress.size()); ++i) {
        const StepProgress &step = progress.at(i);
        if (step.state == StepProgress::State::Done && !step.wasAlreadySo && plan.steps.at(i).changesRemote())
            return true;
    }
    return false;
}

int changesLeft(const Plan &plan, const QList<StepProgress> &progress)
{
    int left = 0;
    for (qsizetype i = 0; i < plan.steps.size(); ++i)
        left += plan.steps.at(i).changesRemote() && progress.value(i).state != StepProgress::State::Done ? 1 : 0;
    return left;
}

} // namespace slipway
