// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "template.h"

#include <QVariantHash>

#include <expected>

namespace slipway::notes {

/// How much a template may make.
struct RenderLimits {
    qsizetype characters = 1'000'000;
    int rounds = 100'000; ///< of all loops together
};

/// Renders a template that is fit with values (see contextOf()). Markdown comes out as it goes in: nothing is escaped.
/// The problem says which limit it went over, or what the engine could not do.
std::expected<QString, NotesProblem> render(const Template &prepared, const QVariantHash &values,
                                            const RenderLimits &limits = {});

} // namespace slipway::notes
