// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace slipway::ui {

/// A piece of text that the Insert menu offers.
struct NotesSnippet {
    QString name; ///< in the menu
    QString text;
    QString description{}; ///< a few words
};

/// Headings, lists, tables, alerts: for notes.
QList<NotesSnippet> notesSnippets();
/// The variables that a template may use, and its tags.
QList<NotesSnippet> templateSnippets();

} // namespace slipway::ui
