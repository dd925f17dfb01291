// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace slipway::ui {

/// `font` times `factor`, bold or not.
QFont scaled(QFont font, qreal factor, bool bold = false);
/// The platform's fixed-width font at the size of `like`, times `factor`: for commits' names.
QFont monospace(const QFont &like, qreal factor = 0.95);

} // namespace slipway::ui
