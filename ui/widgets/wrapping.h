// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>
#include <QTextOption>

namespace slipway::ui {

/// How to wrap a text of a stranger: at words, or anywhere where it contains a word of thousands of characters. Qt 6.8
/// looks for the end of a word again for each line of it, which takes minutes for a word of a megabyte.
QTextOption::WrapMode wrapModeFor(QStringView text);

} // namespace slipway::ui
