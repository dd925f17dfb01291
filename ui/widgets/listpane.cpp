// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listpane.h"

namespace slipway::ui {

ListPane::ListPane(const QString &name, const QString &spoken, QWidget *parent)
    : QStackedWidget(parent)
    , m_table(new RowTable(this))
    , m_message(new MessagePane(this))
{
    m_table->setObjectName(name);
    m_table->setAccessibleName(spoken);
    addWidget(m_table);
    addWidget(m_message);
    connect(m_message, &MessagePane::activated, this, &ListPane::activated);
}

void ListPane::showTable()
{
    setCurrentWidget(m_table);
}

void ListPane::showMessage(const QString &icon, const QString &title, const QString &sentence, const QString &button,
                           Tone tone)
{
    m_message->set(icon, title, sentence, button, {}, tone);
    setCurrentWidget(m_message);
}

} // namespace slipway::ui
