// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagepane.h"
#include "rowtable.h"

#include <QStackedWidget>

namespace slipway::ui {

/// A table, or what there is to say in its place: nothing there, loading, an error.
class ListPane final : public QStackedWidget {
    Q_OBJECT

public:
    /// `name` becomes the table's object name and `spoken` its accessible name.
    ListPane(const QString &name, const QString &spoken, QWidget *parent = nullptr);

    RowTable &table() { return *m_table; }
    MessagePane &message() { return *m_message; }
    bool showsTable() const { return currentWidget() == m_table; }

    void showTable();
    void showMessage(const QString &icon, const QString &title, const QString &sentence, const QString &button = {},
                     Tone tone = Tone::Neutral);

Q_SIGNALS:
    /// The message's button.
    void activated();

private:
    RowTable *m_table;
    MessagePane *m_message;
};

} // namespace slipway::ui
