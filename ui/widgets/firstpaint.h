// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace slipway::ui {

/// Calls `then` once, when the widget has been painted the next time and that is on the screen: what takes its time
/// can wait for it.
void afterPaint(QWidget *widget, std::function<void()> then);

} // namespace slipway::ui
