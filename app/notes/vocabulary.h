// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notesproblem.h"

#include <QStringList>

#include <optional>

namespace slipway::notes {

/// What a variable of a template is, as far as it says what can be asked of it.
enum class ValueKind {
    Nothing, ///< it is not known what it is; anything may be asked of it
    Root, ///< where every path begins
    Text,
    Number,
    Truth,
    Loop, ///< forloop
    Blocks, ///< free blocks that the writer fills
    Tables,
    Changes,
    ChangeList,
    Change,
    CategoryList,
    Category,
    Contributors,
    Contributor,
    Texts, ///< a list of texts
};

/// What a member of a value is; nullopt: it has none of this name.
std::optional<ValueKind> memberOf(ValueKind kind, const QString &name);
/// What a loop over it gives, one after the other; nullopt: it is no list.
std::optional<ValueKind> elementOf(ValueKind kind);

/// Whether the writer fills it in by hand: "summary", "blocks.upgrade".
bool isFreeBlock(const QStringList &path);

/// The documented variables, in the order of the documentation.
QList<NotesVariable> variables();

/// Filters that a template may use: those of Django that neither make text grow without end nor depend on the moment.
QStringList filters();

} // namespace slipway::notes
