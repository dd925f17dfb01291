// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slipway::services {

// Both do something with glibc only; elsewhere the system's own ways are left alone.

/// Has the program lie in one heap, in which large lists leave no holes. Called once, before there is a second thread.
void keepMemoryTogether();

/// What a refresh of a large repository needed for a while goes back to the system; else the process stays as large as
/// it once was. On any thread.
void giveBackMemory();

} // namespace slipway::services
