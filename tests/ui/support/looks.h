// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

namespace slipway::test {

/// A dark palette as desktops have it.
QPalette darkPalette();

} // namespace slipway::test
