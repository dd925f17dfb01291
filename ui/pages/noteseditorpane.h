// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notesactions.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedWidget;

namespace slipway::ui {

class Callout;
class CodeEditor;
class FindBar;
class MessagePane;
class NotesBar;

/// The middle of the page Release notes: the bar, what there is to say, and the editor.
class NotesEditorPane final : public QWidget {
    Q_OBJECT

public:
    NotesEditorPane(NotesDesk &desk, NotesActions &actions, QWidget *parent = nullptr);

    void focusEditor();
    CodeEditor &editor() { return *m_editor; }

Q_SIGNALS:
    void textChanged(const QString &text);
    void retryRequested();

private:
    void take();
    void showNothing();
    void tell(const QString &sentence, Tone tone);
    void tellFault();
    void typed();
    void mark();
    void goToConflict();

    NotesDesk &m_desk;
    NotesBar *m_bar;
    QWidget *m_said;
    Callout *m_callout;
    QStackedWidget *m_stack;
    MessagePane *m_message;
    CodeEditor *m_editor;
    FindBar *m_find;
    QLabel *m_line;
    QTimer m_marking;
    bool m_hasFault = false; ///< it was said that nothing is saved
    bool m_filling = false;
};

} // namespace slipway::ui
