// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/notesmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace slipway::ui {

class ListPane;

/// The left of the page Release notes: the templates and the releases, and how many are hidden.
class NotesList final : public QWidget {
    Q_OBJECT

public:
    explicit NotesList(QWidget *parent = nullptr);

    /// `isKnown`: the releases were read.
    void setRows(const QList<NotesRow> &rows, bool isKnown);
    /// Chooses without telling; an empty name: nothing.
    void select(const QString &name);
    void focusFilter();
    void focusList();

Q_SIGNALS:
    void chosen(const slipway::NotesRow &row);
    /// Enter or a double click.
    void activated();
    void refreshRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show();
    void selectFirst(); ///< a row that is no heading
    void updateWords();

    NotesModel m_model;
    QList<NotesRow> m_rows;
    QLineEdit *m_search;
    ListPane *m_pane;
    QLabel *m_hidden;
    QPushButton *m_showAll;
    QString m_selected;
    bool m_isKnown = false;
    bool m_filling = false;
};

} // namespace slipway::ui
