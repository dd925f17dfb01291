// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/snapshot.h"

namespace slipway::test {

/// What a refresh of a large repository found: so many tags as versions with three candidates each, the newest of them
/// released, environments with deployments of the newest versions. Its GitHub is a closed port of this machine.
Snapshot bigSnapshot(int tags, int environments);

} // namespace slipway::test
