// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notesproblem.h"

#include <QStringList>

namespace slipway::notes {

inline constexpr qsizetype longestTemplate = 256 * 1024; ///< characters

/// A template that was read and found fit, or not.
struct Template {
    QString prepared{}; ///< for the engine; empty when there are errors
    QList<NotesProblem> problems{}; ///< in the order of lines

    bool isFit() const;
};

/// Reads a template in Django's syntax, as far as release notes need it: if, elif, else, for, empty, with, comment,
/// firstof, cycle, templatetag, and filters(). Nothing that loads, includes or runs something is available; whatever
/// bytes it holds, reading ends, and what is fit to render ends, too (see render()).
/// Names that are not known are warnings; they and free blocks without a filter stay in the notes as they are, to be
/// seen and filled in. A line that holds tags alone leaves no empty line behind.
Template readTemplate(const QString &source);

} // namespace slipway::notes
