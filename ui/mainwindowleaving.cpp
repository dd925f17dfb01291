// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"
#include "services/operationservice.h"
#include "services/session.h"
#include "services/wording.h"
#include "ui/pages/notespage.h"
#include "ui/widgets/plaintext.h"

#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

/// What takes the repository away comes when what was written is kept; where that cannot be, a person decides.
void MainWindow::whenKept(const std::function<void()> &act)
{
    m_next = act;
    if (m_notes->keepAll())
        std::exchange(m_next, {})();
}

/// What was written could not be kept.
void MainWindow::askToLose()
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Lose what you wrote?"),
                                tr("What you wrote in the release notes could not be kept on this machine."),
                                QMessageBox::NoButton, this);
    box->setObjectName(u"loseQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Copy it first: “Copy as Markdown” on the page Release notes."));
    QPushButton *lose = box->addButton(tr("&Go on and lose it"), QMessageBox::DestructiveRole);
    lose->setObjectName(u"lose"_s);
    QPushButton *stay = box->addButton(tr("&Stay"), QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(lose, &QPushButton::clicked, this, [this] {
        m_losing = true;
        if (m_next)
            std::exchange(m_next, {})();
        m_losing = false;
    });
    connect(stay, &QPushButton::clicked, this, [this] { m_next = {}; });
    box->open();
}

void MainWindow::askToLeave()
{
    if (findChild<QMessageBox *>(u"leaveQuestion"_s))
        return;
    const QString title = wording::planTitle(m_session.runningOperation()->plan());
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Leave Slipway?"),
                        tr("An operation is still under way: %1.").arg(plain(title)), QMessageBox::NoButton, this);
    box->setObjectName(u"leaveQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("What is done stays done. What is left can be resumed from the page Activity."));
    QPushButton *leave = box->addButton(tr("&Leave"), QMessageBox::DestructiveRole);
    leave->setObjectName(u"leave"_s);
    QPushButton *stay = box->addButton(tr("&Stay"), QMessageBox::RejectRole);
    stay->setObjectName(u"stay"_s);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(leave, &QPushButton::clicked, this, [this] {
        m_leaving = true;
        close();
    });
    box->open();
}

} // namespace slipway::ui
