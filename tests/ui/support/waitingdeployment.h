// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox.h"

namespace slipway::test {

/// A release's run that has come to an environment with reviewers, where its deployment waits for one of them. The
/// deployment's number.
qint64 letWait(sandbox::Sandbox &box, const QString &environment, const QString &tag, const QDateTime &now);

} // namespace slipway::test
