// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "operation.h"

#include <algorithm>

namespace slipway {

bool Operation::isResumable() const
{
    const bool isOpen = state == State::Interrupted || state == State::Waiting || state == State::Stopped;
    return isOpen && !plan.steps.isEmpty();
}

bool Operation::hasChangedSomething() const
{
    for (qsizetype i = 0; i < std::min(plan.steps.size(), progress.size()); ++i) {
        const StepProgress &step = progress.at(i);
        if (step.state == StepProgress::State::Done && !step.wasAlreadySo && plan.steps.at(i).changesRemote())
            return true;
    }
    return false;
}

} // namespace slipway
