// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace slipway {

/// How well what was typed fits a command's name: its letters occur in this order. More is better: beginnings of words
/// and letters that stand together count. nullopt: it does not fit. Case does not count; spaces in what was typed
/// neither.
std::optional<int> fuzzyScore(const QString &typed, const QString &name);

} // namespace slipway
