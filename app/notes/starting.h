// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace slipway::notes {

/// The template that a repository without one starts with (resources/templates/release-notes.md).
QString startingTemplate();

} // namespace slipway::notes
