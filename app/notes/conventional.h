// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"

namespace slipway::notes {

/// What a commit's message says of itself, as Conventional Commits 1.0.0 has it.
struct Conventional {
    ChangeKind kind = ChangeKind::Other;
    QString scope{};
    QString title{}; ///< the summary without "type(scope): " where the type is a known one, else the summary
    bool breaking = false; ///< "!" before the colon, or a footer BREAKING CHANGE

    friend bool operator==(const Conventional &, const Conventional &) = default;
};

/// `summary`: the first line; `message`: the whole, for its footers; may be empty. Types in any letter case; a type
/// that is not known is a part of the title.
Conventional conventional(const QString &summary, const QString &message);

} // namespace slipway::notes
