// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace slipway {

/// A place that a template left to fill in.
struct Placeholder {
    int line = 0; ///< from 1
    QString text{}; ///< as it stands there, shortened

    friend bool operator==(const Placeholder &, const Placeholder &) = default;
};

/// What is still to be filled in in release notes (Markdown), in order: "{{ … }}" and "{% … %}" of a template, the
/// words TODO, TBD and FIXME (in capitals, also in HTML comments), and list items that are only "…" or "...". Code
/// spans and fences say what they say; other comments are for writers and may stay. Square brackets are links more
/// often than gaps and are left alone.
QList<Placeholder> unfilledPlaceholders(const QString &notes);

} // namespace slipway
