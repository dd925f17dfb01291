// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace slipway {

/// What is wrong with a template, or with release notes, at one place.
struct NotesProblem {
    enum class Severity {
        Warning, ///< it can be used, but look at it
        Error, ///< a template cannot be rendered
    };

    int line = 0; ///< from 1; 0: the whole
    int column = 0; ///< from 1; 0: the whole line
    Severity severity = Severity::Warning;
    QString message{}; ///< one sentence

    friend bool operator==(const NotesProblem &, const NotesProblem &) = default;
};

/// A name that a template may use, as an editor proposes it.
struct NotesVariable {
    QString name; ///< "changes.feature"
    QString description; ///< what it stands for, in a few words

    friend bool operator==(const NotesVariable &, const NotesVariable &) = default;
};

} // namespace slipway
