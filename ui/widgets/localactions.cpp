// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localactions.h"

#include <QAction>
#include <QKeyEvent>
#include <QWidget>

namespace slipway::ui {

LocalActions::LocalActions(QObject *parent)
    : QObject(parent)
{
}

void LocalActions::addWidget(QWidget *widget)
{
    widget->installEventFilter(this);
}

void LocalActions::add(QAction *action)
{
    // Shown in menus; the key itself comes through the filter below and never reaches the window's shortcuts.
    action->setShortcutContext(Qt::WidgetShortcut);
    m_actions.append(action);
}

QAction *LocalActions::actionFor(const QKeyEvent &event) const
{
    const QKeySequence keys(event.keyCombination());
    for (const QPointer<QAction> &action : m_actions) {
        if (action && action->isEnabled() && action->shortcuts().contains(keys))
            return action;
    }
    return nullptr;
}

bool LocalActions::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return false;
    QAction *action = actionFor(*static_cast<QKeyEvent *>(event));
    if (!action)
        return false;
    event->accept();
    if (event->type() == QEvent::KeyPress)
        action->trigger();
    return true;
}

} // namespace slipway::ui
