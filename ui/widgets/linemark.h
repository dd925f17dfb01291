// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace slipway::ui {

/// Something to say of a line of a text.
struct LineMark {
    enum class Severity { Warning, Error };

    int line = 1; ///< from 1
    QString text{}; ///< one sentence
    Severity severity = Severity::Warning;

    friend bool operator==(const LineMark &, const LineMark &) = default;
};

} // namespace slipway::ui
