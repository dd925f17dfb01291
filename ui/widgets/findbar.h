// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "textsearch.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace slipway::ui {

class CodeEditor;

/// Finds and replaces in an editor; put it below. Ctrl+F and Ctrl+H in the editor show it, Escape hides it, F3 and
/// Shift+F3 go to the next and the previous place.
class FindBar final : public QWidget {
    Q_OBJECT

public:
    explicit FindBar(CodeEditor &editor, QWidget *parent = nullptr);

    /// Find, replace, next, previous: for menus. Their keys work in the editor and here.
    QAction *findAction() const { return m_find; }
    QAction *replaceAction() const { return m_replace; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QAction *makeAction(const QString &name, const QString &text, const QKeySequence &keys);
    void makeActions();
    void layOut();
    void open(bool replacing);
    void close();
    TextQuery query() const;
    void search();
    /// `step` 1: forward, -1: back.
    void go(int step);
    void replaceOne();
    void replaceAll();
    /// The match that is selected in the editor; -1: none is.
    int current() const;
    void showMatches();
    void tell(const QString &sentence = {});

    CodeEditor &m_editor;
    QAction *m_find = nullptr;
    QAction *m_replace = nullptr;
    QAction *m_next = nullptr;
    QAction *m_previous = nullptr;
    QAction *m_hide = nullptr;
    QLineEdit *m_text;
    QLineEdit *m_replacement;
    QCheckBox *m_case;
    QCheckBox *m_words;
    QCheckBox *m_expression;
    QLabel *m_status;
    QToolButton *m_close;
    QWidget *m_replaceRow;
    QPushButton *m_replaceOne;
    QPushButton *m_replaceAll;
    QTimer m_pause;
    TextMatches m_matches;
};

} // namespace slipway::ui
