// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace slipway::ui {

/// A tag of a template in a line: {{ … }}, {% … %} or {# … #}. Tags end on the line on which they begin.
struct TemplateTag {
    enum class Kind { Variable, Block, Comment };

    Kind kind = Kind::Variable;
    int start = 0;
    int length = 0; ///< with its braces

    friend bool operator==(const TemplateTag &, const TemplateTag &) = default;
};

/// The tags of a line that are closed, from left to right.
QList<TemplateTag> templateTags(QStringView line);

/// The name that stands before the cursor inside of a tag.
struct NameAtCursor {
    int start = 0;
    QString typed{}; ///< what is there of it; may be empty

    friend bool operator==(const NameAtCursor &, const NameAtCursor &) = default;
};

/// nullopt: the cursor is in no tag that holds names, or in a quoted text or a filter's name.
std::optional<NameAtCursor> nameBeingTyped(QStringView line, int column);

} // namespace slipway::ui
