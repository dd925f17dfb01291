// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editorcompletion.h"
#include "linemark.h"
#include "marginedit.h"

#include <QTimer>

#include <array>

namespace slipway::ui {

class EditorMarks;
class EditorSpelling;
class LocalActions;
class MarkdownHighlighter;

/// Writes Markdown with a template's tags: colours, line numbers, marks on lines, completion of names, spelling. The
/// keys of its actions() win over the window's while it has the focus.
class CodeEditor final : public MarginEdit {
    Q_OBJECT

public:
    /// What is drawn over the text; each layer is set by who it belongs to.
    enum class Layer { CurrentLine, Marks, Spelling, Matches };

    /// `objectName` for tests and assistive tools, `name` for screen readers.
    CodeEditor(const QString &objectName, const QString &name, QWidget *parent = nullptr);
    ~CodeEditor() override;

    /// The text as it was set and written. toPlainText() is not: it makes spaces of no-break spaces.
    QString text() const;
    /// Another text: nothing to undo, the cursor at its beginning.
    void setText(const QString &text);
    /// The same text changed by somebody else: one step to undo. Cursor and view stay at the lines where they were.
    void replaceAllText(const QString &text);
    /// In place of what is selected.
    void insertAtCursor(const QString &text);

    void setMarks(const QList<LineMark> &marks);
    void setCompletions(const QList<Completion> &names);
    void setLayer(Layer layer, const QList<QTextEdit::ExtraSelection> &selections);
    /// Selects and shows a piece of the text.
    void select(int start, int length);
    EditorSpelling &spelling() { return *m_spelling; }
    LocalActions &localActions() { return *m_local; }

Q_SIGNALS:
    /// What there is to say of the line in which the cursor is: one or more lines of plain text; empty: nothing.
    void lineTextChanged(const QString &text);

protected:
    int marginWidth() const override;
    void paintMargin(QPainter &painter, const QRect &line, const QTextBlock &block) const override;
    QString toolTipFor(const QTextBlock &block) const override;
    void marginClicked(const QTextBlock &block) override;

    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void insertFromMimeData(const QMimeData *source) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QAction *makeAction(const QString &name, const QString &text, const QKeySequence &keys);
    void makeActions();
    void goToMark(int step);
    void look(); ///< after the text has changed: wrapping and hidden characters
    void showMarks();
    void showCurrentLine();
    void tellLine();

    std::array<QList<QTextEdit::ExtraSelection>, 4> m_layers;
    MarkdownHighlighter *m_highlighter = nullptr; ///< soon after it is shown first
    bool m_wasShown = false;
    EditorMarks *m_marks;
    EditorSpelling *m_spelling;
    EditorCompletion *m_completion;
    LocalActions *m_local;
    QTimer m_looking;
    QString m_lineText;
};

} // namespace slipway::ui
