// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configuration.h"

#include <QByteArray>

namespace slipway::storage {

/// Reads a .slipway.toml. What is not in it has its default; keys that are not known are left alone, so that a
/// file for a later Slipway still works. Fails with BadInput and one message that begins with the place:
/// ".slipway.toml, line 7, column 3: …". Where only `labels` is given under [tags], `tags` is a
/// scheme that isLearned(): its labels count, its patterns are to be learned from the tags.
Result<Configuration> parseConfiguration(const QByteArray &bytes);

} // namespace slipway::storage
