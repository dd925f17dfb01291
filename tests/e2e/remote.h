// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox.h"

namespace slipway::test {

/// Those that stand in the text of a release: when somebody said something.
enum class Times { AsTheyAre, AllTheSame };

/// What GitHub holds, one line for each thing, sorted: references, releases with their assets, verdicts, deployments
/// with all that became of them, started workflows with what they were started for. Two that are equal hold the same
/// things equally often.
QStringList remoteThings(sandbox::Sandbox &sandbox, Times times = Times::AsTheyAre);

/// How two of them differ: lines that the first has more often than the second.
QStringList surplus(QStringList first, const QStringList &second);

} // namespace slipway::test
