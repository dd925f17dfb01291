// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "question.h"

#include <QPushButton>

namespace slipway::ui {

Question::Question(const QString &name, const QString &title, const QString &question, const QString &explanation,
                   QWidget *parent)
    : QMessageBox(QMessageBox::Question, title, question, QMessageBox::NoButton, parent)
{
    setObjectName(name);
    setAttribute(Qt::WA_DeleteOnClose);
    setTextFormat(Qt::PlainText);
    setInformativeText(explanation);
}

QPushButton *Question::addAnswer(const QString &name, const QString &text, ButtonRole role)
{
    QPushButton *answer = addButton(text, role);
    answer->setObjectName(name);
    return answer;
}

QPushButton *Question::addWayBack(const QString &name, const QString &text)
{
    QPushButton *back = addButton(text, QMessageBox::RejectRole);
    back->setObjectName(name);
    setWayBack(back);
    return back;
}

void Question::setWayBack(QPushButton *back)
{
    setDefaultButton(back);
    setEscapeButton(back);
}

} // namespace slipway::ui
