// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/changesmodel.h"

#include <QWidget>

class QLabel;

namespace slipway::ui {

class RowTable;

/// Commits below a sentence that says what becomes of them; the sentence alone where there are none to show.
class CommitSection final : public QWidget {
    Q_OBJECT

public:
    /// `name` becomes the table's object name, and `spoken` its accessible name.
    CommitSection(const QString &name, const QString &spoken, QWidget *parent = nullptr);

    /// `count`: how many there are; more than `commits` where the answer was cut, which is said.
    void set(const QString &sentence, const QList<Commit> &commits, int count);
    void say(const QString &sentence) { set(sentence, {}, 0); }

private:
    ChangesModel m_model;
    QLabel *m_sentence;
    RowTable *m_table;
};

} // namespace slipway::ui
