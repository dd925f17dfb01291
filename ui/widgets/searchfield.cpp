// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchfield.h"

#include "icons.h"

#include <QAction>
#include <QKeyEvent>
#include <QToolButton>

namespace slipway::ui {

using namespace Qt::StringLiterals;

SearchField::SearchField(const QString &objectName, const QString &name, const QString &hint, QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(objectName);
    setAccessibleName(name);
    setPlaceholderText(hint);
    setClearButtonEnabled(true);
    addAction(icon(u"search"_s), QLineEdit::LeadingPosition)->setText(name);
    // Qt makes a button of each, and names neither the button nor, for a screen reader, what it does.
    const auto buttons = findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        const bool isGlass = button->defaultAction() && button->defaultAction()->text() == name;
        button->setObjectName(objectName + (isGlass ? u"Icon"_s : u"Clear"_s));
        button->setAccessibleName(isGlass ? name : tr("Clear"));
    }
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace slipway::ui
