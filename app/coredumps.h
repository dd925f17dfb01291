// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slipway {

enum class Running { Window, Command };

/// From now on a crash leaves no picture of the memory, in which the token would be, on the disk.
void leaveNoCoreDump(Running what);

} // namespace slipway
