// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandlist.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;

namespace slipway::ui {

/// Finds an action by a few letters of its name and runs it. Letters go to the field, arrows to the list, Enter runs.
class CommandPalette final : public QDialog {
    Q_OBJECT

public:
    explicit CommandPalette(const QList<QAction *> &actions, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void currentChanged();
    void run();

    CommandList m_commands;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_reason;
};

} // namespace slipway::ui
