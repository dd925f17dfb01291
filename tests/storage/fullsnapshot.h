// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/snapshot.h"

namespace slipway::test {

/// A snapshot in which no field has its default.
Snapshot fullSnapshot();

} // namespace slipway::test
